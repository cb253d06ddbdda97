package session

import (
	"testing"
	"testing/synctest"
	"time"

	"sharedspace/facilitation"
)

func TestARoomClosesWhenNobodyWatches(t *testing.T) {
	inTime(t, func(w *workshop) {
		rooms := w.begun()
		desk := w.open(w.room(rooms), facilitator, "")
		time.Sleep(3 * idleFor)
		if rooms.Count() != 1 {
			w.Fatal("a room was closed while a window was open")
		}
		desk.Close()
		time.Sleep(idleFor / 2)
		if rooms.Count() != 1 {
			w.Fatal("a room was closed at once")
		}
		time.Sleep(idleFor)
		if rooms.Count() != 0 {
			w.Fatal("an idle room stays open")
		}
		if _, err := desk.Window.room.Do(w.Context(), facilitator, w.command(facilitation.SetHere{Here: 2})); err != ErrRoomEnded {
			w.Errorf("a room that has ended answers %v", err)
		}
		if got := w.room(rooms).State().Settings.Topic.Words; got != "Discharge letters" {
			w.Errorf("opened again, the topic is %q", got)
		}
	})
}

func TestWindowsEndWithTheProcess(t *testing.T) {
	inTime(t, func(w *workshop) {
		rooms := w.begun()
		desk := w.open(w.room(rooms), facilitator, "")
		desk.read()
		ended := make(chan error, 1)
		go func() {
			_, err := desk.Next(w.Context())
			ended <- err
		}()
		rooms.Close()
		if err := <-ended; err != ErrRoomEnded {
			w.Errorf("Next returned %v", err)
		}
	})
}

func TestThereIsNoRoomWithoutALog(t *testing.T) {
	inTime(t, func(w *workshop) {
		rooms := w.begun()
		if _, err := rooms.Get(w.Context(), "5e551011-0000-4000-8000-000000000002"); err == nil {
			w.Error("a room without an entry")
		}
		synctest.Wait()
		if rooms.Count() != 0 {
			w.Error("it stays open")
		}
	})
}
