package facilitation

// seeFacilitator adds what only those who run the workshop see.
func seeFacilitator(state State, view View) {
	view["next"] = next(state)
	view["plan"] = seePlan(state)
	seeWriting(state, view, func(Card) bool { return true })
	for _, thought := range state.Thoughts {
		if thought.Aside != "" {
			view["aside/"+thought.Thought] = PartAside{Words: thought.Words.Words, Reason: thought.Aside, Settled: thought.Settled}
		}
	}
}

// seePlan is the agenda with its clock, and the questions that may still be changed.
func seePlan(state State) PartPlan {
	part := PartPlan{
		StartedAt: state.StartsAt, EndsAt: state.plannedEnd(), Stages: []PlanStage{},
		Proposals: state.preset().Proposals, Prompts: map[string]map[Language]string{},
	}
	if state.PlanEnds.IsZero() {
		part.Break = state.preset().Break * 60
	} else {
		part.EndsAt = state.PlanEnds
	}
	for prompt, stage := range promptStage {
		if state.Times[stage] == 0 {
			part.Prompts[prompt] = state.prompt(prompt)
		}
	}
	mark := "done"
	for _, stage := range state.stages() {
		row := PlanStage{Stage: stage, Seconds: state.Plan[stage], State: mark, Times: state.Times[stage]}
		if stage == state.Stage {
			row.State, mark = "now", "next"
		}
		part.Stages = append(part.Stages, row)
	}
	return part
}
