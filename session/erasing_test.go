package session

import (
	"bytes"
	"testing"
	"testing/synctest"

	"sharedspace/facilitation"
)

func TestWordsOfAWrittenCheckInAreGoneFromTheLogWhenTheWorkshopEnds(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.writtenCheckIn()
		if !w.logHolds("A rota to fill") {
			t.Fatal("the words were never in the log")
		}
		w.do(room, facilitator, facilitation.CancelWorkshop{})
		synctest.Wait()
		if w.logHolds("A rota to fill") {
			t.Error("the words are still in the log")
		}
		w.checkChain()
	})
}

func TestARoomThatReadsOfTheEndErasesWhatACrashHasLeft(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.writtenCheckIn()
		w.nodes[0].Close() // the end is written by a node that does no more than that
		state := room.State()
		body, err := Decisions{Events: []facilitation.Event{facilitation.WorkshopCancelled{At: state.OpenedAt}}}.Encode()
		if err != nil {
			t.Fatal(err)
		}
		var last Entry
		for entry, err := range w.store.Read(w.Context(), w.id, 0) {
			if last = entry; err != nil {
				t.Fatal(err)
			}
		}
		entry, err := NewEntry(last, body)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.store.Append(w.Context(), w.id, entry); err != nil {
			t.Fatal(err)
		}
		w.room(w.node())
		synctest.Wait()
		if w.logHolds("A rota to fill") {
			t.Error("the words are still in the log")
		}
		w.checkChain()
	})
}

// writtenCheckIn is a workshop of five whose check-in was written and shown.
func (w *workshop) writtenCheckIn() *Room {
	w.Helper()
	rooms := w.node()
	settings := facilitation.DefaultSettings()
	settings.Topic = facilitation.NewText("Discharge letters", "salt")
	settings.WrittenIn, settings.Pulse = true, false
	if err := rooms.Begin(w.Context(), w.id, facilitation.OpenWorkshop{Code: "ABCDEFGHJ", Settings: settings}); err != nil {
		w.Fatal(err)
	}
	room := w.room(rooms)
	w.seated(room, 5)
	w.do(room, facilitator, facilitation.StartStage{Stage: facilitation.CheckIn, Time: 1})
	round := room.State().Standing()[0].Round
	for i := range 5 {
		w.do(room, participant(i+1), facilitation.SendCheckIn{Round: round, Version: 1, Words: "A rota to fill"})
	}
	w.do(room, facilitator, facilitation.CloseRound{Round: round})
	synctest.Wait()
	return room
}

func (w *workshop) logHolds(words string) bool {
	w.Helper()
	for entry, err := range w.store.Read(w.Context(), w.id, 0) {
		if err != nil {
			w.Fatal(err)
		}
		if bytes.Contains(entry.Body, []byte(words)) {
			return true
		}
	}
	return false
}

func (w *workshop) checkChain() {
	w.Helper()
	var last Entry
	for entry, err := range w.store.Read(w.Context(), w.id, 0) {
		if err != nil {
			w.Fatal(err)
		}
		if err := entry.Check(last.Revision, last.Chain); err != nil {
			w.Error(err)
		}
		last = entry
	}
}
