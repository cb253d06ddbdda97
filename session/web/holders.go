package web

import (
	"maps"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"sharedspace/session"
)

// holders count open windows, and what each pass may send, in the memory of this
// process alone: the counts are gone soon after the last window of a pass.
type holders struct {
	limits Limits

	mu         sync.Mutex
	windows    int
	swept      time.Time // when idle holders were last forgotten
	bySession  map[session.ID]int
	byPassBits map[[16]byte]*holder
}

// holder is one pass with open windows, which share what they may send.
type holder struct {
	windows int
	polls   []*pollLine // the open ones, oldest first

	mu      sync.Mutex
	acts    *rate.Limiter
	refused int // in a row
}

func newHolders(limits Limits) *holders {
	return &holders{limits: limits, bySession: map[session.ID]int{}, byPassBits: map[[16]byte]*holder{}}
}

// enter counts a window in, or gives the close code that tells why not. Each
// enter that gave a holder is followed by one leave. Where a pass has too many,
// its oldest poll gives way: as a rule its page has gone, and no proxy has said so.
func (h *holders) enter(pass Pass, l line) (*holder, int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.windows >= h.limits.Windows || h.bySession[pass.Session] >= h.limits.WindowsPerSession {
		return nil, closeFull
	}
	one := h.known(pass)
	if one.windows >= h.limits.WindowsPerPass && !one.giveWay() {
		return nil, closeTooMany
	}
	if poll, polls := l.(*pollLine); polls {
		one.polls = append(one.polls, poll)
	}
	one.windows++
	h.windows++
	h.bySession[pass.Session]++
	return one, 0
}

// giveWay ends the oldest poll, if there is one.
func (h *holder) giveWay() bool {
	if len(h.polls) == 0 {
		return false
	}
	oldest := h.polls[0]
	h.polls = h.polls[1:]
	oldest.end(closeTooMany, "too many windows")
	return true
}

// of is the holder of a pass that sends without a window.
func (h *holders) of(pass Pass) *holder {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.known(pass)
}

func (h *holders) known(pass Pass) *holder {
	h.sweep(time.Now())
	one := h.byPassBits[pass.Bits]
	if one == nil {
		one = &holder{acts: rate.NewLimiter(rate.Limit(h.limits.ActsPerSecond), h.limits.ActsBurst)}
		h.byPassBits[pass.Bits] = one
	}
	return one
}

// sweep forgets, now and then, whoever has no window and may send all there is
// at once: nobody is let off by closing a window.
func (h *holders) sweep(now time.Time) {
	if now.Sub(h.swept) < sweepEvery {
		return
	}
	h.swept = now
	maps.DeleteFunc(h.byPassBits, func(_ [16]byte, one *holder) bool {
		return one.windows == 0 && one.acts.TokensAt(now) >= float64(one.acts.Burst())
	})
}

const sweepEvery = 10 * time.Second

func (h *holders) leave(pass Pass, l line) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.windows--
	if h.bySession[pass.Session]--; h.bySession[pass.Session] == 0 {
		delete(h.bySession, pass.Session)
	}
	one := h.byPassBits[pass.Bits]
	one.windows--
	if poll, polls := l.(*pollLine); polls {
		one.polls = slices.DeleteFunc(one.polls, func(each *pollLine) bool { return each == poll })
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
