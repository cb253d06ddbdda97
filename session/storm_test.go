package session

import (
	"testing"
	"time"

	"sharedspace/facilitation"
)

func TestAJoinStormEncodesTheWholeViewOnceForEachRevisionItIsShownAt(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		for i := range 300 { // in 10 s, and seats are given meanwhile
			w.open(room, participant(i+1), "").readOne()
			time.Sleep(10 * time.Second / 300)
		}
		all := room.shown.layers[facilitation.LayerAll]
		if revisions := len(all.shown); all.spanned > revisions || revisions < 5 {
			w.Errorf("encoded %d times, for %d revisions", all.spanned, revisions)
		}
	})
}
