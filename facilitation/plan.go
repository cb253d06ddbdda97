package facilitation

import (
	"slices"
	"time"
)

// stageOrder is the method's own; check-in and sharing may be skipped.
var stageOrder = []Stage{Arriving, CheckIn, Gather, Share, Explore, Agree, Closing, Closed}

func (s State) template() Template { return Templates[s.Settings.Template] }

func (s State) preset() Preset { return s.template().Presets[s.Settings.Minutes] }

func (s State) momentSeconds(moment string) int { return s.preset().Moments[moment] }

// stages are those of this workshop, in order, from arriving to closing.
func (s State) stages() []Stage {
	return slices.DeleteFunc(slices.Clone(stageOrder[:7]), func(stage Stage) bool {
		return stage == CheckIn && s.Settings.SkipCheckIn || stage == Share && s.Settings.SkipShare
	})
}

// stagesFrom are a stage and those after it.
func (s State) stagesFrom(stage Stage) []Stage {
	at := slices.Index(stageOrder, stage)
	return slices.DeleteFunc(s.stages(), func(other Stage) bool { return slices.Index(stageOrder, other) < at })
}

// next is the stage after one, in this workshop.
func (s State) next(stage Stage) Stage {
	if rest := s.stagesFrom(stage); len(rest) > 1 {
		return rest[1]
	}
	return Closing
}

// plannedEnd is when the workshop was to end when it began.
func (s State) plannedEnd() time.Time {
	if s.StartsAt.IsZero() {
		return time.Time{}
	}
	whole := s.Settings.Minutes*60 - s.preset().Stages[Arriving]*60
	return s.StartsAt.Add(time.Duration(whole) * time.Second)
}

// planOf is the plan before anything was re-planned: seconds a stage. What a
// skipped stage frees goes to the groups.
func planOf(settings Settings) map[Stage]int {
	plan := map[Stage]int{}
	for stage, minutes := range Templates[settings.Template].Presets[settings.Minutes].Stages {
		plan[stage] = minutes * 60
	}
	for stage, skipped := range map[Stage]bool{CheckIn: settings.SkipCheckIn, Share: settings.SkipShare} {
		if skipped {
			plan[Explore] += plan[stage]
			delete(plan, stage)
		}
	}
	return plan
}

// where tells a refused person where the room is.
func (s State) where() Facts { return Facts{"stage": s.Stage, "moment": s.Moment} }

// here is how many are here as far as log and room know.
func (s State) here(act Act) int { return max(s.Here, act.Here) }

// ballots: under five there are no ballots and no numbers.
func (s State) ballots(act Act) bool { return s.here(act) >= fewest }
