package session

import (
	"testing"
	"testing/synctest"

	"sharedspace/facilitation"
)

func TestAWorkshopGoesFromSeatsToRevealedThoughts(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		people := w.seated(room, 5)
		round := w.gathering(room)
		for i := range people {
			saved := w.do(room, participant(i+1), thought(round, i+1, 1))
			if saved.Mark == "" || saved.Revision != 0 {
				t.Fatalf("saved %+v", saved)
			}
		}
		w.do(room, facilitator, facilitation.CloseRound{Round: round})
		synctest.Wait()
		desk.read()
		if thoughts := len(room.State().Thoughts); thoughts != 5 {
			t.Fatalf("%d thoughts revealed", thoughts)
		}
		shown := 0
		for name := range desk.parts {
			if len(name) > 8 && name[:8] == "thought/" {
				shown++
			}
		}
		if shown != 5 {
			t.Fatalf("%d thoughts shown: %v", shown, desk.parts)
		}
		if desk.last.View != room.Beat().Revision {
			t.Errorf("view %d at revision %d", desk.last.View, room.Beat().Revision)
		}
	})
}
