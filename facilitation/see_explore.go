package facilitation

import (
	"math"
	"slices"
)

func seeGroups(state State) PartGroups {
	part := PartGroups{Groups: []PartGroup{}, Sent: state.Groups.Question > 0, Question: state.Groups.Question, Deal: state.Groups.Deal}
	if n := len(state.Groups.Heard); n > 0 && state.Moment == Hearing {
		part.Now = state.Groups.Heard[n-1]
	}
	for group := 1; group <= state.Groups.Count; group++ {
		one := PartGroup{Group: group, Seats: some(state.inGroup(group)), Pinned: []int{}, Heard: slices.Contains(state.Groups.Heard, group)}
		for _, seat := range one.Seats {
			if state.Seats[seat-1].Pinned {
				one.Pinned = append(one.Pinned, seat)
			}
		}
		for _, card := range state.Cards {
			if card.Group == group && card.Sent && !card.Discarded {
				one.Cards++
			}
		}
		part.Groups = append(part.Groups, one)
	}
	return part
}

func seeCards(state State, view View) {
	var balance PartBalance
	for _, card := range state.Cards {
		if !card.Heard || card.Discarded {
			continue
		}
		view["card/"+card.Card] = seeCard(state, card)
		if card.Into == "" {
			switch card.Aspect {
			case Together:
				balance.Together++
			case Technology:
				balance.Technology++
			case Conditions:
				balance.Conditions++
			}
		}
	}
	if balance != (PartBalance{}) {
		view["balance"] = balance
	}
}

// seeWriting shows cards before they are heard, to those who write and who lead.
func seeWriting(state State, view View, mine func(Card) bool) {
	for _, card := range state.Cards {
		if !card.Heard && !card.Discarded && mine(card) {
			view["writing/"+card.Card] = seeCard(state, card)
		}
	}
}

func seeCard(state State, card Card) PartCard {
	part := PartCard{
		Group: card.Group, Lines: map[Line]PartLine{}, Thoughts: some(card.Thoughts), Aspect: card.Aspect, Sent: card.Sent,
		Based: card.Based, Before: state.newerThoughts(card), Into: card.Into, Joined: some(state.joinedTo(card.Card)), Evidence: state.evidence(card), Ratings: ratingsOf(card),
	}
	for line, worded := range card.Lines {
		part.Lines[line] = PartLine{Words: worded.Words.Words, Version: worded.Version}
	}
	for _, proposal := range state.liveProposals() {
		if proposal.Card == card.Card {
			part.Proposal = proposal.Proposal
		}
	}
	return part
}

// evidence counts a card's thoughts and groups, with the cards joined to it.
func (s State) evidence(card Card) PartEvidence {
	thoughts, groups := slices.Clone(card.Thoughts), []int{card.Group}
	for _, id := range s.joinedTo(card.Card) {
		joined := s.card(id)
		thoughts, groups = append(thoughts, joined.Thoughts...), append(groups, joined.Group)
	}
	slices.Sort(groups)
	return PartEvidence{Thoughts: len(unique(thoughts)), Groups: len(slices.Compact(groups)), Of: s.Groups.Count}
}

func ratingsOf(card Card) *PartRatings {
	if card.Ratings == nil {
		return nil
	}
	part := PartRatings{People: sum(card.Ratings)}
	copy(part.Counts[:], card.Ratings)
	total := 0
	for i, n := range card.Ratings {
		total += (i + 1) * n
	}
	part.Mean = math.Round(float64(total)/float64(part.People)*10) / 10
	low, high := card.Ratings[0]+card.Ratings[1], card.Ratings[3]+card.Ratings[4]
	part.Wide = low*4 >= part.People && high*4 >= part.People
	return &part
}

// newerThoughts is the newest round of thoughts, if a card was made before it; else 0.
func (s State) newerThoughts(card Card) int {
	if card.Based < s.Times[Gather] {
		return s.Times[Gather]
	}
	return 0
}
