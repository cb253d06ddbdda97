package facilitation

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// cardsOf are a record's cards, and how the rest of it finds them.
type cardsOf struct {
	cards   []RecordCard
	numbers map[string]int  // card id, joined ones too, to its number in the record
	used    map[string]bool // thoughts that a card of the record rests on
}

// family is a card with those joined to it.
type family struct {
	head   Card
	joined []Card
}

func recordCards(state State) cardsOf {
	families := families(state)
	slices.SortStableFunc(families, func(a, b family) int {
		return cmp.Compare(meanOf(b.head), meanOf(a.head))
	})
	all := cardsOf{cards: []RecordCard{}, numbers: map[string]int{}, used: map[string]bool{}}
	for i, family := range families {
		all.cards = append(all.cards, recordCard(state, family, i+1))
		for _, card := range family.all() {
			all.numbers[card.Card] = i + 1
			for _, thought := range card.Thoughts {
				all.used[thought] = true
			}
		}
	}
	return all
}

func (f family) all() []Card { return append([]Card{f.head}, f.joined...) }

// families puts every card that the room heard with the one it was joined to.
func families(state State) []family {
	heard := slices.DeleteFunc(slices.Clone(state.Cards), func(c Card) bool { return !c.Heard || c.Discarded })
	var all []family
	for _, card := range heard {
		if headOf(heard, card).Card == card.Card {
			all = append(all, family{head: card})
		}
	}
	for _, card := range heard {
		head := headOf(heard, card)
		for i := range all {
			if all[i].head.Card == head.Card && card.Card != head.Card {
				all[i].joined = append(all[i].joined, card)
			}
		}
	}
	return all
}

// headOf follows joins to their end. A card joined to one that is not there
// stands for itself, and so does one in a circle.
func headOf(cards []Card, card Card) Card {
	head := card
	for range cards {
		next := slices.IndexFunc(cards, func(c Card) bool { return c.Card == head.Into })
		if head.Into == "" || next < 0 {
			return head
		}
		head = cards[next]
	}
	return card
}

func recordCard(state State, family family, number int) RecordCard {
	card := RecordCard{
		Number:  number,
		Lines:   writtenLines(family.head.Lines),
		Aspect:  family.head.Aspect,
		Ratings: recordRatings(family.head.Ratings),
		Quotes:  []Text{},
		Joined:  []RecordJoined{},
	}
	thoughts, groups := map[string]bool{}, map[int]bool{}
	for _, member := range family.all() {
		groups[member.Group] = true
		for _, thought := range member.Thoughts {
			thoughts[thought] = true
		}
	}
	card.Thoughts, card.Groups = len(thoughts), len(groups)
	for _, thought := range state.Thoughts {
		if thoughts[thought.Thought] && quotable(state, thought) {
			card.Quotes = append(card.Quotes, thought.Words)
		}
	}
	for _, member := range family.joined {
		card.Joined = append(card.Joined, RecordJoined{Lines: writtenLines(member.Lines), Aspect: member.Aspect})
	}
	return card
}

// quotable: the host turned quoting on, the author ticked it while writing, and
// the thought is not set aside.
func quotable(state State, thought Thought) bool {
	return state.Settings.Quoting && thought.Quote && thought.Aside == ""
}

// otherQuotes are the quoted thoughts that no card of the record rests on.
func (c cardsOf) otherQuotes(state State) []Text {
	quotes := []Text{}
	for _, thought := range state.Thoughts {
		if quotable(state, thought) && !c.used[thought.Thought] {
			quotes = append(quotes, thought.Words)
		}
	}
	return quotes
}

func writtenLines(lines map[Line]Worded) map[Line]Text {
	written := map[Line]Text{}
	for _, line := range slices.Sorted(maps.Keys(lines)) {
		if words := lines[line].Words; words.written() {
			written[line] = words
		}
	}
	return written
}

// recordRatings are a card's ratings, or nil where fewer than five rated it.
func recordRatings(totals []int) *RecordRatings {
	counts, people := fiveCounts(totals)
	if people == 0 {
		return nil
	}
	return &RecordRatings{
		People: people,
		Counts: counts,
		Mean:   math.Round(10*mean(counts, people)) / 10,
		Wide:   4*(counts[0]+counts[1]) >= people && 4*(counts[3]+counts[4]) >= people,
	}
}

func mean(counts [5]int, people int) float64 {
	sum := 0
	for i, n := range counts {
		sum += (i + 1) * n
	}
	return float64(sum) / float64(people)
}

// meanOf orders cards; those that were not rated come last.
func meanOf(card Card) float64 {
	counts, people := fiveCounts(card.Ratings)
	if people == 0 {
		return 0
	}
	return mean(counts, people)
}

func recordAspects(cards cardsOf) map[Aspect]int {
	aspects := map[Aspect]int{Together: 0, Technology: 0, Conditions: 0}
	for _, card := range cards.cards {
		if card.Aspect != "" {
			aspects[card.Aspect]++
		}
	}
	return aspects
}
