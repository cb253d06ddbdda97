package facilitation

import "slices"

// next is the facilitator's one big button: a command, and a label that says
// what pressing it will do. Where nothing can be pressed, the label says what is
// awaited.
func next(state State) PartNext {
	button := buttonOf(state)
	if button.With == nil {
		button.With = map[string]any{}
	}
	if button.Facts == nil {
		button.Facts = Facts{}
	}
	for _, round := range state.standing() {
		if round.State == RoundCloses {
			return PartNext{With: map[string]any{}, Label: "opening", Facts: Facts{}}
		}
		button.Drop = button.Drop || round.Kind != Pulse && (button.Do == "start_stage" || button.Do == "start_turns")
	}
	return button
}

func buttonOf(state State) PartNext {
	switch state.Stage {
	case Arriving:
		return stageButton(state, state.next(Arriving))
	case CheckIn:
		if round, open := state.openRound(CheckIns); open {
			return closeButton("showCheckIns", round)
		}
		return stageButton(state, Gather)
	case Gather:
		if round, open := state.openRound(Thoughts); open {
			return closeButton("closeWriting", round)
		}
		return again(state, Gather)
	case Share:
		return shareButton(state)
	case Explore:
		return exploreButton(state)
	case Agree:
		return agreeButton(state)
	case Closing:
		return closingButton(state)
	}
	return PartNext{Label: "ended"}
}

func stageButton(state State, stage Stage) PartNext {
	return PartNext{
		Do: "start_stage", With: map[string]any{"stage": stage, "time": state.Times[stage] + 1},
		Label: "start." + string(stage), Facts: Facts{"minutes": (state.Plan[stage] + 30) / 60},
	}
}

// again opens a stage once more, after its round was dropped.
func again(state State, stage Stage) PartNext {
	button := stageButton(state, stage)
	button.Label = "again." + string(stage)
	return button
}

func closeButton(label string, round Round) PartNext {
	return PartNext{Do: "close_round", With: map[string]any{"round": round.Round}, Label: label}
}

func shareButton(state State) PartNext {
	if state.Moment != Speaking && state.turnTimes(OneThingTurns) < state.Times[Share] {
		return PartNext{Do: "start_turns", With: map[string]any{"kind": OneThingTurns, "time": state.turnTimes(OneThingTurns) + 1}, Label: "startTurns"}
	}
	button := stageButton(state, Explore)
	groups := state.Groups.Count
	if groups == 0 {
		groups = suggestGroups(state.Here)
	}
	if groups > 1 {
		button.Label = "makeGroups"
		button.Facts["groups"] = groups
	}
	return button
}

func exploreButton(state State) PartNext {
	switch state.Moment {
	case Grouping:
		return PartNext{Do: "send_to_groups", Label: "sendToGroups", Facts: Facts{"groups": state.Groups.Count}}
	case Working:
		if q := state.Groups.Question; q < state.template().Questions {
			return PartNext{Do: "ask_question", With: map[string]any{"question": q + 1}, Label: "nextQuestion", Facts: Facts{"question": q + 1}}
		}
		if state.Groups.Count == 1 {
			return hearButton(state)
		}
		return PartNext{Do: "call_back", Label: "callBack"}
	case Returning, Hearing:
		return hearButton(state)
	case Rating:
		if round, open := state.openRound(Ratings); open {
			return closeButton("showRatings", round)
		}
	}
	return forwardButton(state)
}

// hearButton hears the next group, then has the cards rated, then takes one forward.
func hearButton(state State) PartNext {
	for group := 1; group <= state.Groups.Count; group++ {
		if !slices.Contains(state.Groups.Heard, group) {
			button := PartNext{Do: "hear_group", With: map[string]any{"group": group}, Label: "hearGroup", Facts: Facts{"group": group}}
			if state.Groups.Count == 1 {
				button.Label = "hearCards"
			}
			return button
		}
	}
	if len(state.heardCards()) == 0 {
		return linesButton(state)
	}
	if state.Here < fewest {
		return forwardButton(state)
	}
	return PartNext{Do: "rate_cards", With: map[string]any{"time": state.roundTimes(Ratings) + 1}, Label: "rateCards"}
}

// forwardButton offers the best rated card that no proposal rests on; the
// facilitator may choose another, and gives the proposal's id.
func forwardButton(state State) PartNext {
	best := bestCard(state)
	if best == nil || len(state.liveProposals()) >= max(state.preset().Proposals, 1) {
		return linesButton(state)
	}
	return PartNext{Do: "take_forward", With: map[string]any{"card": best.Card}, Label: "takeForward", Facts: Facts{"number": len(state.liveProposals()) + 1}}
}

func bestCard(state State) *Card {
	var best *Card
	mean := func(card *Card) float64 {
		if ratings := ratingsOf(*card); ratings != nil {
			return ratings.Mean
		}
		return 0
	}
	for _, card := range state.heardCards() {
		if !state.usedByProposal(card.Card) && (best == nil || mean(&card) > mean(best)) {
			best = &card
		}
	}
	return best
}

func linesButton(state State) PartNext {
	return PartNext{Do: "show_lines", With: map[string]any{"time": state.Times[Closing] + 1}, Label: "showLines"}
}

func agreeButton(state State) PartNext {
	proposal := state.now()
	if proposal == nil || state.Moment == Choosing || state.Moment == Resulted {
		return forwardButton(state)
	}
	switch state.Moment {
	case Wording, Worrying:
		return askButton(state, *proposal)
	case FirstAnswers, FinalAnswers:
		if round, open := state.openRound(Answers); open {
			label := "showAnswers"
			if round.Final {
				label = "showResult"
			}
			return closeButton(label, round)
		}
	}
	return linesButton(state)
}

func askButton(state State, proposal Proposal) PartNext {
	with := map[string]any{"proposal": proposal.Proposal}
	if state.Here < fewest {
		with["agreed"] = true
		return PartNext{Do: "settle_aloud", With: with, Label: "settleAloud"}
	}
	final := proposal.answered(false)
	with["final"] = final
	if final {
		return PartNext{Do: "ask_for_answers", With: with, Label: "askFinal"}
	}
	return PartNext{Do: "ask_for_answers", With: with, Label: "askFirst"}
}

func closingButton(state State) PartNext {
	if round, open := state.openRound(Lines); open {
		return closeButton("showTapped", round)
	}
	return PartNext{Do: "publish", Label: "publish"}
}
