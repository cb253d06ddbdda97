package web

import (
	"context"
	"errors"
	"sync"
	"time"

	"sharedspace/session"
)

// readiness asks the store at most once a second, however many ask it.
type readiness struct {
	mu    sync.Mutex
	asked time.Time
	well  bool
}

const readyAgain = time.Second

func (r *readiness) answers(ctx context.Context, store session.Store) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if time.Since(r.asked) < readyAgain {
		return r.well
	}
	asking, done := context.WithTimeout(context.WithoutCancel(ctx), readyWithin)
	defer done()
	_, err := store.Find(asking, noCode)
	r.asked, r.well = time.Now(), err == nil || errors.Is(err, session.ErrNotFound)
	return r.well
}

// noCode is no join code, so that asking for it finds nothing.
const noCode = "readyz"
