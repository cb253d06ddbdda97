package session

import (
	"testing"
	"testing/synctest"
	"time"

	"sharedspace/facilitation"
)

func TestEveryRoomThatReadsOfARecordMakesSureOfIt(t *testing.T) {
	const record = "5e551011-0000-4000-8000-00000000000f"
	for name, opens := range map[string]bool{"while it is open": true, "when it is opened": false} {
		inTime(t, func(w *workshop) {
			room := w.room(w.begun())
			state := room.State()
			if !opens {
				w.shutDown(room)
			}
			published := facilitation.WorkshopPublished{Record: record, SHA256: facilitation.Hash(facilitation.RecordOf(state)), At: time.Now()}
			body, err := Decisions{Events: []facilitation.Event{published}}.Encode()
			if err != nil {
				w.Fatal(err)
			}
			entry, err := NewEntry(w.last(), body)
			if err != nil {
				w.Fatal(err)
			}
			if err := w.store.Append(w.Context(), w.id, entry); err != nil {
				w.Fatal(err)
			}
			if !opens {
				w.room(w.node())
			}
			synctest.Wait()
			if _, err := ReadRecord(w.Context(), w.store, record); err != nil {
				w.Errorf("%s: %v", name, err)
			}
		})
	}
}

// last is the last entry of the log.
func (w *workshop) last() (last Entry) {
	for entry, err := range w.store.Read(w.Context(), w.id, 0) {
		if err != nil {
			w.Fatal(err)
		}
		last = entry
	}
	return last
}

// shutDown ends every node and waits until the room has ended.
func (w *workshop) shutDown(room *Room) {
	for _, rooms := range w.nodes {
		rooms.Close()
	}
	<-room.ended
}
