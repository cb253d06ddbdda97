package facilitation

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

func recordJSON(t *testing.T, data RecordData) []byte {
	t.Helper()
	document, err := json.MarshalIndent(data, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(document, '\n')
}

func TestARecordIsAsTheGoldenFileSays(t *testing.T) {
	const path = "testdata/minutes/eighteen-people.json"
	got := recordJSON(t, RecordOf(heldWorkshop()))
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what is made now", path)
	}
}

func TestARecordIsTheSameBeforeAndAfterThePublishing(t *testing.T) {
	state := heldWorkshop()
	at := state.StartsAt.Add(90 * time.Minute)
	after := Evolve(state, WorkshopPublished{Record: minutesFacts.ID, SHA256: "a", At: at})
	after = Evolve(after, StageOpened{Stage: Closed, Moment: Ended, Time: 1, At: at})
	if Hash(RecordOf(state)) != Hash(RecordOf(after)) {
		t.Error("the record changed when it was published")
	}
}

func TestARecordHoldsNothingThatLeadsToAPerson(t *testing.T) {
	document := string(recordJSON(t, RecordOf(heldWorkshop())))
	for _, trace := range []string{
		"c1a1", "thought-", "mark-", "card-", "proposal-", "worry-", "round-", "champion-", "7KMQ2XW9A", "seat", "09:32", "T0",
		"We ring round", "Nobody tells the carers", "Our two systems", "never sent", "take this back", "as it did in our ward",
	} {
		if strings.Contains(document, trace) {
			t.Errorf("the record holds %q", trace)
		}
	}
}

func TestNoNumberOfFewerThanFiveAnswersIsInARecord(t *testing.T) {
	state := heldWorkshop()
	four := map[string][]int{"0": {1, 1, 1, 1, 0}}
	state.Rounds = []Round{
		{Kind: Pulse, Time: 1, State: RoundDone, People: 4, Totals: four},
		{Kind: Lines, Time: 1, State: RoundDone, People: 4},
	}
	state.Cards[0].Ratings = []int{1, 1, 1, 1, 0}
	state.Proposals[1].Tallies[1] = Tally{Final: true, Version: 2, Here: 18, People: 4, Counts: map[Answer]int{Yes: 4}}
	data := RecordOf(state)
	switch proposal := data.Proposals[0]; {
	case len(data.Pulse) > 0:
		t.Error("a pulse of four is in the record")
	case data.Checked != 0 || proposal.Tapped != -1:
		t.Error("a check of the lines by four is in the record")
	case data.Cards[len(data.Cards)-1].Ratings != nil:
		t.Error("ratings by four are in the record")
	case proposal.Tallies[1].People != 0 || len(proposal.Tallies[1].Counts) > 0:
		t.Error("four answers are in the record")
	case len(proposal.Worries) != 3:
		t.Error("what was written with four answers is in the record")
	}
}

func TestOnlyThoughtsGivenLeaveAreQuoted(t *testing.T) {
	state := heldWorkshop()
	state.Thoughts[3].Quote = true // but it is set aside
	data := RecordOf(state)
	if got := len(data.Cards[0].Quotes) + len(data.Quotes); got != 2 {
		t.Errorf("%d thoughts are quoted, not the two whose authors ticked it", got)
	}
	state.Settings.Quoting = false
	data = RecordOf(state)
	if len(data.Cards[0].Quotes)+len(data.Quotes) != 0 {
		t.Error("thoughts are quoted although the host left quoting off")
	}
}

func TestAQuotedThoughtThatNoCardRestsOnStandsByItself(t *testing.T) {
	state := heldWorkshop()
	state.Cards[0].Thoughts, state.Cards[2].Thoughts = nil, nil
	if got := len(RecordOf(state).Quotes); got != 2 {
		t.Errorf("%d quotes stand by themselves, not 2", got)
	}
}

func TestCardsJoinedInACircleAreAllInTheRecord(t *testing.T) {
	state := heldWorkshop()
	state.Cards[0].Into, state.Cards[2].Into = "card-3", "card-1"
	if got := len(RecordOf(state).Cards); got != 5 {
		t.Errorf("%d cards in the record, not 5", got)
	}
}

func TestAnErasureLeavesTheHashAndAnyOtherChangeDoesNot(t *testing.T) {
	hash := Hash(RecordOf(heldWorkshop()))
	if Hash(RecordOf(withErased(heldWorkshop()))) != hash {
		t.Error("the hash changed when texts were erased")
	}
	changed := heldWorkshop()
	changed.Proposals[1].Tallies[1].Counts[Yes]++
	if Hash(RecordOf(changed)) == hash {
		t.Error("one more Yes did not change the hash")
	}
	changed = heldWorkshop()
	changed.Settings.Topic.Words += "."
	if Hash(RecordOf(changed)) == hash {
		t.Error("one more letter did not change the hash")
	}
}

func TestARecordsFirstEventComesBackAsItWent(t *testing.T) {
	data := RecordOf(heldWorkshop())
	events, err := DecideRecord(RecordState{}, Room, PublishRecord{data})
	if err != nil || len(events) != 1 {
		t.Fatalf("publishing decided %d events, %v", len(events), err)
	}
	encoded, err := EncodeRecordEvent(events[0])
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(encoded), `{"is":"record_published","with":{"version":1,`) {
		t.Errorf("the event begins %.60s", encoded)
	}
	decoded, err := DecodeRecordEvent(encoded)
	if err != nil {
		t.Fatal(err)
	}
	state := EvolveRecord(RecordState{}, decoded)
	if !state.Published || Hash(state.Data) != Hash(data) {
		t.Error("the record that was read is not the one that was written")
	}
	again, err := DecideRecord(state, Room, PublishRecord{data})
	if err != nil || len(again) != 0 {
		t.Errorf("publishing twice decided %d events, %v", len(again), err)
	}
	for role, command := range map[Role]RecordCommand{Host: PublishRecord{data}, Room: nil} {
		if _, err := DecideRecord(state, role, command); err == nil {
			t.Errorf("%s may send %T", role, command)
		}
	}
}
