package facilitation

import "strings"

// Live is what a room knows and the log does not: presence, pools, words being typed.
type Live struct {
	Here        int                // as counted; the larger of this and the log's is shown
	Newcomers   int                // on the line without a seat
	Knocking    int                // of these, waiting at the door
	People      map[int]PartPerson // by seat: names and who is present
	Facilitated bool
	Progress    map[string]int     // by open round: who has answered or finished, as last shown
	Pens        map[string]PartPen // by "card/<id>/<line>" or "proposal/<id>/<line>"
}

// SeeLive builds the live parts of one layer.
func SeeLive(state State, live Live, layer Layer) View {
	view := View{}
	if !state.Opened {
		return view
	}
	if layer == LayerAll {
		view["people"] = seePeople(state, live)
		for _, round := range state.standing() {
			view["progress/"+round.Round] = progress(live.Progress[round.Round], round.Here)
		}
	}
	for on, pen := range live.Pens {
		if seesPen(state, layer, on) {
			view["pen/"+on] = pen
		}
	}
	return view
}

func seePeople(state State, live Live) PartPeople {
	part := PartPeople{Here: max(state.Here, live.Here), Newcomers: live.Newcomers, Knocking: live.Knocking, Facilitated: live.Facilitated, People: []PartPerson{}}
	for i, seat := range state.Seats {
		person := live.People[i+1]
		person.Seat, person.Organisation = i+1, seat.Organisation
		part.People = append(part.People, person)
	}
	return part
}

// progress is one line for all, the facilitator included: nothing under five
// here, then rounded down to threes, then "enough" and "everyone".
func progress(answered, here int) PartProgress {
	part := PartProgress{Here: here}
	switch {
	case here < fewest || answered == 0:
	case answered >= here:
		part.Line, part.Answered = "everyone", here
	case answered >= fewest:
		part.Line, part.Answered = "enough", answered/3*3
	case answered >= 3:
		part.Line, part.Answered = "some", 3
	}
	return part
}

// seesPen: words on a card are typed before the group and the facilitators, words
// on a proposal before everyone.
func seesPen(state State, layer Layer, on string) bool {
	kind, rest, _ := strings.Cut(on, "/")
	id, _, _ := strings.Cut(rest, "/")
	if kind == "proposal" {
		return layer == LayerAll
	}
	card := state.card(id)
	return card != nil && !card.Heard && (layer == LayerFacilitator || layer == GroupLayer(card.Group))
}

// You is the part of one window alone. claim is the pass's; letIn: a facilitator
// has let this newcomer in.
func You(state State, role Role, claim string, answered map[string]bool, letIn bool) PartYou {
	you := PartYou{Role: role, Answered: answered}
	if you.Answered == nil {
		you.Answered = map[string]bool{}
	}
	if role != Participant {
		return you
	}
	you.Seat = state.SeatOf(claim)
	switch {
	case you.Seat > 0:
		you.Group = state.Seats[you.Seat-1].Group
	case state.doorsClosed() && !letIn:
		you.Waiting = "door"
	case state.anyOpen():
		you.Waiting = "round"
	}
	return you
}

// SeatOf finds a pass's seat by its claim; 0: none.
func (s State) SeatOf(claim string) int {
	if claim == "" {
		return 0
	}
	for i, seat := range s.Seats {
		if seat.Claim == claim {
			return i + 1
		}
	}
	return 0
}
