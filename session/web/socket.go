package web

import (
	"context"
	"errors"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"sharedspace/session"
)

// live is GET /live: one window over a WebSocket, or one look of a window that polls.
func (s *Server) live(w http.ResponseWriter, r *http.Request) {
	if !websocket.IsWebSocketUpgrade(r) {
		s.poll(w, r)
		return
	}
	if r.Header.Get("Origin") != s.base {
		http.Error(w, "This address answers its own pages only.", http.StatusForbidden)
		return
	}
	if !speaksSubprotocol(r) {
		http.Error(w, "The subprotocol "+Subprotocol+" is needed.", http.StatusBadRequest)
		return
	}
	if !s.holders.room() || !s.startWindow() {
		w.Header().Set("Retry-After", "5")
		http.Error(w, "All places are taken. Try again in a moment.", http.StatusServiceUnavailable)
		return
	}
	defer s.windows.Done()
	if l, err := s.upgrade(w, r); err == nil { // else it has been answered
		s.serve(context.WithoutCancel(r.Context()), l, (*session.Room).Open)
	}
}

func speaksSubprotocol(r *http.Request) bool {
	for _, protocol := range websocket.Subprotocols(r) {
		if protocol == Subprotocol {
			return true
		}
	}
	return false
}

// opening is how a window of a room is opened: Room.Open, or Room.Poll.
type opening func(room *session.Room, ctx context.Context, person session.Person, at string) (*session.Window, error)

// serve keeps one window until its line, its room or this process ends. It
// returns when nothing of it is left.
func (s *Server) serve(ctx context.Context, l line, open opening) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	v, code, why := s.welcome(ctx, l, open)
	if code != 0 {
		l.end(code, why)
		return
	}
	defer v.leave()
	var parts sync.WaitGroup
	for _, part := range []func(context.Context){v.show, v.speak, v.listen} {
		parts.Go(func() { // each ends with the line, which the first to end cuts
			defer cancel()
			defer v.withoutPanic(ctx)
			part(ctx)
		})
	}
	parts.Go(func() { // ends with the others: a read or write hangs on the line, not on ctx
		<-ctx.Done()
		l.end(v.reason())
	})
	parts.Wait()
}

// welcome reads the first frame and opens the window, or says why not.
func (s *Server) welcome(ctx context.Context, l line, open opening) (v *visit, code int, why string) {
	data, err := l.read(s.limits.FirstFrame)
	if err != nil {
		return nil, closeNoHello, "no first frame"
	}
	first, err := readHello(data, s.limits)
	if err != nil {
		return nil, closeNoHello, "the first frame could not be read"
	}
	pass, err := s.keys.readPass(first.Pass, s.now())
	if err != nil {
		return nil, closeBadPass, "this pass is not valid"
	}
	holder, code := s.holders.enter(pass, l)
	if code != 0 {
		return nil, code, "too many windows"
	}
	v = s.visit(pass, first.Name, holder)
	v.line = l
	if code, why := v.open(ctx, open, first.At); code != 0 {
		s.holders.leave(pass, l)
		return nil, code, why
	}
	return v, 0, ""
}

func (s *Server) visit(pass Pass, name string, holder *holder) *visit {
	person := session.Person{Role: pass.Role, Bits: pass.Bits[:], Organisation: pass.Organisation, Name: name}
	return &visit{server: s, pass: pass, person: person, holder: holder, frames: make(chan []byte)}
}

// visit is one open window: show waits for the room, speak writes, listen reads.
type visit struct {
	server *Server
	line   line
	pass   Pass
	person session.Person
	holder *holder
	room   *session.Room
	window *session.Window
	frames chan []byte // to speak, which alone writes; nothing waits in it

	mu   sync.Mutex
	code int // why the line is ended; the first reason counts
	why  string
}

func (v *visit) open(ctx context.Context, open opening, at string) (code int, why string) {
	room, err := v.server.rooms.Get(ctx, v.pass.Session)
	if err == nil {
		v.room = room
		v.window, err = open(room, ctx, v.person, at)
	}
	if _, polls := v.line.(*pollLine); !polls && at != "" {
		v.server.meters.returns.Add(1)
	}
	return v.whyNot(ctx, err)
}

// whyNot is the close code for an error of a room.
func (v *visit) whyNot(ctx context.Context, err error) (code int, why string) {
	switch {
	case err == nil:
		return 0, ""
	case errors.Is(err, session.ErrNotFound):
		return closeNoWorkshop, "this workshop has ended"
	case errors.Is(err, session.ErrRoomEnded):
		return closeRoomEnded, "connect again"
	case ctx.Err() != nil: // it has gone
		return closeNoHello, "connect again"
	}
	v.server.log.ErrorContext(ctx, "room not opened", "session", v.pass.Session, "error", err)
	return closeTrouble, "the store cannot be reached"
}

func (v *visit) leave() {
	v.window.Close()
	v.server.holders.leave(v.pass, v.line)
}

// show hands the room's frames on.
func (v *visit) show(ctx context.Context) {
	for {
		frame, err := v.window.Next(ctx)
		if err != nil {
			v.endsFor(closeRoomEnded, "connect again")
			return
		}
		v.server.meters.view(frame)
		if !v.send(ctx, frame) {
			return
		}
	}
}

// send gives a frame to speak; false: the window is ending.
func (v *visit) send(ctx context.Context, frame []byte) bool {
	select {
	case v.frames <- frame:
		return true
	case <-ctx.Done():
		return false
	}
}

func (v *visit) sendJSON(ctx context.Context, frame any) bool { return v.send(ctx, encode(frame)) }

// speak is the only writer.
func (v *visit) speak(ctx context.Context) {
	beats := time.NewTicker(v.server.limits.Beat)
	defer beats.Stop()
	stopping, gone := v.server.stopping, (<-chan time.Time)(nil)
	for {
		var err error
		select {
		case frame := <-v.frames:
			err = v.line.write(frame)
		case <-beats.C:
			if err = v.line.probe(); err == nil {
				err = v.line.write(encode(v.beat()))
			}
		case <-stopping:
			stopping, gone = nil, time.After(v.server.spread)
			err = v.line.write(encode(away{retry{v.server.spread.Milliseconds()}}))
		case <-gone:
			v.endsFor(closeRestart, "this service is restarting")
			return
		case <-ctx.Done():
			return
		}
		if err != nil {
			v.endsFor(closeSlow, "this window took nothing for too long")
			return
		}
	}
}

func (v *visit) beat() beat {
	now := v.room.Beat()
	return beat{Beat: now.Revision, Now: now.Now}
}

// A window goes at a moment of its own choice, and is sent away when none is left.
const (
	awayForEach = 10 * time.Millisecond // 2,000 windows come back within mostAway
	mostAway    = 20 * time.Second
)

// listen reads frames and answers them, one after the other: the answers come in
// the order of the acts.
func (v *visit) listen(ctx context.Context) {
	if v.pass.ageing(v.server.now()) {
		if renewed, err := v.server.keys.signPass(v.pass.renewed(v.server.now())); err == nil {
			v.sendJSON(ctx, renewal{renewed})
		}
	}
	for {
		data, err := v.line.read(v.server.limits.Silence)
		switch {
		case errors.Is(err, errNotText):
			data = nil // answered as a frame that cannot be read
		case err != nil:
			v.endsFor(closeNoHello, "connect again")
			return
		}
		if !v.hear(ctx, data) {
			return
		}
	}
}

// endsFor keeps the first reason.
func (v *visit) endsFor(code int, why string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.code == 0 {
		v.code, v.why = code, why
	}
}

func (v *visit) reason() (code int, why string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.code == 0 {
		return closeNoHello, "connect again"
	}
	return v.code, v.why
}

// withoutPanic ends one window for our own mistake, and no other.
func (v *visit) withoutPanic(ctx context.Context) {
	if cause := recover(); cause != nil {
		v.server.log.ErrorContext(ctx, "panic in a window", "session", v.pass.Session, "stack", string(debug.Stack()))
		v.endsFor(closeRoomEnded, "connect again")
	}
}
