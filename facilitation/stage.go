package facilitation

import "slices"

// decideStartStage goes on to the next stage, or back to an earlier one as a new
// time of it. Nothing is deleted or recomputed.
func decideStartStage(state State, act Act, c StartStage) ([]Event, error) {
	if state.Times[c.Stage] >= c.Time && c.Time > 0 {
		return nil, nil // it has been opened
	}
	if c.Time != state.Times[c.Stage]+1 || !slices.Contains(state.stages(), c.Stage) || c.Stage == Arriving || c.Stage == Closing {
		return nil, refuse(BadValue, Facts{"what": "stage"})
	}
	if !state.reaches(c.Stage) {
		return nil, refuse(WrongStage, state.where())
	}
	return finish(state, act, c.Drop, Then{Stage: c.Stage, Time: c.Time, Hold: c.Hold})
}

// reaches: the order stays, but check-in and sharing may be skipped and every
// stage repeated.
func (s State) reaches(stage Stage) bool {
	from, to := slices.Index(stageOrder, s.Stage), slices.Index(stageOrder, stage)
	if to <= from {
		return true
	}
	between := slices.DeleteFunc(slices.Clone(stageOrder[from+1:to]), func(skipped Stage) bool {
		return skipped == CheckIn || skipped == Share
	})
	return len(between) == 0
}

// finish ends every round that is open, then goes on. A round that too few have
// answered is dropped where drop is set, else it is waited for; the pulse never
// holds a room up.
func finish(state State, act Act, drop bool, then Then) ([]Event, error) {
	var events []Event
	for _, round := range state.standing() {
		switch {
		case round.State == RoundCloses && round.Then == then:
			return nil, nil // on its way
		case round.State == RoundCloses:
			return nil, refuse(Busy)
		case act.At.Before(round.Earliest):
			return nil, refuse(TooSoon, Facts{"seconds": seconds(round.Earliest.Sub(act.At))})
		case enough(round, act):
			events = append(events, RoundClosing{Round: round.Round, Then: then})
		case drop || round.Kind == Pulse:
			events = append(events, RoundDropped{Round: round.Round})
		default:
			return nil, refuse(TooFewYet, Facts{"needed": min(fewest, round.Here)})
		}
	}
	after := fold(state, events)
	if after.anyOpen() {
		return events, nil
	}
	return append(events, follow(after, act, then)...), nil
}

// enough: five have answered or finished, or everyone where fewer are here.
func enough(round Round, act Act) bool {
	return act.Counted[round.Round] >= min(fewest, max(round.Here, 1))
}

// follow is what comes once nothing is open any more.
func follow(state State, act Act, then Then) []Event {
	switch {
	case then.Stage != "":
		return openStage(state, act, then)
	case then.Turns != "":
		return openTurns(state, act, then.Turns, then.TurnTime)
	case then.Moment == Pulsing:
		return openPulse(state, act)
	case then.Moment != "":
		return []Event{MomentOpened{Moment: then.Moment}}
	}
	return nil
}

// openStage opens a stage with what happens in it at once.
func openStage(state State, act Act, then Then) []Event {
	plan := state.Plan[then.Stage]
	opened := StageOpened{Stage: then.Stage, Time: then.Time, At: minute(act.At), EndsAt: inSeconds(act.At, plan), Seconds: plan, Held: then.Hold}
	var more []Event
	switch then.Stage {
	case CheckIn:
		opened.Moment, more = openCheckIn(state, act, then.Time)
	case Gather:
		opened.Moment, more = Writing, []Event{openRound(state, act, RoundOpened{Kind: Thoughts, Time: then.Time})}
	case Share:
		opened.Moment, more = openShare(state, act, then.Time)
		opened.Seconds = state.share(state.momentSeconds("reading"), Share)
		opened.EndsAt = inSeconds(act.At, opened.Seconds)
	case Explore:
		opened.Moment, more = openExplore(state, act)
	case Agree:
		opened.Moment = state.unfinished()
	}
	return append([]Event{opened}, more...)
}

// unfinished is where the agreement goes on: with the proposal that has no result
// yet, or else by choosing a card.
func (s State) unfinished() Moment {
	switch proposal := s.now(); {
	case proposal == nil || proposal.Outcome != "":
		return Choosing
	case proposal.answered(false):
		return Worrying
	}
	return Wording
}

// share scales a moment's planned seconds to what is left of its stage's plan.
func (s State) share(planned int, stage Stage) int {
	full := s.preset().Stages[stage] * 60
	if full == 0 || s.Plan[stage] == 0 {
		return planned
	}
	return planned * s.Plan[stage] / full
}

// openRound completes the event that opens a round. n tells rounds of one act apart.
func openRound(state State, act Act, opened RoundOpened) RoundOpened {
	opened.Round = act.id("round/"+string(opened.Kind), 0)
	opened.Here = state.here(act)
	return opened
}

func decideCloseRound(state State, act Act, c CloseRound) ([]Event, error) {
	round, found := state.round(c.Round)
	if !found {
		return nil, refuse(UnknownThing, Facts{"what": "round"})
	}
	if round.State != RoundStands {
		return nil, nil
	}
	return finish(state, act, false, state.thenOf(round))
}

// thenOf is what follows a round that the facilitator closes.
func (s State) thenOf(round Round) Then {
	switch round.Kind {
	case Thoughts:
		next := s.next(Gather)
		return Then{Stage: next, Time: s.Times[next] + 1}
	case Marks:
		return Then{Turns: OneThingTurns, TurnTime: s.turnTimes(OneThingTurns) + 1}
	case CheckIns:
		return Then{Moment: Pulsing}
	case Ratings:
		return Then{Moment: Rated}
	case Lines:
		return Then{Moment: Settling}
	case Pulse:
		if s.Stage == CheckIn {
			return Then{Moment: Waiting}
		}
		return Then{Moment: Settling}
	}
	return Then{} // answers: what follows depends on them
}

// decideDropRound shows nothing of a round; the texts stay with their authors. With
// the lines goes the pulse that stands beside them: nobody could close it later.
func decideDropRound(state State, act Act, c DropRound) ([]Event, error) {
	round, found := state.round(c.Round)
	if !found {
		return nil, refuse(UnknownThing, Facts{"what": "round"})
	}
	if round.State != RoundStands {
		return nil, nil
	}
	events := []Event{RoundDropped{Round: c.Round}}
	after := fold(state, events)
	if round.Kind == Pulse && after.anyOpen() {
		return events, nil
	}
	rest, err := finish(after, act, true, Then{Moment: dropsTo(round)})
	if err != nil {
		return nil, err
	}
	return append(events, rest...), nil
}

// dropsTo is where the room stands after a round was dropped.
func dropsTo(round Round) Moment {
	switch round.Kind {
	case Ratings:
		return Rated
	case Lines:
		return Settling
	case Answers:
		if round.Final {
			return Worrying
		}
		return Wording
	}
	return Waiting
}
