package session

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"sharedspace/facilitation"
)

func TestLogsTellNothingOfPeople(t *testing.T) {
	inTime(t, func(w *workshop) {
		var lines bytes.Buffer
		w.logger = slog.New(slog.NewTextHandler(&lines, &slog.HandlerOptions{Level: slog.LevelDebug}))
		w.begun().Close()
		store := w.trouble()
		rooms := w.node()
		room := w.room(rooms)
		people := w.seated(room, 5)
		round := w.gathering(room)
		for i := range people {
			w.do(room, participant(i+1), thought(round, i+1, 1))
		}
		store.set(func(s *troubled) { s.down, s.noDraw = true, true })
		command := w.command(facilitation.CloseRound{Round: round})
		if _, err := room.Do(w.Context(), facilitator, command); err == nil {
			w.Fatal("closed without a store")
		}
		store.set(func(s *troubled) { s.down, s.noDraw = false, false })
		time.Sleep(2 * tick)
		if _, err := room.Do(w.Context(), facilitator, command); err != nil {
			w.Fatal(err)
		}
		synctest.Wait()
		rooms.Close()
		written := lines.String()
		if written == "" {
			w.Fatal("nothing was logged: nothing was tested")
		}
		for _, secret := range []string{"thought 1", "Name1", participant(1).Claim(), "pass 1", "Discharge", "ABCDEFGHJ", "send_thought", "SendThought"} {
			if strings.Contains(written, secret) {
				w.Errorf("%q in the log:\n%s", secret, written)
			}
		}
	})
}

func TestAPersonPrintsAsStars(t *testing.T) {
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if printed := fmt.Sprintf(verb, participant(1)); printed != "***" {
			t.Errorf("%s prints %s", verb, printed)
		}
	}
}

func TestADueDateIsNotedWhenTheRoomOfAnEndedWorkshopCloses(t *testing.T) {
	inTime(t, func(w *workshop) {
		rooms := w.begun()
		w.do(w.room(rooms), facilitator, facilitation.CancelWorkshop{})
		rooms.Close()
		due := time.Now().AddDate(0, 0, 31)
		found := 0
		for id, err := range w.store.Due(w.Context(), due) {
			if err != nil || id != w.id {
				w.Fatal(id, err)
			}
			found++
		}
		if found != 1 {
			w.Errorf("%d sessions are due", found)
		}
	})
}
