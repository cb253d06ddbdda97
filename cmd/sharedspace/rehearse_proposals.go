package main

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// prepare does what a facilitator does before a button: choose the card, word
// the proposal, say what became of the worries. It completes the button's fields.
func (l *leader) prepare(ctx context.Context, do string, with map[string]any, parts web.Parts) error {
	switch do {
	case "take_forward":
		with["card"], with["proposal"] = l.chooseCard(parts, with["card"]), web.NewID()
		return l.settleAll(ctx, parts)
	case "ask_for_answers", "settle_aloud":
		id, _ := with["proposal"].(string)
		return l.wordProposal(ctx, id, parts)
	case "show_lines":
		return l.settleAll(ctx, parts)
	case "publish":
		l.last = parts
		return l.settleLines(ctx, parts)
	}
	return nil
}

// chooseCard takes two cards: the best supported one, then the best supported of
// those that somebody rated 1 or 2 – or the other way about, where there is only
// one of these. offered is what the button would take.
func (l *leader) chooseCard(parts web.Parts, offered any) any {
	cards := web.PartsOf[facilitation.PartCard](parts, "card")
	maps.DeleteFunc(cards, func(_ string, card facilitation.PartCard) bool {
		return card.Proposal != "" || card.Into != "" || card.Ratings == nil
	})
	ranked := slices.SortedFunc(maps.Keys(cards), func(a, b string) int {
		return cmp.Or(cmp.Compare(support(cards[b]), support(cards[a])), cmp.Compare(cards[b].Ratings.Mean, cards[a].Ratings.Mean), cmp.Compare(a, b))
	})
	if len(ranked) == 0 {
		return offered
	}
	divided := slices.IndexFunc(ranked, func(id string) bool { return cards[id].Ratings.Counts[0]+cards[id].Ratings.Counts[1] > 0 })
	second := len(web.PartsOf[facilitation.PartProposal](parts, "proposal")) > 0
	switch {
	case divided < 0:
		return ranked[0]
	case second:
		return ranked[divided]
	case divided == 0 && len(ranked) > 1:
		return ranked[1]
	}
	return ranked[0]
}

// support is how many rated a card 3 or more.
func support(card facilitation.PartCard) int {
	return card.Ratings.Counts[2] + card.Ratings.Counts[3] + card.Ratings.Counts[4]
}

// wordProposal writes a proposal's lines before the first answers, and changes
// them before the final ones, so that one worry has changed the words.
func (l *leader) wordProposal(ctx context.Context, id string, parts web.Parts) error {
	proposal, _ := web.Part[facilitation.PartProposal](parts, "proposal/"+id)
	will := proposal.Lines[facilitation.Will]
	if len(proposal.Tallies) > 0 {
		words := facilitation.WordProposal{Proposal: id, Line: facilitation.Will, Words: changedWords(will.Words), From: will.Version}
		if err := l.do(ctx, words); err != nil {
			return err
		}
		return l.settleWorries(ctx, proposal, facilitation.ChangedWords)
	}
	card, _ := web.Part[facilitation.PartCard](parts, "card/"+proposal.Card)
	today := time.Now()
	return l.do(ctx,
		facilitation.WordProposal{Proposal: id, Line: facilitation.Will, Words: cmp.Or(will.Words, couldWords(0)), From: will.Version},
		facilitation.WordProposal{Proposal: id, Line: facilitation.SoThat, Words: soThatWords(card.Lines[facilitation.Keeps].Words)},
		facilitation.WordProposal{Proposal: id, Line: facilitation.Who, Words: takesForward},
		facilitation.DateProposal{Proposal: id, By: today.AddDate(0, 2, 0).Format(time.DateOnly), LookAgain: today.AddDate(0, 0, 12*7).Format(time.DateOnly)})
}

// settleWorries says of every worry what became of it: of the first one as given,
// which is also put into one line, of the others that they were noted.
func (l *leader) settleWorries(ctx context.Context, proposal facilitation.PartProposal, first facilitation.Became) error {
	for _, worry := range proposal.Worries {
		if worry.Became != "" {
			continue
		}
		if first == facilitation.ChangedWords {
			if err := l.do(ctx, facilitation.CondenseWorry{Worry: worry.Worry, Words: condensed}); err != nil {
				return err
			}
		}
		if err := l.do(ctx, facilitation.SettleWorry{Worry: worry.Worry, Became: first}); err != nil {
			return err
		}
		first = facilitation.Noted
	}
	return nil
}

// settleAll leaves no proposal behind with open worries, or without a way on
// after a no.
func (l *leader) settleAll(ctx context.Context, parts web.Parts) error {
	for id, proposal := range web.PartsOf[facilitation.PartProposal](parts, "proposal") {
		if err := l.settleWorries(ctx, proposal, facilitation.Noted); err != nil {
			return err
		}
		if proposal.Outcome == "" || proposal.Way != "" || agrees(proposal.Outcome) {
			continue
		}
		if err := l.do(ctx, facilitation.ChooseWay{Proposal: id, Way: facilitation.Park, Words: parkedWith, Until: proposal.LookAgain}); err != nil {
			return err
		}
	}
	return nil
}

// settleLines settles aloud what people tapped.
func (l *leader) settleLines(ctx context.Context, parts web.Parts) error {
	for id, line := range web.PartsOf[facilitation.PartMinuteLine](parts, "line") {
		if line.Tapped > 0 && !line.Settled {
			if err := l.do(ctx, facilitation.SettleLine{Line: id}); err != nil {
				return err
			}
		}
	}
	return nil
}
