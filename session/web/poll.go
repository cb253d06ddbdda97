package web

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// Long polling, for networks that block WebSockets: the same frames, in arrays.
// GET /live is one look of a window, POST /acts carries acts. Nothing is kept
// between two looks but presence, so any node may answer any of them.

// nameHeader carries the first name, percent-encoded, and never an address.
const nameHeader = "Shared-Space-Name"

// poll answers one look: at once if there is something this window does not
// have, else when there is, at the latest with the next beat.
func (s *Server) poll(w http.ResponseWriter, r *http.Request) {
	if origin := r.Header.Get("Origin"); origin != "" && origin != s.base {
		http.Error(w, "This address answers its own pages only.", http.StatusForbidden)
		return
	}
	l := newPollLine(helloOf(r))
	if !s.startWindow() {
		l.end(closeRestart, "this service is restarting")
		s.answerFrames(w, l)
		return
	}
	defer s.windows.Done()
	query := r.URL.Query()
	s.meters.polls.Add(1)
	look := session.Look{First: query.Has("first"), Troubled: query.Has("troubled")}
	s.serve(r.Context(), l, func(room *session.Room, ctx context.Context, person session.Person, at string) (*session.Window, error) {
		l.beat = room.Beat
		return room.Poll(ctx, person, at, look)
	})
	s.answerFrames(w, l)
}

func helloOf(r *http.Request) hello {
	name, err := url.PathUnescape(r.Header.Get(nameHeader))
	if err != nil {
		name = ""
	}
	return hello{Pass: bearer(r), At: r.URL.Query().Get("at"), Name: name}
}

func bearer(r *http.Request) string {
	pass, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return pass
}

// acts is POST /acts: one act, or an array of a few, and their replies.
func (s *Server) acts(w http.ResponseWriter, r *http.Request) {
	l := newPollLine(hello{})
	if !s.startWindow() {
		l.end(closeRestart, "this service is restarting")
		s.answerFrames(w, l)
		return
	}
	defer s.windows.Done()
	asked, err := s.readActs(r)
	if err != nil {
		l.writeJSON(refusedReply("", err))
	} else if code, why := s.answerActs(r, l, asked); code != 0 {
		l.end(code, why)
	}
	s.answerFrames(w, l)
}

func (s *Server) readActs(r *http.Request) (asked []json.RawMessage, err error) {
	data, err := io.ReadAll(r.Body)
	if tooBig := (*http.MaxBytesError)(nil); errors.As(err, &tooBig) {
		return nil, &facilitation.Refusal{Code: facilitation.TooLong, With: facilitation.Facts{"most": s.limits.LeaderActBytes}}
	}
	if err != nil {
		return nil, badValue("request")
	}
	if data = []byte(strings.TrimSpace(string(data))); len(data) > 0 && data[0] == '{' {
		return []json.RawMessage{data}, nil
	}
	if json.Unmarshal(data, &asked) != nil || len(asked) == 0 || len(asked) > s.limits.ActsBurst {
		return nil, badValue("request")
	}
	return asked, nil
}

func (s *Server) answerActs(r *http.Request, l *pollLine, asked []json.RawMessage) (code int, why string) {
	pass, err := s.keys.readPass(bearer(r), s.now())
	if err != nil {
		return closeBadPass, "this pass is not valid"
	}
	v := s.visit(pass, "", s.holders.of(pass))
	if v.room, err = s.rooms.Get(r.Context(), pass.Session); err != nil {
		return v.whyNot(r.Context(), err)
	}
	for _, frame := range asked {
		answer := v.answer(r.Context(), frame)
		if answer == nil {
			return v.reason()
		}
		l.writeJSON(answer)
	}
	return 0, ""
}

// closedFrame stands for the close of a WebSocket, with its code.
type closedFrame struct {
	Closed int `json:"closed"`
}

// closedStatuses tell proxies what a client reads from the frame; 503 for all others.
var closedStatuses = map[int]int{
	0: http.StatusOK, closeBadPass: http.StatusUnauthorized, closeTooMany: http.StatusTooManyRequests, closeNoWorkshop: http.StatusGone,
}

// answerFrames writes what the line has carried as an array that nobody keeps.
func (s *Server) answerFrames(w http.ResponseWriter, l *pollLine) {
	frames, code := l.carried()
	status, known := closedStatuses[code]
	if !known {
		status = http.StatusServiceUnavailable
	}
	data := encode(frames)
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(s.limits.Write))
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write(append(data, '\n'))
}

// pollLine is a line for one answer: the first frame that is written ends it.
type pollLine struct {
	hello []byte              // read first; then nothing comes
	beat  func() session.Beat // of the room; nil: it was not opened
	over  chan struct{}       // closed by end

	mu     sync.Mutex
	frames []json.RawMessage
	ended  bool
	code   int // of an end without a frame
}

func newPollLine(first hello) *pollLine {
	return &pollLine{hello: encode(first), over: make(chan struct{})}
}

func (l *pollLine) read(time.Duration) ([]byte, error) {
	if first := l.hello; first != nil {
		l.hello = nil
		return first, nil
	}
	<-l.over
	return nil, net.ErrClosed
}

// write keeps a frame for the answer. What comes too late is in the next one.
func (l *pollLine) write(frame []byte) error {
	l.mu.Lock()
	late := l.ended
	if !late {
		l.frames = append(l.frames, frame)
	}
	l.mu.Unlock()
	if late {
		return net.ErrClosed
	}
	l.end(0, "")
	return nil
}

// writeJSON keeps a frame without ending the line.
func (l *pollLine) writeJSON(frame any) { l.frames = append(l.frames, encode(frame)) }

// probe ends the line: it is time for a beat, which every answer has.
func (l *pollLine) probe() error {
	l.end(0, "")
	return net.ErrClosed
}

func (l *pollLine) end(code int, _ string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.ended {
		l.ended, l.code = true, code
		close(l.over)
	}
}

// carried are the frames of the answer and its close code; 0: go on. A beat
// tells the time, which no socket's beat would tell where polls are short.
func (l *pollLine) carried() ([]json.RawMessage, int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.code != 0:
		l.frames = append(l.frames, encode(closedFrame{l.code}))
	case l.beat != nil:
		now := l.beat()
		l.frames = append(l.frames, encode(beat{Beat: now.Revision, Now: now.Now}))
	}
	return l.frames, l.code
}
