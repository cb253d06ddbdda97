package web

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// raw is a WebSocket that says what the test makes it say.
type raw struct {
	*websocket.Conn
	t *testing.T
}

func (s served) handshake(t *testing.T, origin, protocol string) (*websocket.Conn, int) {
	t.Helper()
	header := http.Header{}
	if origin != "" {
		header.Set("Origin", origin)
	}
	dialer := websocket.Dialer{HandshakeTimeout: 5 * time.Second}
	if protocol != "" {
		dialer.Subprotocols = []string{protocol}
	}
	conn, response, err := dialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(s.base, "http")+"/live", header)
	if response == nil {
		t.Fatal(err)
	}
	if conn != nil {
		t.Cleanup(func() { conn.Close() })
	}
	return conn, response.StatusCode
}

func (s served) socket(t *testing.T) raw {
	t.Helper()
	conn, status := s.handshake(t, s.base, Subprotocol)
	if conn == nil {
		t.Fatal("handshake answered ", status)
	}
	return raw{conn, t}
}

// window is a socket that has said hello and read its first view.
func (s served) window(t *testing.T, pass string) raw {
	t.Helper()
	r := s.socket(t)
	r.say(map[string]string{"pass": pass, "at": "", "name": "Ada"})
	if view := r.frame(); view.View == nil || !view.Whole {
		t.Fatalf("the first frame is no whole view: %+v", view)
	}
	return r
}

func (r raw) say(frame any) {
	r.t.Helper()
	if err := r.WriteJSON(frame); err != nil {
		r.t.Fatal(err)
	}
}

func (r raw) frame() (frame incoming) {
	r.t.Helper()
	r.SetReadDeadline(time.Now().Add(10 * time.Second))
	if err := r.ReadJSON(&frame); err != nil {
		r.t.Fatal(err)
	}
	return frame
}

// reply reads until a reply comes.
func (r raw) reply() incoming {
	r.t.Helper()
	for {
		if frame := r.frame(); frame.View == nil {
			return frame
		}
	}
}

// closed reads until the line is ended and returns the close code; -1: none came.
func (r raw) closed() int {
	r.SetReadDeadline(time.Now().Add(10 * time.Second))
	for {
		if _, _, err := r.ReadMessage(); err != nil {
			var closed *websocket.CloseError
			if errors.As(err, &closed) {
				return closed.Code
			}
			return -1
		}
	}
}

func TestAParticipantJoinsSendsAndIsAnswered(t *testing.T) {
	s := serveTest(t)
	workshop := s.opened(t)
	door, err := Join(t.Context(), s.base, Knock{Code: strings.ToLower(workshop.Code)})
	if err != nil || door.Topic != "Leaving hospital" || len(door.Organisations) != 3 || door.Door != DoorOpen || door.Role != facilitation.Participant {
		t.Fatalf("the door: %+v, %v", door, err)
	}
	admission, err := TakePass(t.Context(), s.base, Entrance{Code: workshop.Code, Organisation: 2})
	if err != nil {
		t.Fatal(err)
	}
	client := s.dial(t, admission.Pass)
	if _, err := client.Until(t.Context(), func(parts Parts) bool {
		you, ok := Part[facilitation.PartYou](parts, "you")
		return ok && you.Seat == 1
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := client.Do(t.Context(), facilitation.TrySend{Words: "hello"}); err != nil {
		t.Error("try to send:", err)
	}
	if _, err := client.Do(t.Context(), facilitation.StartStage{Stage: facilitation.CheckIn, Time: 1}); !refusedWith(err, facilitation.NotYours) {
		t.Error("a participant starts a stage:", err)
	}
	if _, err := client.Until(t.Context(), func(parts Parts) bool {
		people, _ := Part[facilitation.PartPeople](parts, "people")
		return len(people.People) == 1 && people.People[0].Organisation == 2 && people.People[0].Name == "Ada"
	}); err != nil {
		t.Error(err)
	}
}

func TestOnlyItsOwnPagesMayOpenALine(t *testing.T) {
	s := serveTest(t)
	host := strings.TrimPrefix(s.base, "http://")
	for _, origin := range []string{
		"", "null", "https://evil.example", "https://" + host, "http://" + host + ".evil.example", "http://" + host + "/", "http://localhost",
	} {
		if conn, status := s.handshake(t, origin, Subprotocol); conn != nil || status != http.StatusForbidden {
			t.Errorf("origin %q is answered with %d", origin, status)
		}
	}
	for _, protocol := range []string{"", "sharedspace.v0"} {
		if conn, status := s.handshake(t, s.base, protocol); conn != nil || status != http.StatusBadRequest {
			t.Errorf("subprotocol %q is answered with %d", protocol, status)
		}
	}
}

func TestAWindowThatDoesNotSayWhoItIsIsEnded(t *testing.T) {
	s := serveTest(t, func(o *Options) { o.Limits.FirstFrame = 50 * time.Millisecond })
	if code := s.socket(t).closed(); code != closeNoHello {
		t.Error("silence is ended with", code)
	}
	workshop := s.opened(t)
	stranger := signed(t, s.keys, newPass(session.ID(uuid.NewString()), facilitation.Host, 0, time.Now()))
	other := signed(t, keysFor(t, "another secret for tests"), newPass(workshop.Session, facilitation.Host, 0, time.Now()))
	for name, each := range map[string]struct {
		hello string
		code  int
	}{
		"no JSON":               {"hello", closeNoHello},
		"no pass":               {"{}", closeBadPass},
		"a pass of another key": {`{"pass":"` + other + `"}`, closeBadPass},
		"no such workshop":      {`{"pass":"` + stranger + `"}`, closeNoWorkshop},
	} {
		line := s.socket(t)
		line.WriteMessage(websocket.TextMessage, []byte(each.hello))
		if code := line.closed(); code != each.code {
			t.Errorf("%s is ended with %d", name, code)
		}
	}
}

func TestAPassMayOpenThreeWindowsAndNoMore(t *testing.T) {
	s := serveTest(t)
	pass := s.passFor(t, s.opened(t).Links.Participant)
	var windows []raw
	for range 3 {
		windows = append(windows, s.window(t, pass))
	}
	fourth := s.socket(t)
	fourth.say(hello{Pass: pass})
	if code := fourth.closed(); code != closeTooMany {
		t.Error("the fourth is ended with", code)
	}
	windows[0].Close()
	s.awaitWindows(t, 2)
	s.window(t, pass)
}

func (s served) awaitWindows(t *testing.T, want int) {
	t.Helper()
	ctx, done := context.WithTimeout(t.Context(), 5*time.Second)
	defer done()
	for s.holders.count() != want {
		if pause(ctx, time.Millisecond) != nil {
			t.Fatalf("%d windows are open", s.holders.count())
		}
	}
}

func TestFramesThatCannotBeReadAreRefusedInWords(t *testing.T) {
	s := serveTest(t)
	line := s.window(t, s.passFor(t, s.opened(t).Links.Participant))
	room := strings.Repeat(" ", 20<<10)
	for _, each := range []struct{ frame, re, refused string }{
		{`{"id":"1","do":"try_send","with":{"words":"a","words":"b"}}`, "", facilitation.BadValue},
		{`{"id":"1","do":"try_send","with":{"words":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}`, "", facilitation.BadValue},
		{`["id"]`, "", facilitation.BadValue},
		{`{`, "", facilitation.BadValue},
		{`{"id":"2"}`, "2", facilitation.BadValue},
		{`{"do":"try_send"}`, "", facilitation.BadValue},
		{`{"id":"3","do":"try_send","with":{"words":1}}`, "3", facilitation.BadValue},
		{`{"id":"4","do":"try_send","with":{"colour":"red"}}`, "4", facilitation.Refresh},
		{`{"id":"5","do":"open_workshop","with":{}}`, "5", facilitation.Refresh},
		{`{"id":"6","do":"try_send","with":{"words":"x"}` + room + `}`, "6", facilitation.TooLong},
	} {
		line.WriteMessage(websocket.TextMessage, []byte(each.frame))
		if got := line.reply(); got.Re != each.re || got.Refused != each.refused {
			t.Errorf("%.60s is answered with %q, %q", each.frame, got.Re, got.Refused)
		}
	}
	line.WriteMessage(websocket.BinaryMessage, []byte{0, 1, 2})
	if got := line.reply(); got.Refused != facilitation.BadValue {
		t.Errorf("a binary frame is answered with %+v", got)
	}
}

func TestAFrameLargerThanAnyActEndsTheLine(t *testing.T) {
	s := serveTest(t)
	line := s.window(t, s.passFor(t, s.opened(t).Links.Participant))
	line.WriteMessage(websocket.TextMessage, make([]byte, 70<<10))
	if code := line.closed(); code != websocket.CloseMessageTooBig {
		t.Error("ended with", code)
	}
}

func TestAWindowThatAsksWhereItIsGetsAViewAtOnce(t *testing.T) {
	s := serveTest(t)
	line := s.socket(t)
	line.say(hello{Pass: s.opened(t).Pass})
	first := line.frame()
	line.say(map[string]string{"at": first.At})
	if view := line.frame(); view.View == nil || *view.View != *first.View || len(view.Parts) != 0 {
		t.Errorf("answered with %+v", view)
	}
}

func TestBeatsComeWithPings(t *testing.T) {
	s := serveTest(t, func(o *Options) { o.Limits.Beat = 10 * time.Millisecond })
	line := s.window(t, s.opened(t).Pass)
	pinged := make(chan struct{}, 100)
	line.SetPingHandler(func(string) error { pinged <- struct{}{}; return nil })
	for {
		var frame struct {
			Beat *int64
			Now  time.Time
		}
		if err := line.ReadJSON(&frame); err != nil {
			t.Fatal(err)
		}
		if frame.Beat != nil {
			if *frame.Beat < 1 || time.Since(frame.Now).Abs() > time.Minute || len(pinged) == 0 {
				t.Errorf("%+v after %d pings", frame, len(pinged))
			}
			return
		}
	}
}

func TestActsThatComeTooFastAreAskedForLater(t *testing.T) {
	s := serveTest(t, func(o *Options) { o.Limits.ActsPerSecond, o.Limits.ActsBurst = 50, 3 })
	client := s.dial(t, s.passFor(t, s.opened(t).Links.Participant))
	answers := make(chan error)
	for range 12 {
		go func() {
			_, err := client.Do(t.Context(), facilitation.TrySend{Words: "hello"})
			answers <- err
		}()
	}
	for range 12 {
		if err := <-answers; err != nil {
			t.Error(err)
		}
	}
	if tally := client.Tally(); tally.SlowDowns == 0 || tally.Answered != 12 {
		t.Errorf("%+v", tally)
	}
}

func TestAFloodOfPingsEndsTheLine(t *testing.T) {
	s := serveTest(t)
	line := s.window(t, s.opened(t).Pass)
	go func() { // ends with the line
		for line.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second)) == nil {
		}
	}()
	line.closed()
	s.awaitWindows(t, 0)
}

func TestAWindowThatTakesNothingIsEndedAndDisturbsNobody(t *testing.T) {
	s := serveTest(t, func(o *Options) { o.Limits.Write, o.Limits.Beat = 200*time.Millisecond, 20*time.Millisecond })
	workshop := s.opened(t)
	slow := &neverReading{}
	ended := make(chan struct{})
	go func() { s.serve(t.Context(), newNeverReading(slow, workshop.Pass), (*session.Room).Open); close(ended) }()
	healthy := s.dial(t, workshop.Pass)
	if _, err := healthy.Do(t.Context(), facilitation.HoldClock{Held: true}); err != nil && !isRefusal(err) {
		t.Error(err)
	}
	<-ended
	if slow.code != closeSlow {
		t.Error("ended with", slow.code)
	}
}

func isRefusal(err error) bool {
	var refusal *facilitation.Refusal
	return errors.As(err, &refusal)
}

// neverReading is a line whose other side takes nothing.
type neverReading struct {
	hello chan []byte
	cut   chan struct{}
	code  int
}

func newNeverReading(l *neverReading, pass string) *neverReading {
	l.hello, l.cut = make(chan []byte, 1), make(chan struct{})
	first, _ := json.Marshal(hello{Pass: pass})
	l.hello <- first
	return l
}

func (l *neverReading) read(time.Duration) ([]byte, error) {
	select {
	case first := <-l.hello:
		return first, nil
	case <-l.cut:
		return nil, net.ErrClosed
	}
}

func (l *neverReading) write([]byte) error { return context.DeadlineExceeded }
func (l *neverReading) probe() error       { return context.DeadlineExceeded }

func (l *neverReading) end(code int, _ string) {
	l.code = code
	close(l.cut)
}

func TestWhenTheServerStopsWindowsAreSentAway(t *testing.T) {
	s := serveTest(t)
	line := s.window(t, s.opened(t).Pass)
	stopped := make(chan struct{})
	go func() { s.stop(); close(stopped) }()
	var frame incoming
	for frame.Away == nil {
		frame = line.frame()
	}
	if frame.Away.RetryMs < 1000 || frame.Away.RetryMs > 20_000 {
		t.Error("come back within", frame.Away.RetryMs)
	}
	if code := line.closed(); code != websocket.CloseServiceRestart {
		t.Error("ended with", code)
	}
	<-stopped
}
