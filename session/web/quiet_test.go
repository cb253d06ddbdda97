package web

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"sharedspace/facilitation"
	"sharedspace/session"
)

func TestNothingAboutPeopleIsLogged(t *testing.T) {
	s := serveTest(t, func(o *Options) { o.Passphrase = "canary-passphrase" })
	Open(t.Context(), s.base, Opening{Topic: "canary-topic", Passphrase: "canary-wrong"})
	workshop, err := Open(t.Context(), s.base, Opening{Topic: "canary-topic", Passphrase: "canary-passphrase"})
	if err != nil {
		t.Fatal(err)
	}
	pass := s.passFor(t, workshop.Links.Participant)
	client, err := Dial(t.Context(), s.base, pass, "canary-name")
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	client.Do(t.Context(), facilitation.TrySend{Words: "canary-words"})
	client.Do(t.Context(), facilitation.SetAside{Thought: "canary-thought"})
	client.Drop()
	Join(t.Context(), s.base, Knock{Token: "canary-token"})
	GetLinks(t.Context(), s.base, "canary-pass")
	line := s.window(t, pass)
	line.WriteMessage(websocket.TextMessage, []byte(`{"canary-frame":`))
	line.reply()
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	s.rooms.Get(cancelled, session.ID("canary-session"))
	s.stop()
	logs := s.logs.String()
	for _, canary := range []string{"canary", "127.0.0.1", pass, workshop.Pass, workshop.Code, TokenOf(workshop.Links.Host), "try_send", "Go-http-client"} {
		if strings.Contains(logs, canary) {
			t.Errorf("%q is logged:\n%s", canary, logs)
		}
	}
}

func TestAPanicInOneWindowEndsThatWindowAlone(t *testing.T) {
	s := serveTest(t)
	pass := s.opened(t).Pass
	healthy := s.dial(t, pass)
	broken := &panicking{newNeverReading(&neverReading{}, pass)}
	s.serve(t.Context(), broken, (*session.Room).Open)
	if broken.code != closeRoomEnded {
		t.Error("ended with", broken.code)
	}
	if _, err := healthy.Do(t.Context(), facilitation.TrySend{Words: "hello"}); err != nil && !isRefusal(err) {
		t.Error(err)
	}
	if logs := s.logs.String(); !strings.Contains(logs, "panic in a window") || strings.Contains(logs, "canary") {
		t.Errorf("logged: %s", logs)
	}
}

// panicking is a line with a mistake of ours in it.
type panicking struct{ *neverReading }

func (l *panicking) read(time.Duration) ([]byte, error) {
	select {
	case first := <-l.hello:
		return first, nil
	default:
		panic("canary")
	}
}

func (l *panicking) write([]byte) error { return nil }
