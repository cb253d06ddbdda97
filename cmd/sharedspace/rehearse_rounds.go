package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// What an attendant sends to the sealed rounds, each once.

func (a *attendant) answerRound(id string, round facilitation.PartRound) func(context.Context, web.Parts) error {
	answers := map[facilitation.RoundKind]func(context.Context, web.Parts, string) error{
		facilitation.CheckIns: a.sendCheckIn,
		facilitation.Pulse:    a.sendPulse,
		facilitation.Thoughts: a.sendThoughts,
		facilitation.Marks:    a.sendMarks,
		facilitation.Ratings:  a.sendRatings,
		facilitation.Lines:    a.sendLines,
	}
	if round.Kind == facilitation.Answers {
		return func(ctx context.Context, parts web.Parts) error { return a.sendAnswer(ctx, parts, id, round) }
	}
	return func(ctx context.Context, parts web.Parts) error {
		answer, known := answers[round.Kind]
		if !known {
			return fmt.Errorf("a rehearsal knows no round of %q", round.Kind)
		}
		return answer(ctx, parts, id)
	}
}

func (a *attendant) sendCheckIn(ctx context.Context, _ web.Parts, round string) error {
	_, err := a.do(ctx, facilitation.SendCheckIn{Round: round, Version: 1, Words: checkInWords(a.chance)})
	return err
}

func (a *attendant) sendPulse(ctx context.Context, _ web.Parts, round string) error {
	answers := []int{2 + a.chance.IntN(4), 3 + a.chance.IntN(3), 2 + a.chance.IntN(4)}
	if _, err := a.do(ctx, facilitation.SendPulse{Round: round, Version: 1, Answers: answers}); err != nil {
		return err
	}
	a.ledger.note(func(sent tallies, _ *ledgerCounts) {
		for statement, points := range answers {
			sent[pulseKey(round, statement, points)]++
		}
	})
	return nil
}

// sendThoughts sends what this person has to say, as far as the quota goes, and
// says that it has finished. A second round of thoughts gets the rest.
func (a *attendant) sendThoughts(ctx context.Context, parts web.Parts, round string) error {
	workshop, _ := web.Part[facilitation.PartWorkshop](parts, "workshop")
	part, _ := web.Part[facilitation.PartRound](parts, "round/"+round)
	for n := 0; n < workshop.Quota && a.told < len(a.Statements); n++ {
		if err := a.tell(ctx, round, part.Time, a.Statements[a.told]); err != nil {
			return err
		}
		a.told++
	}
	_, err := a.do(ctx, facilitation.FinishRound{Round: round})
	return err
}

// tell sends one thought. The first statement of all is edited, the second
// withdrawn and sent again.
func (a *attendant) tell(ctx context.Context, round string, time, statement int) error {
	words := a.said[statement]
	thought := facilitation.SendThought{Round: round, Key: web.NewID(), Version: 1, Words: words}
	switch statement {
	case 0:
		first := thought
		first.Words = fit(words, max(2, facilitation.Length(words)/2))
		if _, err := a.do(ctx, first); err != nil {
			return err
		}
		thought.Version++
		a.ledger.note(func(_ tallies, counts *ledgerCounts) { counts.edited++ })
	case 1:
		if _, err := a.do(ctx, thought); err != nil {
			return err
		}
		withdrawn := facilitation.WithdrawThought{Round: round, Key: thought.Key, Version: 2}
		if _, err := a.do(ctx, withdrawn); err != nil {
			return err
		}
		thought.Version = 3
		a.ledger.note(func(_ tallies, counts *ledgerCounts) { counts.withdrawn++ })
	}
	saved, err := a.do(ctx, thought)
	if err != nil {
		return err
	}
	a.ledger.noteThought(saved.Mark, sentThought{statement, facilitation.Clean(words), time})
	return nil
}

// sendMarks marks what this person voted for.
func (a *attendant) sendMarks(ctx context.Context, parts web.Parts, round string) error {
	thoughts := web.PartsOf[facilitation.PartThought](parts, "thought")
	var matter []string
	for _, id := range slices.Sorted(maps.Keys(thoughts)) {
		statement, ours := a.ledger.statement(thoughts[id].Mark)
		if value, voted := a.Votes[statement]; ours && voted && value == agree && thoughts[id].Aside == "" {
			matter = append(matter, id)
		}
	}
	if _, err := a.do(ctx, facilitation.SendMarks{Round: round, Version: 1, Thoughts: matter, Finished: true}); err != nil {
		return err
	}
	a.ledger.note(func(sent tallies, counts *ledgerCounts) {
		counts.marks += len(matter)
		for _, id := range matter {
			sent[mattersKey(id)]++
		}
	})
	return nil
}

func (a *attendant) sendRatings(ctx context.Context, parts web.Parts, round string) error {
	ratings := map[string]int{}
	for id, card := range web.PartsOf[facilitation.PartCard](parts, "card") {
		if points := a.ratingOf(parts, id); points > 0 && card.Into == "" {
			ratings[id] = points
		}
	}
	if _, err := a.do(ctx, facilitation.SendRatings{Round: round, Version: 1, Ratings: ratings}); err != nil {
		return err
	}
	a.ledger.note(func(sent tallies, counts *ledgerCounts) {
		counts.ratings += len(ratings)
		for card, points := range ratings {
			sent[ratingKey(card, points)]++
		}
	})
	return nil
}

// ratingOf is what a card with the cards joined to it is worth to this person;
// 0: nothing known.
func (a *attendant) ratingOf(parts web.Parts, id string) int {
	card, _ := web.Part[facilitation.PartCard](parts, "card/"+id)
	thoughts := slices.Clone(card.Thoughts)
	for _, joined := range card.Joined {
		other, _ := web.Part[facilitation.PartCard](parts, "card/"+joined)
		thoughts = append(thoughts, other.Thoughts...)
	}
	var statements []int
	for _, id := range thoughts {
		thought, _ := web.Part[facilitation.PartThought](parts, "thought/"+id)
		if statement, ours := a.ledger.statement(thought.Mark); ours {
			statements = append(statements, statement)
		}
	}
	return a.rating(statements)
}

func (a *attendant) sendAnswer(ctx context.Context, parts web.Parts, id string, round facilitation.PartRound) error {
	proposal, _ := web.Part[facilitation.PartProposal](parts, "proposal/"+round.Proposal)
	rating := a.ratingOf(parts, proposal.Card)
	answer := facilitation.SendAnswer{Round: id, Version: 1, Answer: answerFor(rating, round.Final)}
	if rating == 1 || rating == 2 {
		answer.Why = whyWords(a.number, round.Final)
	}
	if _, err := a.do(ctx, answer); err != nil {
		return err
	}
	a.ledger.note(func(sent tallies, counts *ledgerCounts) {
		counts.answers++
		sent[answerKey(round.Proposal, round.Final, answer.Answer)]++
	})
	return nil
}

// sendLines says that the lines look right; one person taps the first of them,
// so that a facilitator has something to settle. Guests tap nothing.
func (a *attendant) sendLines(ctx context.Context, parts web.Parts, round string) error {
	lines := web.PartsOf[facilitation.PartMinuteLine](parts, "line")
	tapped := []string{}
	if ids := slices.Sorted(maps.Keys(lines)); a.number == 1 && !a.guest && len(ids) > 0 {
		tapped = ids[:1]
	}
	if _, err := a.do(ctx, facilitation.SendLines{Round: round, Version: 1, Tapped: tapped}); err != nil {
		return err
	}
	a.ledger.note(func(sent tallies, _ *ledgerCounts) {
		for _, line := range tapped {
			sent[tappedKey(line)]++
		}
	})
	return nil
}
