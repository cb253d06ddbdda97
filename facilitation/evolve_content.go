package facilitation

import (
	"maps"
	"slices"
)

func evolveGroups(s State, event Event) State {
	switch e := event.(type) {
	case GroupsFormed:
		s.Groups = Groups{Count: len(e.Groups), Deal: e.Deal}
		s.Seats = edit(s.Seats, func(seat *Seat) { seat.Group = 0 })
		for i, seats := range e.Groups {
			for _, seat := range seats {
				s.Seats[seat-1].Group = i + 1
			}
		}
	case SeatMoved:
		s.Seats = slices.Clone(s.Seats)
		s.Seats[e.Seat-1].Group = e.Group
	case SeatPinned:
		s.Seats = slices.Clone(s.Seats)
		s.Seats[e.Seat-1].Pinned = e.Pinned
	case QuestionAsked:
		s.Groups.Question = e.Question
	case GroupHeard:
		heard := s.toHear(e.Group)
		s.Groups.Heard = add(s.Groups.Heard, e.Group)
		s.Cards = edit(s.Cards, func(c *Card) { c.Heard = c.Heard || slices.Contains(heard, c.Card) })
	}
	return s
}

func evolveCards(s State, event Event) []Card {
	change := func(id string, do func(*Card)) []Card {
		return edit(s.Cards, func(c *Card) {
			if c.Card == id {
				do(c)
			}
		})
	}
	switch e := event.(type) {
	case CardOpened:
		return add(s.Cards, Card{Card: e.Card, Group: e.Group, Time: e.Time, Based: s.Times[Gather]})
	case CardLineSaved:
		return change(e.Card, func(c *Card) { c.Lines = withLine(c.Lines, e.Line, e.Words, e.Version) })
	case CardThoughtsChosen:
		return change(e.Card, func(c *Card) { c.Thoughts = e.Thoughts })
	case CardAspectChosen:
		return change(e.Card, func(c *Card) { c.Aspect = e.Aspect })
	case CardSent:
		return change(e.Card, func(c *Card) { c.Sent = e.Sent })
	case CardDiscarded:
		return change(e.Card, func(c *Card) { c.Discarded = e.Discarded })
	case CardJoined:
		return change(e.Card, func(c *Card) { c.Into = e.Into })
	}
	return s.Cards
}

func withLine(lines map[Line]Worded, line Line, words Text, version int) map[Line]Worded {
	lines = maps.Clone(lines)
	if lines == nil {
		lines = map[Line]Worded{}
	}
	lines[line] = Worded{Words: words, Version: version}
	return lines
}

func evolveProposals(s State, event Event) []Proposal {
	change := func(id string, do func(*Proposal)) []Proposal {
		return edit(s.Proposals, func(p *Proposal) {
			if p.Proposal == id {
				do(p)
			}
		})
	}
	changeWorry := func(id string, do func(*Worry)) []Proposal {
		return edit(s.Proposals, func(p *Proposal) {
			p.Worries = edit(p.Worries, func(w *Worry) {
				if w.Worry == id {
					do(w)
				}
			})
		})
	}
	switch e := event.(type) {
	case ProposalOpened:
		return add(s.Proposals, Proposal{Proposal: e.Proposal, Card: e.Card, LookAgain: e.LookAgain,
			Lines: map[Line]Worded{Will: {Words: e.Will, Version: 1}}})
	case ProposalPutBack:
		return change(e.Proposal, func(p *Proposal) { p.PutBack = e.Back })
	case ProposalWorded:
		return change(e.Proposal, func(p *Proposal) { p.Lines = withLine(p.Lines, e.Line, e.Words, e.Version) })
	case ProposalDated:
		return change(e.Proposal, func(p *Proposal) { p.By, p.LookAgain = e.By, e.LookAgain })
	case WorryCondensed:
		return changeWorry(e.Worry, func(w *Worry) { w.Condensed = e.Words })
	case WorrySettled:
		return changeWorry(e.Worry, func(w *Worry) { w.Became, w.Version = e.Became, e.Version })
	case ResultReached:
		return change(e.Proposal, func(p *Proposal) { p.Outcome = e.Outcome })
	case WayChosen:
		return change(e.Proposal, func(p *Proposal) { p.Way, p.WayWords, p.WayUntil = e.Way, e.Words, e.Until })
	}
	return s.Proposals
}

func evolveAnswers(proposals []Proposal, round Round, e RoundClosed) []Proposal {
	tally := Tally{Round: round.Round, Final: round.Final, Version: round.Version, Here: max(round.Here, e.People), People: e.People}
	if e.Totals != nil {
		tally.Counts = map[Answer]int{}
		for answer, n := range e.Totals {
			tally.Counts[Answer(answer)] = n[0]
		}
	}
	return edit(proposals, func(p *Proposal) {
		if p.Proposal != round.Proposal {
			return
		}
		p.Tallies = add(p.Tallies, tally)
		for _, why := range e.Whys {
			p.Worries = add(p.Worries, Worry{Worry: why.Worry, Answer: why.Answer, Final: round.Final, Words: why.Words})
		}
	})
}
