package session

import (
	"testing"
	"time"

	"sharedspace/facilitation"
)

func TestAPassThatWasNeverOnTheLineCannotLeave(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		w.seated(room, 4)
		time.Sleep(2 * tick)
		for n := range 3 {
			w.do(room, participant(50+n), facilitation.Leave{})
		}
		time.Sleep(2 * tick)
		if here := room.State().Here; here != 4 {
			w.Errorf("%d here after strangers have left, want 4", here)
		}
	})
}

func TestWhoAnswersWithoutAWindowIsCountedAsHere(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		w.seated(room, 4)
		round := w.gathering(room)
		for n := range 3 {
			w.do(room, participant(50+n), facilitation.FinishRound{Round: round})
		}
		time.Sleep(2 * tick)
		if here := room.State().Here; here != 7 {
			w.Errorf("%d here after three strangers have answered beside four people, want 7", here)
		}
	})
}
