package session_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"sharedspace/facilitation"
	"sharedspace/session"
)

const recordID = "0b8f5a0e-3c7d-4a52-8f1e-6d2c9b4a7e10"

// published is a workshop that has published what it agreed.
func published(topic string) facilitation.State {
	state := facilitation.State{
		Opened: true,
		Settings: facilitation.Settings{
			Topic: facilitation.NewText(topic, "c2FsdHNhbHRzYWx0c2FsdA"), Language: facilitation.English, Template: "general",
		},
		Times: map[facilitation.Stage]int{facilitation.Gather: 1},
		Here:  7,
		Proposals: []facilitation.Proposal{{
			Proposal: "proposal-1", Outcome: facilitation.Agreed, LookAgain: "2026-08-06",
			Lines: map[facilitation.Line]facilitation.Worded{
				facilitation.Will: {Words: facilitation.NewText("ring before, not after", "c2FsdHNhbHRzYWx0c2FsdB"), Version: 1},
			},
		}},
	}
	state.Record = facilitation.RecordLink{Record: recordID, SHA256: facilitation.Hash(facilitation.RecordOf(state))}
	return state
}

func entriesOf(t *testing.T, log session.Log) []session.Entry {
	t.Helper()
	var entries []session.Entry
	for entry, err := range log.Read(t.Context(), recordID, 0) {
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, entry)
	}
	return entries
}

func TestARecordIsPublishedOnce(t *testing.T) {
	log, state := session.NewMemory(), published("Who rings whom?")
	for range 3 {
		if err := session.PublishRecord(t.Context(), log, state); err != nil {
			t.Fatal(err)
		}
	}
	entries := entriesOf(t, log)
	if len(entries) != 1 {
		t.Fatalf("the record has %d entries, not 1", len(entries))
	}
	record, err := session.ReadRecord(t.Context(), log, recordID)
	if err != nil {
		t.Fatal(err)
	}
	if facilitation.Hash(record.Data) != state.Record.SHA256 || record.Chain != entries[0].Chain || record.ID != recordID {
		t.Errorf("the record that is read is not the one that was published: %+v", record)
	}
}

func TestAWorkshopThatHasNotPublishedMakesNoRecord(t *testing.T) {
	log, state := session.NewMemory(), published("Who rings whom?")
	state.Record = facilitation.RecordLink{}
	if err := session.PublishRecord(t.Context(), log, state); err != nil {
		t.Fatal(err)
	}
	if entries := entriesOf(t, log); len(entries) != 0 {
		t.Errorf("there are %d entries", len(entries))
	}
	if _, err := session.ReadRecord(t.Context(), log, recordID); !errors.Is(err, session.ErrNotFound) {
		t.Errorf("reading a record that is not there gives %v", err)
	}
}

func TestOnlyTheRecordThatWasPromisedIsPublished(t *testing.T) {
	log, state := session.NewMemory(), published("Who rings whom?")
	state.Proposals[0].Outcome = facilitation.NotAgreedYet
	if err := session.PublishRecord(t.Context(), log, state); !errors.Is(err, session.ErrOtherRecord) {
		t.Errorf("another outcome was published: %v", err)
	}
	if err := session.PublishRecord(t.Context(), log, published("Another topic")); err != nil {
		t.Fatal(err)
	}
	if err := session.PublishRecord(t.Context(), log, published("Who rings whom?")); !errors.Is(err, session.ErrOtherRecord) {
		t.Errorf("a second record took the id of the first: %v", err)
	}
}

func TestATextErasedBeforeOrAfterThePublishingBreaksNothing(t *testing.T) {
	log, state := session.NewMemory(), published("Who rings Mrs Jones?")
	if err := session.PublishRecord(t.Context(), log, state); err != nil {
		t.Fatal(err)
	}
	erased := state.Settings.Topic.Committed()
	first := entriesOf(t, log)[0]
	without, err := first.Without(func(commitment string) bool { return commitment == erased.Commitment })
	if err == nil {
		err = log.Redact(t.Context(), recordID, 1, without)
	}
	if err != nil {
		t.Fatal(err)
	}
	record, err := session.ReadRecord(t.Context(), log, recordID)
	if err != nil || !record.Data.Topic.Erased() || record.Chain != first.Chain {
		t.Errorf("after the erasure the record reads %+v, %v", record, err)
	}
	state.Settings.Topic = erased
	for _, log := range []session.Log{log, session.NewMemory()} {
		if err := session.PublishRecord(t.Context(), log, state); err != nil {
			t.Errorf("a workshop whose text was erased cannot publish: %v", err)
		}
	}
}

func TestEveryChangedBitOfARecordsEntryIsFound(t *testing.T) {
	const seed = 814
	dice := rand.New(rand.NewPCG(seed, 0))
	log := session.NewMemory()
	if err := session.PublishRecord(t.Context(), log, published("Who rings whom?")); err != nil {
		t.Fatal(err)
	}
	entry := entriesOf(t, log)[0]
	for range 10_000 {
		changed := entry
		changed.Body = append([]byte(nil), entry.Body...)
		at, bit := dice.IntN(len(changed.Body)), byte(1)<<dice.IntN(8)
		changed.Body[at] ^= bit
		if changed.CheckSelf() == nil {
			t.Fatalf("bit %08b of byte %d was changed and not found (seed %d)", bit, at, seed)
		}
	}
}
