package session

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"sync"
)

// LocalBell is a Bell within this process, for stores that one process has to
// itself. The zero value is ready.
type LocalBell struct {
	mu       sync.Mutex
	closed   bool
	hearers  map[ID]map[*hearer]bool
	watchers map[ID]map[chan struct{}]bool
}

var errBellClosed = errors.New("the bell is closed")

// Say gives a copy of message to all who hear.
func (b *LocalBell) Say(ctx context.Context, id ID, message []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	b.say(id, bytes.Clone(message))
	return nil
}

// Ring says that the log has grown, or is no longer what it was.
func (b *LocalBell) Ring(id ID) {
	b.say(id, nil)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return
	}
	for grown := range b.watchers[id] {
		signal(grown)
	}
}

// Watch returns a mailbox that holds one signal from each Ring until it is
// taken, however often it rang. After Close it never blocks. stop must be called.
func (b *LocalBell) Watch(id ID) (grown <-chan struct{}, stop func()) {
	mailbox := make(chan struct{}, 1)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		close(mailbox)
		return mailbox, func() {}
	}
	if b.watchers == nil {
		b.watchers = map[ID]map[chan struct{}]bool{}
	}
	if b.watchers[id] == nil {
		b.watchers[id] = map[chan struct{}]bool{}
	}
	b.watchers[id][mailbox] = true
	return mailbox, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if delete(b.watchers[id], mailbox); len(b.watchers[id]) == 0 {
			delete(b.watchers, id)
		}
	}
}

// Hear yields what is said from now on.
func (b *LocalBell) Hear(ctx context.Context, id ID) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		ears := b.listen(id)
		defer b.leave(id, ears)
		for {
			select {
			case <-ctx.Done():
				return
			case <-ears.ready:
			}
			messages, open := ears.take()
			if !open {
				yield(nil, errBellClosed)
				return
			}
			for _, message := range messages {
				if ctx.Err() != nil || !yield(message, nil) {
					return
				}
			}
		}
	}
}

// Close ends every Hear with an error, and wakes every watcher for good.
func (b *LocalBell) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return nil
	}
	b.closed = true
	for _, mailboxes := range b.watchers {
		for mailbox := range mailboxes {
			close(mailbox)
		}
	}
	for _, hearers := range b.hearers {
		for ears := range hearers {
			ears.close()
		}
	}
	return nil
}

func (b *LocalBell) say(id ID, message []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for ears := range b.hearers[id] {
		ears.give(message)
	}
}

func (b *LocalBell) listen(id ID) *hearer {
	ears := &hearer{ready: make(chan struct{}, 1)}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.hearers == nil {
		b.hearers = map[ID]map[*hearer]bool{}
	}
	if b.hearers[id] == nil {
		b.hearers[id] = map[*hearer]bool{}
	}
	b.hearers[id][ears] = true
	if b.closed {
		ears.close()
	}
	return ears
}

func (b *LocalBell) leave(id ID, ears *hearer) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if delete(b.hearers[id], ears); len(b.hearers[id]) == 0 {
		delete(b.hearers, id)
	}
}

// maxWaiting bounds what a slow hearer has not taken yet; the oldest is lost.
const maxWaiting = 256

type hearer struct {
	mu      sync.Mutex
	closed  bool
	waiting [][]byte
	ready   chan struct{}
}

func (h *hearer) give(message []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if last := len(h.waiting) - 1; last < 0 || len(message) > 0 || len(h.waiting[last]) > 0 {
		h.waiting = append(h.waiting, message)
	}
	if len(h.waiting) > maxWaiting {
		h.waiting = h.waiting[1:]
	}
	signal(h.ready)
}

func (h *hearer) take() (messages [][]byte, open bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	messages, h.waiting = h.waiting, nil
	return messages, !h.closed
}

func (h *hearer) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	signal(h.ready)
}

func signal(mailbox chan<- struct{}) {
	select {
	case mailbox <- struct{}{}:
	default:
	}
}
