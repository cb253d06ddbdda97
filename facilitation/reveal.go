package facilitation

import (
	"encoding/json"
	"maps"
	"slices"
)

// decideRoom answers what the process itself asks for.
func decideRoom(state State, act Act) ([]Event, error) {
	switch c := act.Command.(type) {
	case OpenWorkshop:
		return decideOpenWorkshop(state, act, c)
	case TakeSeats:
		return decideTakeSeats(state, c)
	case CountHere:
		if !state.running() || c.Here <= state.Here || c.Here > maxPeople {
			return nil, nil
		}
		return []Event{HereChanged{Here: c.Here}}, nil
	case RevealRound:
		return decideReveal(state, act, c)
	}
	return nil, refuse(NotYours)
}

// decideTakeSeats gives each newcomer a seat, and a group where groups stand.
// No seat is named in the log while a round is open.
func decideTakeSeats(state State, c TakeSeats) ([]Event, error) {
	switch {
	case !state.running():
		return nil, refuse(NotOpen)
	case state.anyOpen():
		return nil, refuse(RoundIsOpen)
	case state.doorsClosed() && !c.LetIn:
		return nil, refuse(DoorsClosed)
	}
	var taken []SeatTaken
	seats := slices.Clip(state.Seats)
	for _, claim := range c.Claims {
		if len(seats) >= maxPeople || claim.Claim == "" || slices.ContainsFunc(seats, func(s Seat) bool { return s.Claim == claim.Claim }) {
			continue
		}
		organisation := claim.Organisation
		if organisation < 0 || organisation > len(state.Settings.Organisations) {
			organisation = 0
		}
		seat := Seat{Claim: claim.Claim, Organisation: organisation}
		if state.Groups.Count > 0 {
			seat.Group = place(seats, state.Groups.Count, organisation)
		}
		seats = append(seats, seat)
		taken = append(taken, SeatTaken{Seat: len(seats), Claim: seat.Claim, Organisation: organisation, Group: seat.Group})
	}
	if len(taken) == 0 {
		return nil, nil
	}
	return []Event{SeatsTaken{Seats: taken}}, nil
}

// decideReveal ends a round with what was sealed in it: texts in mixed order or
// totals, never a person's row.
func decideReveal(state State, act Act, c RevealRound) ([]Event, error) {
	round, found := state.round(c.Round)
	if !found {
		return nil, refuse(UnknownThing, Facts{"what": "round"})
	}
	if round.State != RoundCloses {
		return nil, nil
	}
	bodies, unreadable := readBodies(c.Bodies)
	closed := RoundClosed{Round: c.Round, People: c.People, Unreadable: c.Unreadable + unreadable}
	switch round.Kind {
	case Thoughts, CheckIns:
		closed.Thoughts = revealThoughts(bodies, act)
	default:
		closed.Totals = totals(round.Kind, bodies)
		if len(bodies) < fewest {
			closed.Totals = nil
		}
	}
	if round.Kind == Marks && len(bodies) >= fewest {
		closed.Read = finished(bodies)
	}
	if round.Kind == Answers && len(bodies) >= fewest {
		closed.Whys = revealWhys(bodies, act)
	}
	events := []Event{closed}
	after := fold(state, events)
	if after.anyOpen() {
		return events, nil
	}
	if round.Kind == Answers {
		events = append(events, settleAnswers(after, round)...)
		after = fold(state, events)
	}
	return append(events, follow(after, act, round.Then)...), nil
}

func readBodies(sealed [][]byte) (bodies []sealedBody, unreadable int) {
	for _, data := range sealed {
		var body sealedBody
		if err := json.Unmarshal(data, &body); err != nil {
			unreadable++
			continue
		}
		bodies = append(bodies, body)
	}
	return bodies, unreadable
}

// finished counts who has read to the end.
func finished(bodies []sealedBody) int {
	n := 0
	for _, body := range bodies {
		if body.Finished {
			n++
		}
	}
	return n
}

func revealThoughts(bodies []sealedBody, act Act) []RevealedThought {
	var revealed []RevealedThought
	for i, body := range bodies {
		if body.Gone || body.Words == "" {
			continue
		}
		revealed = append(revealed, RevealedThought{
			Thought: act.id("thought", i), Words: act.text(body.Words, i), Mark: body.Mark, Quote: body.Quote,
		})
	}
	return revealed
}

func revealWhys(bodies []sealedBody, act Act) []RevealedWhy {
	var whys []RevealedWhy
	for i, body := range bodies {
		if body.Words != "" {
			whys = append(whys, RevealedWhy{Worry: act.id("worry", i), Answer: body.Answer, Words: act.text(body.Words, i)})
		}
	}
	return whys
}

// totals counts a round by kind: thought id to [marks]; card id to counts of
// 1..5; "0".."2" to counts of 1..5; answer to [n]; line id to [taps]. A card
// that fewer than five rated has none.
func totals(kind RoundKind, bodies []sealedBody) map[string][]int {
	counts := map[string][]int{}
	add := func(key string, at, size int) {
		if counts[key] == nil {
			counts[key] = make([]int, size)
		}
		counts[key][at]++
	}
	for _, body := range bodies {
		switch kind {
		case Marks, Lines:
			for _, id := range body.Choices {
				add(id, 0, 1)
			}
		case Ratings:
			for _, id := range sortedKeys(body.Ratings) {
				add(id, body.Ratings[id]-1, 5)
			}
		case Pulse:
			for i, value := range body.Pulse {
				if value > 0 {
					add(string(rune('0'+i)), value-1, 5)
				}
			}
		case Answers:
			add(string(body.Answer), 0, 1)
		}
	}
	if kind == Ratings || kind == Pulse {
		maps.DeleteFunc(counts, func(_ string, five []int) bool { return sum(five) < fewest })
	}
	return counts
}

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}

// settleAnswers says what the answers lead to: a result, or hearing the worries.
func settleAnswers(state State, round Round) []Event {
	proposal := state.proposal(round.Proposal)
	last := proposal.Tallies[len(proposal.Tallies)-1]
	t := tally(last.Here, last.People, last.Counts)
	rule := state.Settings.Rule
	if !round.Final && !rule.settles(t) {
		return []Event{MomentOpened{Moment: Worrying}}
	}
	return []Event{ResultReached{Proposal: round.Proposal, Outcome: rule.outcome(t)}, MomentOpened{Moment: Resulted}}
}
