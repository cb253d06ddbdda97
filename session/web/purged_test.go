package web

import (
	"testing"
	"time"

	"sharedspace/facilitation"
)

func TestHoldersOfAPurgedWorkshopsLinksAreToldWhenItEnded(t *testing.T) {
	s := serveTest(t)
	workshop := s.opened(t)
	host := s.dial(t, workshop.Pass)
	if _, err := host.Do(t.Context(), facilitation.CancelWorkshop{}); err != nil {
		t.Fatal(err)
	}
	ended := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	for _, err := range []error{s.store.Purge(t.Context(), workshop.Session), s.store.Remove(t.Context(), workshop.Session, ended)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	<-host.ended
	for _, link := range []string{workshop.Links.Participant, workshop.Links.Facilitator, workshop.Links.Screen} {
		door, err := Join(t.Context(), s.base, Knock{Token: TokenOf(link)})
		if err != nil || door.Door != DoorClosed || door.Ended == nil || !door.Ended.Equal(ended) {
			t.Errorf("behind the link: %+v, %v", door, err)
		}
		if _, err := TakePass(t.Context(), s.base, Entrance{Token: TokenOf(link)}); !refusedWith(err, Ended) {
			t.Error("a pass for what is no more:", err)
		}
	}
}
