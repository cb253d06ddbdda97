package facilitation

import "slices"

// Questions that rules and views ask of a state.

func (s State) round(id string) (Round, bool) {
	for _, round := range s.Rounds {
		if round.Round == id {
			return round, true
		}
	}
	return Round{}, false
}

// openRound is the round of that kind that still takes entries.
func (s State) openRound(kind RoundKind) (Round, bool) {
	for _, round := range s.Rounds {
		if round.Kind == kind && round.State == RoundStands {
			return round, true
		}
	}
	return Round{}, false
}

// standing are the rounds that take entries or are about to be revealed: while
// there is one, no event may name a seat.
func (s State) standing() []Round {
	var standing []Round
	for _, round := range s.Rounds {
		if round.State == RoundStands || round.State == RoundCloses {
			standing = append(standing, round)
		}
	}
	return standing
}

// Standing are the rounds that take entries or are about to be revealed.
func (s State) Standing() []Round { return s.standing() }

func (s State) anyOpen() bool { return len(s.standing()) > 0 }

func (s State) thought(id string) *Thought {
	i := slices.IndexFunc(s.Thoughts, func(t Thought) bool { return t.Thought == id })
	if i < 0 {
		return nil
	}
	return &s.Thoughts[i]
}

func (s State) card(id string) *Card {
	i := slices.IndexFunc(s.Cards, func(c Card) bool { return c.Card == id })
	if i < 0 {
		return nil
	}
	return &s.Cards[i]
}

func (s State) proposal(id string) *Proposal {
	i := slices.IndexFunc(s.Proposals, func(p Proposal) bool { return p.Proposal == id })
	if i < 0 {
		return nil
	}
	return &s.Proposals[i]
}

// now is the proposal the room works on: the newest not put back.
func (s State) now() *Proposal {
	for i := len(s.Proposals) - 1; i >= 0; i-- {
		if !s.Proposals[i].PutBack {
			return &s.Proposals[i]
		}
	}
	return nil
}

func (s State) worry(id string) (*Proposal, *Worry) {
	for i := range s.Proposals {
		for j := range s.Proposals[i].Worries {
			if s.Proposals[i].Worries[j].Worry == id {
				return &s.Proposals[i], &s.Proposals[i].Worries[j]
			}
		}
	}
	return nil, nil
}

// turnsNow are the turns being spoken, or nil.
func (s State) turnsNow() *Turns {
	if s.Moment != Speaking || len(s.Turns) == 0 {
		return nil
	}
	return &s.Turns[len(s.Turns)-1]
}

// Now is the seat whose turn it is; 0: all have spoken.
func (l TurnList) Now() int {
	if len(l.Waiting) > 0 {
		return l.Waiting[0]
	}
	if len(l.Passed) > 0 {
		return l.Passed[0]
	}
	return 0
}

func (t Turns) over() bool {
	return !slices.ContainsFunc(t.Lists, func(l TurnList) bool { return l.Now() != 0 })
}

// heardCards are those the room has heard and nobody joined to another or put away.
func (s State) heardCards() []Card {
	var heard []Card
	for _, card := range s.Cards {
		if card.Heard && card.Into == "" && !card.Discarded {
			heard = append(heard, card)
		}
	}
	return heard
}

// inGroup are the seats of a group, in order.
func (s State) inGroup(group int) []int {
	var seats []int
	for i, seat := range s.Seats {
		if seat.Group == group {
			seats = append(seats, i+1)
		}
	}
	return seats
}

// liveProposals are those not put back.
func (s State) liveProposals() []Proposal {
	return slices.DeleteFunc(slices.Clone(s.Proposals), func(p Proposal) bool { return p.PutBack })
}

// doorsClosed: from the agreement on, latecomers are let in by a facilitator.
func (s State) doorsClosed() bool {
	return s.Times[Agree] > 0
}

// running: the workshop has begun and has not ended.
func (s State) running() bool {
	return s.Opened && s.Stage != Closed && s.Stage != Cancelled
}

// version is the number of the newest wording that was asked; 0: none yet.
func (p Proposal) version() int { return len(p.Versions) }

// final tells whether the final answers are in, or the first settled it.
func (p Proposal) answered(final bool) bool {
	return slices.ContainsFunc(p.Tallies, func(t Tally) bool { return t.Final == final })
}
