package main

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

const (
	cardsEach     = 2 // a group writes; 1 above manyGroups
	manyGroups    = 8
	thoughtsACard = 3
)

// talkAbout is what a group does with a question: its lowest seat writes what
// keeps happening at the first, and what we could do at the second.
func (a *attendant) talkAbout(stage facilitation.PartStage) func(context.Context, web.Parts) error {
	return func(ctx context.Context, parts web.Parts) error {
		groups, _ := web.Part[facilitation.PartGroups](parts, "groups")
		mine := a.group(parts)
		if mine > len(groups.Groups) || slices.Min(groups.Groups[mine-1].Seats) != a.seat(parts) {
			return nil
		}
		if stage.Question <= 1 {
			return a.beginCards(ctx, parts, mine, len(groups.Groups))
		}
		return a.finishCards(ctx, mine, len(groups.Groups))
	}
}

// beginCards opens this group's cards, each on some of the best supported
// thoughts: the groups share them out.
func (a *attendant) beginCards(ctx context.Context, parts web.Parts, group, groups int) error {
	each := cardsEach
	if groups > manyGroups {
		each = 1
	}
	ranked := bestSupported(parts)
	a.written = nil
	for n := range min(each, len(ranked)) {
		thoughts := share(ranked, group-1+n*groups, each*groups)
		card := web.NewID()
		if err := a.beginCard(ctx, parts, facilitation.OpenCard{Card: card, Group: group}, thoughts); err != nil {
			return err
		}
		a.written = append(a.written, card)
	}
	return nil
}

func (a *attendant) beginCard(ctx context.Context, parts web.Parts, open facilitation.OpenCard, thoughts []string) error {
	best, _ := web.Part[facilitation.PartThought](parts, "thought/"+thoughts[0])
	words := keepsWords(best.Words)
	for _, command := range []facilitation.Command{
		open,
		facilitation.ChooseThoughts{Card: open.Card, Thoughts: thoughts},
		facilitation.TypeWords{On: "card/" + open.Card, Line: facilitation.Keeps, Words: fit(words, 40)},
		facilitation.SaveLine{Card: open.Card, Line: facilitation.Keeps, Words: words},
	} {
		if _, err := a.do(ctx, command); err != nil {
			return err
		}
	}
	return nil
}

func (a *attendant) finishCards(ctx context.Context, group, groups int) error {
	for n, card := range a.written {
		nth := group - 1 + n*groups
		for _, command := range []facilitation.Command{
			facilitation.SaveLine{Card: card, Line: facilitation.Could, Words: couldWords(nth)},
			facilitation.ChooseAspect{Card: card, Aspect: aspects[nth%len(aspects)]},
			facilitation.SendCard{Card: card, Sent: true},
		} {
			if _, err := a.do(ctx, command); err != nil {
				return err
			}
		}
		a.ledger.note(func(_ tallies, counts *ledgerCounts) { counts.cards++ })
	}
	return nil
}

var aspects = []facilitation.Aspect{facilitation.Together, facilitation.Conditions, facilitation.Technology}

// bestSupported are the thoughts on the screens, by how many said that they matter.
func bestSupported(parts web.Parts) []string {
	thoughts := web.PartsOf[facilitation.PartThought](parts, "thought")
	maps.DeleteFunc(thoughts, func(_ string, thought facilitation.PartThought) bool { return thought.Aside != "" })
	return slices.SortedFunc(maps.Keys(thoughts), func(a, b string) int {
		return cmp.Or(
			cmp.Compare(thoughts[b].Matters, thoughts[a].Matters),
			cmp.Compare(thoughts[a].Words, thoughts[b].Words),
			cmp.Compare(a, b))
	})
}

// share deals every of-th thought from nth on to one card.
func share(ranked []string, nth, of int) []string {
	shared := []string{ranked[nth%len(ranked)]}
	for i := nth + of; i < len(ranked) && len(shared) < thoughtsACard; i += of {
		shared = append(shared, ranked[i])
	}
	return shared
}
