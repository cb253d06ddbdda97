package facilitation

import "strings"

// Sharing: read in silence, mark what matters, then one thing each.

// openShare opens the marks with the reading; under five there are no numbers.
func openShare(state State, act Act, time int) (Moment, []Event) {
	if !state.ballots(act) || len(state.Thoughts) == 0 {
		return Reading, nil
	}
	return Reading, []Event{openRound(state, act, RoundOpened{Kind: Marks, Time: time})}
}

func decideSharing(state State, act Act) (events []Event, mine bool, err error) {
	switch c := act.Command.(type) {
	case SetAside:
		events, err = decideSetAside(state, act, c)
	case Restore:
		events, err = decideRestore(state, c)
	case KeepAside:
		events, err = decideKeepAside(state, c)
	case Spotlight:
		events, err = decideSpotlight(state, c)
	default:
		return nil, false, nil
	}
	return events, true, err
}

// asidesByAnyone is how often the room may set one thought aside; after that
// only a facilitator may, so that nobody can keep a thought off the screens.
const asidesByAnyone = 2

func decideSetAside(state State, act Act, c SetAside) ([]Event, error) {
	thought := state.thought(c.Thought)
	switch {
	case thought == nil:
		return nil, refuse(UnknownThing, Facts{"what": "thought"})
	case c.Reason != NamesPerson && c.Reason != NamesPatient && c.Reason != Abusive:
		return nil, refuse(BadValue, Facts{"what": "reason"})
	case thought.Aside != "":
		return nil, nil
	case !act.leads() && thought.Asides >= asidesByAnyone:
		return nil, refuse(TooMany, Facts{"most": asidesByAnyone})
	}
	return []Event{ThoughtSetAside{Thought: c.Thought, Reason: c.Reason}}, nil
}

func decideRestore(state State, c Restore) ([]Event, error) {
	thought := state.thought(c.Thought)
	if thought == nil {
		return nil, refuse(UnknownThing, Facts{"what": "thought"})
	}
	if thought.Aside == "" {
		return nil, nil
	}
	return []Event{ThoughtRestored{Thought: c.Thought}}, nil
}

func decideKeepAside(state State, c KeepAside) ([]Event, error) {
	thought := state.thought(c.Thought)
	if thought == nil {
		return nil, refuse(UnknownThing, Facts{"what": "thought"})
	}
	if thought.Aside == "" || thought.Settled {
		return nil, nil
	}
	return []Event{ThoughtKeptAside{Thought: c.Thought}}, nil
}

func decideSpotlight(state State, c Spotlight) ([]Event, error) {
	if c.On == state.Spotlight {
		return nil, nil
	}
	kind, id, _ := strings.Cut(c.On, "/")
	known := c.On == ""
	switch kind {
	case "thought":
		thought := state.thought(id)
		known = thought != nil && thought.Aside == ""
	case "card":
		card := state.card(id)
		known = card != nil && card.Heard
	case "proposal":
		known = state.proposal(id) != nil
	}
	if !known {
		return nil, refuse(UnknownThing, Facts{"what": "spotlight"})
	}
	return []Event{Spotlit{On: c.On}}, nil
}
