package facilitation

import "slices"

// Arriving and check-in: everyone acts once before content, one line each.

func openCheckIn(state State, act Act, time int) (Moment, []Event) {
	if state.Settings.WrittenIn {
		return Writing, []Event{openRound(state, act, RoundOpened{Kind: CheckIns, Time: time})}
	}
	var events []Event
	if len(present(state, act)) > turnsInPlace && state.Groups.Count == 0 {
		formed := formGroups(state, act, suggestGroups(len(present(state, act))), 1)
		events, state = append(events, formed), Evolve(state, formed)
	}
	return Speaking, append(events, startTurns(state, act, CheckInTurns, time))
}

// openTurns begins a spoken round within a stage.
func openTurns(state State, act Act, kind TurnsKind, time int) []Event {
	seconds := state.share(state.Plan[state.Stage]-state.momentSeconds("reading"), state.Stage)
	return []Event{
		MomentOpened{Moment: Speaking, EndsAt: inSeconds(act.At, seconds), Seconds: max(seconds, 0)},
		startTurns(state, act, kind, time),
	}
}

// startTurns lists who speaks when: the whole room in one order, or each group
// in its own where the room is larger.
func startTurns(state State, act Act, kind TurnsKind, time int) TurnsStarted {
	started := TurnsStarted{Turns: act.id("turns", time), Kind: kind, Time: time, Seconds: state.momentSeconds("turn")}
	if kind == OneThingTurns {
		started.Seconds = state.momentSeconds("oneThing")
	}
	here := present(state, act)
	if len(here) <= turnsInPlace || state.Groups.Count < 2 {
		started.Lists = [][]int{deal(here, act.Random)}
		return started
	}
	for group := 1; group <= state.Groups.Count; group++ {
		list := slices.DeleteFunc(slices.Clone(here), func(seat int) bool { return state.Seats[seat-1].Group != group })
		started.Lists = append(started.Lists, deal(list, act.Random))
	}
	return started
}

// present are the seats on the line, or all where the room cannot tell.
func present(state State, act Act) []int {
	var seats []int
	for seat := range len(state.Seats) {
		if len(act.Present) == 0 || slices.Contains(act.Present, seat+1) {
			seats = append(seats, seat+1)
		}
	}
	return seats
}

// turnTimes is how often turns of a kind were begun.
func (s State) turnTimes(kind TurnsKind) int {
	n := 0
	for _, turns := range s.Turns {
		if turns.Kind == kind {
			n++
		}
	}
	return n
}

// decideFinishTurn passes the turn on. The speaker does it, or a facilitator.
// After the check-in's last turn the pulse is asked, where it is on.
func decideFinishTurn(state State, act Act, c FinishTurn) ([]Event, error) {
	turns := state.turnsNow()
	if turns == nil || turns.Turns != c.Turns {
		return nil, refuse(WrongStage, state.where())
	}
	if !act.leads() && act.Seat != c.Seat {
		return nil, refuse(NotYours)
	}
	at := slices.IndexFunc(turns.Lists, func(l TurnList) bool { return l.Now() == c.Seat })
	if at < 0 || c.Seat == 0 {
		return nil, nil // it has spoken, or is not on
	}
	events := []Event{TurnTaken{Turns: c.Turns, Seat: c.Seat, Passed: c.Passed}}
	after := fold(state, events)
	if turns.Kind == CheckInTurns && after.turnsNow().over() {
		return append(events, openPulse(after, act)...), nil
	}
	return events, nil
}

// openPulse asks the three statements, or waits where they are off or too few are here.
func openPulse(state State, act Act) []Event {
	if !state.Settings.Pulse || !state.ballots(act) {
		return []Event{MomentOpened{Moment: Waiting}}
	}
	return []Event{
		MomentOpened{Moment: Pulsing},
		openRound(state, act, RoundOpened{Kind: Pulse, Time: 1}),
	}
}

func decideStartTurns(state State, act Act, c StartTurns) ([]Event, error) {
	if state.turnTimes(c.Kind) >= c.Time && c.Time > 0 {
		return nil, nil
	}
	if c.Kind != OneThingTurns || c.Time != state.turnTimes(c.Kind)+1 {
		return nil, refuse(BadValue, Facts{"what": "turns"})
	}
	if state.Stage != Share {
		return nil, refuse(WrongStage, state.where())
	}
	return finish(state, act, c.Drop, Then{Turns: c.Kind, TurnTime: c.Time})
}

// decideLeave counts one fewer. Who waits at the door was never counted.
func decideLeave(state State, act Act) ([]Event, error) {
	atDoor := act.Seat == 0 && state.doorsClosed() && !act.LetIn
	if atDoor || state.Here == 0 {
		return nil, nil
	}
	return []Event{HereChanged{Here: state.Here - 1}}, nil
}

// decideSetHere never counts fewer than are on the line: else a facilitator could
// make a room so small that one thought alone may be shown. It does not look at who
// has answered, because the number would tell; evolveRoundClosed makes up for it.
func decideSetHere(state State, act Act, c SetHere) ([]Event, error) {
	if c.Here < 0 || c.Here > maxPeople {
		return nil, refuse(BadValue, Facts{"what": "here"})
	}
	here := max(c.Here, len(act.Present))
	if here == state.Here {
		return nil, nil
	}
	return []Event{HereChanged{Here: here}}, nil
}
