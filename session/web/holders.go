package web

import (
	"sync"
	"time"

	"golang.org/x/time/rate"

	"sharedspace/session"
)

// holders count open windows, and what each pass may send, in the memory of this
// process alone: the counts are gone with the last window of a pass.
type holders struct {
	limits Limits

	mu         sync.Mutex
	windows    int
	bySession  map[session.ID]int
	byPassBits map[[16]byte]*holder
}

// holder is one pass with open windows, which share what they may send.
type holder struct {
	windows int

	mu      sync.Mutex
	acts    *rate.Limiter
	refused int // in a row
}

func newHolders(limits Limits) *holders {
	return &holders{limits: limits, bySession: map[session.ID]int{}, byPassBits: map[[16]byte]*holder{}}
}

// enter counts a window in, or gives the close code that tells why not. Each
// enter that gave a holder is followed by one leave.
func (h *holders) enter(pass Pass) (*holder, int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.windows >= h.limits.Windows || h.bySession[pass.Session] >= h.limits.WindowsPerSession {
		return nil, closeFull
	}
	one := h.byPassBits[pass.Bits]
	if one == nil {
		one = &holder{acts: rate.NewLimiter(rate.Limit(h.limits.ActsPerSecond), h.limits.ActsBurst)}
	}
	if one.windows >= h.limits.WindowsPerPass {
		return nil, closeTooMany
	}
	one.windows++
	h.windows++
	h.bySession[pass.Session]++
	h.byPassBits[pass.Bits] = one
	return one, 0
}

func (h *holders) leave(pass Pass) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.windows--
	if h.bySession[pass.Session]--; h.bySession[pass.Session] == 0 {
		delete(h.bySession, pass.Session)
	}
	one := h.byPassBits[pass.Bits]
	if one.windows--; one.windows == 0 {
		delete(h.byPassBits, pass.Bits)
	}
}

// room tells whether this process can bear another window.
func (h *holders) room() bool { return h.count() < h.limits.Windows }

func (h *holders) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.windows
}

// maySend returns nil, or the refusal that says when to send the act again: each
// one in a row later than the one before, so that they do not all come back at once.
func (h *holder) maySend(now time.Time) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.acts.AllowN(now, 1) {
		h.refused = 0
		return nil
	}
	h.refused = min(h.refused+1, mostRefused)
	return slowDown(time.Duration(float64(h.refused) / float64(h.acts.Limit()) * float64(time.Second)))
}

const mostRefused = 50
