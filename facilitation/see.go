package facilitation

import (
	"fmt"
	"slices"
)

// See builds the kept parts of one layer from nothing: what is added here is all
// that its readers learn.
func See(state State, layer Layer) View {
	view := View{}
	switch {
	case !state.Opened:
	case layer == LayerAll:
		seeAll(state, view)
	case layer == LayerFacilitator:
		seeFacilitator(state, view)
	default:
		var group int
		if n, err := fmt.Sscanf(string(layer), "group/%d", &group); n == 1 && err == nil {
			seeWriting(state, view, func(c Card) bool { return c.Group == group })
		}
	}
	return view
}

// LayersOf are the layers that a window of that role reads; group 0: none yet.
func LayersOf(role Role, group int) []Layer {
	switch {
	case role == Facilitator || role == Host:
		return []Layer{LayerAll, LayerFacilitator}
	case role == Screen:
		return []Layer{LayerAll, LayerScreen}
	case group > 0:
		return []Layer{LayerAll, GroupLayer(group)}
	}
	return []Layer{LayerAll}
}

func seeAll(state State, view View) {
	view["workshop"] = seeWorkshop(state)
	view["stage"] = seeStage(state)
	view["timer"] = PartTimer(state.Clock)
	for _, round := range state.standing() {
		view["round/"+round.Round] = PartRound{
			Kind: round.Kind, State: round.State, Time: round.Time, Size: Kinds[round.Kind].Frame,
			Proposal: round.Proposal, Version: round.Version, Final: round.Final, Earliest: round.Earliest, Few: round.Here < fewest,
		}
	}
	if turns := state.turnsNow(); turns != nil {
		view["turns"] = seeTurns(*turns)
	}
	seeThoughts(state, view)
	seePulse(state, view)
	seeCoverage(state, view)
	if state.Groups.Count > 0 {
		view["groups"] = seeGroups(state)
	}
	seeCards(state, view)
	seeProposals(state, view)
	seeLines(state, view)
	if state.Spotlight != "" {
		view["spotlight"] = PartSpotlight{On: state.Spotlight}
	}
	if state.Record.Record != "" {
		view["record"] = PartRecord(state.Record)
	}
}

func seeWorkshop(state State) PartWorkshop {
	s := state.Settings
	part := PartWorkshop{
		Topic: s.Topic.Words, Organisations: []string{}, Minutes: s.Minutes, People: s.People, Place: s.Place, Language: s.Language,
		Names: s.Names, Quota: s.Quota, Quoting: s.Quoting, Pulse: s.Pulse, RetentionDays: s.RetentionDays, Rule: s.Rule,
	}
	for _, organisation := range s.Organisations {
		part.Organisations = append(part.Organisations, organisation.Words)
	}
	if !state.doorsClosed() && state.running() {
		part.Code = state.Code
	}
	return part
}

func seeStage(state State) PartStage {
	part := PartStage{Stage: state.Stage, Moment: state.Moment, Time: state.Times[state.Stage], Prompt: map[Language]string{}, Stages: state.stages()}
	if key := state.promptKey(); key != "" {
		part.Prompt = state.prompt(key)
	}
	if state.Stage == Explore {
		part.Question = state.Groups.Question
	}
	return part
}

// promptKey is the question of this moment; "": none.
func (s State) promptKey() string {
	switch s.Stage {
	case CheckIn:
		if s.Moment == Pulsing {
			return ""
		}
		return "checkIn"
	case Gather:
		return "gather"
	case Share:
		if s.Moment == Speaking {
			return "oneThing"
		}
		return "share"
	case Explore:
		switch {
		case s.Moment == Rating || s.Moment == Rated:
			return "rate"
		case s.Groups.Question > 1:
			return "explore2"
		}
		return "explore1"
	case Agree:
		return "agree"
	}
	return ""
}

func seeTurns(turns Turns) PartTurns {
	part := PartTurns{Turns: turns.Turns, Kind: turns.Kind, Seconds: turns.Seconds, Lists: []PartTurnList{}}
	for _, list := range turns.Lists {
		now := list.Now()
		again := now != 0 && len(list.Waiting) == 0
		part.Lists = append(part.Lists, PartTurnList{
			Group: list.Group, Now: now, Again: again, Done: some(list.Done),
			Waiting: some(without(list.Waiting, now)), Passed: some(without(list.Passed, now)),
		})
	}
	return part
}

// some makes sure that an empty list is [] on the wire, never null.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func without(seats []int, seat int) []int {
	return slices.DeleteFunc(slices.Clone(seats), func(other int) bool { return other == seat })
}

// seeThoughts shows what was revealed: during writing of a second round, what
// the first one brought stays readable.
func seeThoughts(state State, view View) {
	cards := map[string][]string{}
	for _, card := range state.Cards {
		if card.Heard && !card.Discarded {
			for _, thought := range card.Thoughts {
				cards[thought] = append(cards[thought], card.Card)
			}
		}
	}
	show := func(name string, thought Thought) {
		part := PartThought{
			Words: thought.Words.Words, Mark: thought.Mark, Round: thought.Round, Matters: thought.Matters,
			Aside: thought.Aside, Settled: thought.Settled, Cards: some(cards[thought.Thought]),
		}
		if thought.Aside != "" {
			part.Words = ""
		}
		view[name+thought.Thought] = part
	}
	for _, thought := range state.Thoughts {
		show("thought/", thought)
	}
	for _, thought := range state.CheckIns {
		show("checkin/", thought)
	}
}

// seeCoverage tells, once the reading has closed, how many read all thoughts to
// the end: everybody has all of them on the list.
func seeCoverage(state State, view View) {
	for _, round := range state.Rounds {
		if round.Kind == Marks && round.State == RoundDone && round.People >= fewest {
			view["coverage"] = PartCoverage{Read: round.Read, People: round.People}
		}
	}
}

func seePulse(state State, view View) {
	for _, round := range state.Rounds {
		if round.Kind != Pulse || round.State != RoundDone {
			continue
		}
		part := PartPulse{Time: round.Time, People: round.People, Counts: [][5]int{}}
		if round.People < fewest {
			part.People = 0
		}
		for i := range pulseStatements {
			var five [5]int
			copy(five[:], round.Totals[string(rune('0'+i))])
			part.Counts = append(part.Counts, five)
		}
		view["pulse/"+round.Round] = part
	}
}
