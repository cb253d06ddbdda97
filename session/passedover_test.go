package session

import (
	"testing"
	"time"

	"sharedspace/facilitation"
)

func TestAWindowComingFromARevisionThatThisNodePassedOverGetsTheWholeView(t *testing.T) {
	inTime(t, func(w *workshop) {
		here := w.room(w.begun())
		desk := w.open(here, facilitator, "")
		desk.read()
		start := facilitation.StartStage{Stage: facilitation.CheckIn, Time: 1}
		w.do(here, facilitator, start)
		time.Sleep(tick)
		desk.read()
		at := parseCursor(desk.last.At)
		layers := here.shown.layers[facilitation.LayerAll]
		layers.shown = layers.shown[:1] // as a node that was told of both revisions at once
		w.do(here, facilitator, facilitation.SetHere{Here: 4})
		time.Sleep(tick)
		back := w.open(here, facilitator, at.String())
		back.read()
		if !back.last.Whole || back.last.Why != "" {
			w.Errorf("it was sent what has changed since a view that this node does not know: %+v", back.last)
		}
	})
}
