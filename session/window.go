package session

import (
	"context"
	"time"

	"sharedspace/facilitation"
)

// Window is one open browser window: a cursor, no queue. A slow window's next
// frame holds all since its last. One goroutine at a time calls Next.
type Window struct {
	room   *Room
	person Person
	claim  string
	woken  chan struct{} // a mailbox: there may be something new

	// Under the lock of shown:
	at         cursor
	live       map[string]string // sums of the live parts it has; nil: not known
	fresh      bool              // nothing was sent yet
	told       bool              // that the store is in trouble, and not yet that it is over
	rolledBack bool
	patient    time.Time // until then a room that is behind may catch up
	calm       time.Time // until then a change of live parts alone waits
	grace      time.Duration
}

// catchUp is how long a window waits for a room that is behind what its browser
// has seen on another node. Logs may be late by a second or two.
const catchUp = 2 * time.Second

// Open opens a window. at is what the browser was sent last, "" on a first visit.
// Close must be called.
func (r *Room) Open(ctx context.Context, person Person, at string) (*Window, error) {
	return r.open(ctx, person, at, Look{First: true}, lineGrace)
}

// open adds a window, which is present for grace after it was closed.
func (r *Room) open(ctx context.Context, person Person, at string, look Look, grace time.Duration) (*Window, error) {
	select {
	case <-r.ended:
		return nil, ErrRoomEnded
	default:
	}
	if person.Role == facilitation.Participant && !look.Troubled {
		r.recallInTime(ctx, person.Bits)
	}
	window := &Window{
		room: r, person: person, claim: person.Claim(), woken: make(chan struct{}, 1),
		at: parseCursor(at), fresh: look.First || at == "", told: look.Troubled,
		patient: time.Now().Add(catchUp), grace: grace,
	}
	r.people.enter(person, window.fresh)
	r.shown.add(window)
	return window, nil
}

// Close closes the window. It may be repeated.
func (w *Window) Close() {
	if w.room.shown.remove(w) {
		w.room.people.exit(w.person, w.grace)
	}
}

// Frame is one JSON text frame: a view, {"trouble":"store"}, or {"trouble":""}
// when it is over.
type Frame []byte

func troubleFrame(troubled bool) Frame {
	if troubled {
		return Frame(`{"trouble":"store"}`)
	}
	return Frame(`{"trouble":""}`)
}

// Next waits for something that this window does not have and returns it. It
// returns ErrRoomEnded when nothing more will come.
func (w *Window) Next(ctx context.Context) (Frame, error) {
	for {
		frame, again, err := w.look()
		if frame != nil || err != nil {
			return frame, err
		}
		var late <-chan time.Time
		if again > 0 {
			late = time.After(again)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-w.woken:
		case <-late:
		}
	}
}

// look returns a frame if there is one now; again, if not zero, is when to look
// again unasked.
func (w *Window) look() (frame Frame, again time.Duration, err error) {
	shown := w.room.shown
	shown.mu.Lock()
	defer shown.mu.Unlock()
	behind := w.at.revision > shown.moment.revision && !w.rolledBack
	switch {
	case shown.over:
		return nil, 0, ErrRoomEnded
	case shown.moment.revision == 0: // being read
		return nil, 0, nil
	case shown.troubled != w.told && !w.fresh:
		w.told = shown.troubled
		return troubleFrame(w.told), 0, nil
	case behind && time.Now().Before(w.patient):
		return nil, time.Until(w.patient), nil
	case !w.fresh && w.at.revision == shown.moment.revision && time.Now().Before(w.calm):
		return nil, time.Until(w.calm), nil
	}
	return shown.frame(w), 0, nil
}
