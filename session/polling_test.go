package session

import (
	"testing"
	"time"

	"sharedspace/facilitation"
)

// look polls once, from where the reader is, and says how long that took.
func (r *reader) look(room *Room, person Person, look Look) (frame string, took time.Duration) {
	r.Helper()
	window, err := room.Poll(r.Context(), person, r.last.At, look)
	if err != nil {
		r.Fatal(err)
	}
	defer window.Close()
	since := time.Now()
	next, err := window.Next(r.Context())
	if err != nil {
		r.Fatal(err)
	}
	return string(next), time.Since(since)
}

func TestAPollIsAnsweredForLivePartsAloneAfterASecondAndForOthersAtOnce(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		people := w.seated(room, 3)
		time.Sleep(5 * tick)
		people[0].Close()
		time.Sleep(lineGrace - tick/2) // just before the tick that no longer shows them
		desk.read()
		if _, took := desk.look(room, facilitator, Look{}); took != calmFor {
			w.Errorf("a change of live parts is answered after %v", took)
		}
		time.Sleep(5 * tick)
		desk.read()
		time.AfterFunc(tick/10, func() { w.do(room, facilitator, facilitation.SetHere{Here: 9}) })
		if _, took := desk.look(room, facilitator, Look{}); took >= tick/2 {
			w.Errorf("a change of the log is answered after %v", took)
		}
		desk.read()
		if _, took := desk.look(room, facilitator, Look{First: true}); took != 0 {
			w.Errorf("a first look is answered after %v", took)
		}
	})
}

func TestWhoPollsIsPresentFor45SecondsOnAnyNode(t *testing.T) {
	inTime(t, func(w *workshop) {
		here, there := w.room(w.begun()), w.room(w.node())
		desk, far := w.open(here, facilitator, ""), w.open(there, facilitator, "")
		guest := &reader{workshop: w}
		guest.look(here, participant(1), Look{First: true})
		time.Sleep(pollGrace - 2*tick)
		if near, other := present(desk.people()), present(far.people()); len(near) != 1 || len(other) != 1 {
			w.Errorf("before: %v here, %v there", near, other)
		}
		time.Sleep(4 * tick)
		if near := present(desk.people()); len(near) != 0 {
			w.Errorf("afterwards: %v", near)
		}
	})
}

func TestWhoHasLeftIsNotBackBecauseTheirPagePollsOn(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		w.seated(room, 4)
		time.Sleep(2 * tick)
		w.do(room, participant(4), facilitation.Leave{})
		time.Sleep(2 * tick)
		guest := w.open(room, participant(4), "")
		guest.read()
		guest.Close()
		w.do(room, participant(4), facilitation.Leave{}) // again, by the page that came back
		time.Sleep(2 * tick)
		here := room.State().Here
		window, err := room.Poll(w.Context(), participant(4), guest.last.At, Look{})
		if err != nil {
			w.Fatal(err)
		}
		time.Sleep(2 * tick)
		window.Close()
		if now := room.State().Here; here != 3 || now != here {
			w.Errorf("%d here, then %d", here, now)
		}
	})
}
