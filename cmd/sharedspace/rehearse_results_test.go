package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

func TestAThoughtThatIsLostDoubledOrChangedIsNoticed(t *testing.T) {
	sent := map[string]sentThought{"a": {0, "First", 1}, "b": {1, "Second", 1}}
	shown := func(pairs ...string) map[string]facilitation.PartThought {
		parts := map[string]facilitation.PartThought{}
		for i := 0; i < len(pairs); i += 2 {
			parts[string(rune('0'+i))] = facilitation.PartThought{Mark: pairs[i], Words: pairs[i+1]}
		}
		return parts
	}
	if err := checkThoughts(shown("a", "First", "b", "Second"), sent); err != nil {
		t.Error(err)
	}
	for says, each := range map[string]map[string]facilitation.PartThought{
		"shown 0 times":  shown("a", "First"),
		"shown 2 times":  shown("a", "First", "a", "First", "b", "Second"),
		"other words":    shown("a", "Fir", "b", "Second"),
		"nobody sent":    shown("a", "First", "b", "Second", "c", "Third"),
		"that nobody se": shown("", "First"),
	} {
		if err := checkThoughts(each, sent); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
}

func TestGuestsMissOnlyTheirOwnThoughtsOfARoundThatWasShown(t *testing.T) {
	ledger := newLedger(newProgressBar(&bytes.Buffer{}, 1))
	ledger.noteThought("a", sentThought{0, "First", 1})
	ledger.noteThought("b", sentThought{1, "Second", 2})
	for name, each := range map[string]struct {
		shown map[string]facilitation.PartThought
		lost  bool
	}{
		"both":             {map[string]facilitation.PartThought{"1": {Mark: "a", Words: "First", Round: 1}, "2": {Mark: "b", Words: "Second", Round: 2}, "3": {Mark: "c", Words: "Third", Round: 1}}, false},
		"a dropped round":  {map[string]facilitation.PartThought{"1": {Mark: "a", Words: "First", Round: 1}}, false},
		"one set aside":    {map[string]facilitation.PartThought{"1": {Mark: "a", Aside: facilitation.Abusive, Round: 1}}, false},
		"one in its place": {map[string]facilitation.PartThought{"1": {Mark: "a", Words: "Third", Round: 1}}, true},
		"one of a round":   {map[string]facilitation.PartThought{"1": {Mark: "a", Words: "First", Round: 2}}, true},
	} {
		guests := rehearsal{ledger: ledger, shown: web.Parts{}}
		for id, thought := range each.shown {
			data, err := json.Marshal(thought)
			if err != nil {
				t.Fatal(err)
			}
			guests.shown["thought/"+id] = data
		}
		if err := guests.checkOwn(); (err != nil) != each.lost {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestATallyThatDiffersFromWhatWasSentIsNoticed(t *testing.T) {
	proposal := facilitation.PartProposal{Tallies: []facilitation.PartTally{{Counts: map[facilitation.Answer]int{facilitation.Yes: 5, facilitation.No: 1}}}}
	card := facilitation.PartCard{Ratings: &facilitation.PartRatings{Counts: [5]int{0, 1, 0, 0, 4}}}
	parts := web.Parts{}
	for name, part := range map[string]any{"proposal/p": proposal, "card/c": card, "thought/t": facilitation.PartThought{Matters: 3}, "line/p": facilitation.PartMinuteLine{Tapped: -1}} {
		data, err := json.Marshal(part)
		if err != nil {
			t.Fatal(err)
		}
		parts[name] = data
	}
	sent := func() tallies {
		return tallies{
			answerKey("p", false, facilitation.Yes): 5, answerKey("p", false, facilitation.No): 1, mattersKey("t"): 3,
			ratingKey("c", 2): 1, ratingKey("c", 5): 4, ratingKey("few", 3): 4,
		}
	}
	if err := checkTallies(shownTallies(parts), shareable(sent())); err != nil {
		t.Error(err)
	}
	for key := range shareable(sent()) {
		other := sent()
		other[key]++
		if err := checkTallies(shownTallies(parts), shareable(other)); err == nil || !strings.Contains(err.Error(), key) {
			t.Errorf("one more %s: %v", key, err)
		}
	}
}

func TestMinutesThatLeaveOutAWorryOrNameSomebodyAreNoticed(t *testing.T) {
	proposals := map[string]facilitation.PartProposal{"p": {
		Outcome: facilitation.Agreed,
		Lines: map[facilitation.Line]facilitation.PartLine{
			facilitation.Will: {Words: "meet (monthly)"}, facilitation.SoThat: {Words: "nobody waits."}, facilitation.Who: {Words: "The clinic"},
		},
		Tallies: []facilitation.PartTally{{Here: 9, People: 8}, {Final: true, Here: 9, People: 9}},
		Worries: []facilitation.PartWorry{{Words: "Too soon", Condensed: "It is early"}},
	}}
	const minutes = `**We will** meet \(monthly\) so that nobody waits\. First answers 8 of 9. Final answers 9 of 9. The clinic. It is early. We will be seated`
	if err := checkSaid(plain(minutes), proposals); err != nil {
		t.Error(err)
	}
	for _, words := range []string{"meet ", "nobody", "The clinic", "It is early", "First answers", "Final answers", "8 of 9"} {
		if err := checkSaid(plain(strings.Replace(minutes, words, "", 1)), proposals); err == nil {
			t.Errorf("without %q it was not noticed", words)
		}
	}
	all := company{People: []person{{Name: "Delyth"}}}
	if err := checkUnsaid(minutes, all); err != nil {
		t.Error(err)
	}
	for _, words := range []string{"said Delyth.", "seat 7 said", "Seat 7"} {
		if err := checkUnsaid(minutes+" "+words, all); err == nil {
			t.Errorf("%q was not noticed", words)
		}
	}
}
