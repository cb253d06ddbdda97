package web

import (
	"context"
	"errors"
	"testing"

	"sharedspace/facilitation"
)

func TestAClientComesBackAndItsActsTakeEffectOnce(t *testing.T) {
	s := serveTest(t)
	workshop := s.opened(t)
	client := s.dial(t, workshop.Pass)
	watcher := s.dial(t, s.passFor(t, workshop.Links.Screen))
	for range 8 {
		before := client.Tally().Reconnects
		client.Drop()
		if _, err := client.Do(t.Context(), facilitation.Spotlight{On: ""}); err != nil && !isRefusal(err) {
			t.Fatal(err)
		}
		if client.Tally().Reconnects == before {
			t.Fatal("the line was not cut")
		}
	}
	if _, ok := Part[facilitation.PartStage](watcher.Parts(), "stage"); !ok {
		t.Error("the screen sees no stage")
	}
}

func TestAClientThatIsToldToStayAwaySaysWhy(t *testing.T) {
	s := serveTest(t)
	if _, err := Dial(t.Context(), s.base, "no pass", ""); !errors.Is(err, ErrEnded) {
		t.Error(err)
	}
	if _, err := Dial(t.Context(), "http://127.0.0.1:1", "no pass", ""); err == nil {
		t.Error("connected to nobody")
	}
}

func TestAClosedClientEndsWhoeverWaits(t *testing.T) {
	s := serveTest(t)
	client := s.dial(t, s.opened(t).Pass)
	waited := make(chan error)
	go func() {
		_, err := client.Until(context.Background(), func(Parts) bool { return false })
		waited <- err
	}()
	client.Close()
	if err := <-waited; !errors.Is(err, ErrEnded) {
		t.Error(err)
	}
	if _, err := client.Do(t.Context(), facilitation.TrySend{Words: "hello"}); !errors.Is(err, ErrEnded) {
		t.Error(err)
	}
}
