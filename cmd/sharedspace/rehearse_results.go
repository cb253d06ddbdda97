package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// fewestShown is how many answers a number needs before it is shown.
const fewestShown = 5

// checkResults holds what the room saw at the end against what was sent: every
// thought once, every tally as it was given, everybody here.
func (r *rehearsal) checkResults() error {
	parts := r.leader.last
	thoughts, sent, _ := r.ledger.all()
	return cmp.Or(
		checkThoughts(web.PartsOf[facilitation.PartThought](parts, "thought"), thoughts),
		checkTallies(shownTallies(parts), shareable(sent)),
		checkHere(parts, len(r.company.People)))
}

func checkThoughts(shown map[string]facilitation.PartThought, sent map[string]sentThought) error {
	times := map[string]int{}
	for _, thought := range shown {
		own, known := sent[thought.Mark]
		switch {
		case !known:
			return errors.New("a thought was shown that nobody sent")
		case thought.Words != own.words && thought.Aside == "":
			return fmt.Errorf("a thought was shown in other words than it was sent: %q", thought.Words)
		}
		times[thought.Mark]++
	}
	for mark, thought := range sent {
		if times[mark] != 1 {
			return fmt.Errorf("a thought was shown %d times instead of once: %q", times[mark], thought.words)
		}
	}
	return nil
}

// checkOwn is for guests, who know of their own thoughts only. A round that
// showed none of them was dropped.
func (r *rehearsal) checkOwn() error {
	sent, _, _ := r.ledger.all()
	ours, times := map[string]facilitation.PartThought{}, map[int]bool{}
	for id, thought := range web.PartsOf[facilitation.PartThought](r.shown, "thought") {
		if _, own := sent[thought.Mark]; own {
			ours[id], times[thought.Round] = thought, true
		}
	}
	maps.DeleteFunc(sent, func(_ string, thought sentThought) bool { return !times[thought.time] })
	return checkThoughts(ours, sent)
}

func checkTallies(shown, sent tallies) error {
	keys := maps.Clone(shown)
	maps.Copy(keys, sent)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if shown[key] != sent[key] {
			return fmt.Errorf("%s was sent by %d and shown as %d", key, sent[key], shown[key])
		}
	}
	return nil
}

func checkHere(parts web.Parts, people int) error {
	part, _ := web.Part[facilitation.PartPeople](parts, "people")
	if part.Here != people {
		return fmt.Errorf("%d people took part and %d were counted as here", people, part.Here)
	}
	for id, proposal := range web.PartsOf[facilitation.PartProposal](parts, "proposal") {
		for _, tally := range proposal.Tallies {
			if tally.Here != people || tally.People != people {
				return fmt.Errorf("proposal %s was answered by %d of %d, and %d people took part", id, tally.People, tally.Here, people)
			}
		}
	}
	return nil
}

// shareable leaves out the ratings and pulses that fewer than five gave.
func shareable(sent tallies) tallies {
	groups := map[string]int{}
	for key, n := range sent {
		groups[key[:strings.LastIndex(key, "/")]] += n
	}
	shared := maps.Clone(sent)
	maps.DeleteFunc(shared, func(key string, _ int) bool {
		group := key[:strings.LastIndex(key, "/")]
		thresholded := strings.HasPrefix(key, "rating/") || strings.HasPrefix(key, "pulse/")
		return thresholded && groups[group] < fewestShown
	})
	return shared
}

// shownTallies reads every number of the view under the keys of the ledger.
func shownTallies(parts web.Parts) tallies {
	shown := tallies{}
	for id, thought := range web.PartsOf[facilitation.PartThought](parts, "thought") {
		shown[mattersKey(id)] = max(thought.Matters, 0)
	}
	for id, card := range web.PartsOf[facilitation.PartCard](parts, "card") {
		if card.Ratings == nil {
			continue
		}
		for i, n := range card.Ratings.Counts {
			shown[ratingKey(id, i+1)] = n
		}
	}
	for id, pulse := range web.PartsOf[facilitation.PartPulse](parts, "pulse") {
		for statement, counts := range pulse.Counts {
			for i, n := range counts {
				shown[pulseKey(id, statement, i+1)] = n
			}
		}
	}
	for id, proposal := range web.PartsOf[facilitation.PartProposal](parts, "proposal") {
		for _, tally := range proposal.Tallies {
			for answer, n := range tally.Counts {
				shown[answerKey(id, tally.Final, answer)] = n
			}
		}
	}
	for id, line := range web.PartsOf[facilitation.PartMinuteLine](parts, "line") {
		shown[tappedKey(id)] = max(line.Tapped, 0)
	}
	return shown
}
