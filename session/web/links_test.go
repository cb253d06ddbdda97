package web

import (
	"context"
	"crypto/rand"
	"testing"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// slowRecords takes no record from a room before the test has ended.
type slowRecords struct {
	session.Store
	workshop session.ID
}

func (s *slowRecords) Append(ctx context.Context, id session.ID, entry session.Entry) error {
	if s.workshop == "" {
		s.workshop = id
	}
	if id != s.workshop {
		<-ctx.Done()
		return ctx.Err()
	}
	return s.Store.Append(ctx, id, entry)
}

func TestAReadingLinkIsHandedOnOnlyOnceItsRecordIsThere(t *testing.T) {
	s := serveTest(t, func(options *Options) {
		keyring, err := session.NewKeyring(testSecret)
		if err != nil {
			t.Fatal(err)
		}
		options.Rooms = session.NewRooms(&slowRecords{Store: options.Store}, keyring, options.Log, time.Now, func(into []byte) { rand.Read(into) })
		t.Cleanup(options.Rooms.Close)
	})
	workshop := s.opened(t)
	publishEmpty(t, s.dial(t, workshop.Pass))
	links, err := GetLinks(t.Context(), s.base, workshop.Pass)
	if err != nil || links.Record == nil {
		t.Fatal(links.Record, err)
	}
	record := links.Record.Markdown[len(s.base)+len("/r/") : len(links.Record.Markdown)-len("/minutes.md")]
	if _, err := session.ReadRecord(t.Context(), s.store, session.ID(record)); err != nil {
		t.Error(err)
	}
}

func TestTheReadingLinkComesWithItsPictureAndTheTopic(t *testing.T) {
	s := serveTest(t)
	workshop := s.opened(t)
	publishEmpty(t, s.dial(t, workshop.Pass))
	links, err := GetLinks(t.Context(), s.base, workshop.Pass)
	if err != nil || links.Record == nil {
		t.Fatal(links.Record, err)
	}
	if want, err := qrOf(links.Record.URL); err != nil || links.Record.QR != want {
		t.Errorf("the picture is %.40q, want %.40q, %v", links.Record.QR, want, err)
	}
	if links.Topic == "" {
		t.Error("no topic")
	}
}

// publishEmpty runs a workshop in which nobody but its host takes part.
func publishEmpty(t *testing.T, host *Client) {
	t.Helper()
	do := func(command facilitation.Command) {
		t.Helper()
		if _, err := host.Do(t.Context(), command); err != nil {
			t.Fatal(err)
		}
	}
	do(facilitation.StartStage{Stage: facilitation.Gather, Time: 1})
	parts, err := host.Until(t.Context(), func(parts Parts) bool { return len(PartsOf[facilitation.PartRound](parts, "round")) > 0 })
	if err != nil {
		t.Fatal(err)
	}
	for round := range PartsOf[facilitation.PartRound](parts, "round") {
		do(facilitation.DropRound{Round: round})
	}
	do(facilitation.StartStage{Stage: facilitation.Explore, Time: 1})
	do(facilitation.ShowLines{Time: 1})
	do(facilitation.Publish{})
}
