package session

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sharedspace/facilitation"
)

// Every hour each process looks for what is due: two that do so at once do no
// harm. The directory's date says when to look at a session; what is to be done
// is read from its log.
const (
	sweepEvery = time.Hour
	lookAgain  = 30 * 24 * time.Hour // at a session that has not ended
	quietFor   = 24 * time.Hour      // a session that lived so recently is not purged
)

// Sweep purges the workshops whose time is over: log, pools, then code and date,
// which leaves a tombstone. The log of a published record is another one and
// stays. It may be repeated; what could not be done waits for the next sweep.
func (r *Rooms) Sweep(ctx context.Context) error {
	r.sweeping.Lock()
	defer r.sweeping.Unlock()
	now, missing := r.now(), map[ID]bool{}
	var failed []error
	for id, err := range r.store.Due(ctx, now) {
		if err != nil {
			return errors.Join(append(failed, fmt.Errorf("look for what is due: %w", err))...)
		}
		there, err := r.lookAt(ctx, id, now)
		if err != nil {
			failed = append(failed, fmt.Errorf("sweep %s: %w", id, err))
		}
		missing[id] = err == nil && !there
	}
	r.missing = missing
	return errors.Join(failed...)
}

// lookAt does what is due with one session, or says when to look again. A log
// that is not there is being purged by another process; if it is still due at
// the next sweep, that process has ended on the way, and this one finishes.
// Nobody knows then when the workshop ended: the tombstone gets today's date.
func (r *Rooms) lookAt(ctx context.Context, id ID, now time.Time) (there bool, err error) {
	known, err := r.stateOf(ctx, id)
	due, quiet := facilitation.Due(known.state), known.state.EndedAt.Add(quietFor)
	switch {
	case err != nil:
		return false, err
	case known.revision == 0 && r.missing[id]:
		return false, r.purge(ctx, id, now)
	case known.revision == 0:
		return false, nil
	case due.IsZero():
		return true, r.note(ctx, id, now.Add(lookAgain))
	case now.Before(due):
		return true, r.note(ctx, id, due)
	case now.Before(quiet):
		return true, r.note(ctx, id, quiet)
	}
	return true, r.purge(ctx, id, known.state.EndedAt)
}

// stateOf reads a workshop from its log, whatever any room of this process knows.
func (r *Rooms) stateOf(ctx context.Context, id ID) (moment, error) {
	reading, done := context.WithTimeout(ctx, 5*storePatience) // a whole log
	defer done()
	history := newHistory()
	for entry, err := range r.store.Read(reading, id, 0) {
		if err != nil {
			return moment{}, err
		}
		if _, err := history.apply(entry); err != nil {
			return moment{}, err
		}
	}
	return moment{history.state, history.revision()}, nil
}

// purge removes a workshop for good. The directory comes last: a process that
// ends on the way leaves the date, and another finishes.
func (r *Rooms) purge(ctx context.Context, id ID, ended time.Time) error {
	if err := r.store.Forget(ctx, id); err != nil {
		return err
	}
	if err := r.store.Purge(ctx, id); err != nil {
		return err
	}
	r.logger.InfoContext(ctx, "a workshop was purged", "session", id)
	return r.store.Remove(ctx, id, ended)
}

// note keeps a session's next date; one that was purged has none.
func (r *Rooms) note(ctx context.Context, id ID, due time.Time) error {
	if err := r.store.Note(ctx, id, due); !errors.Is(err, ErrEnded) {
		return err
	}
	return nil
}

// sweepHourly lives until ctx ends.
func (r *Rooms) sweepHourly(ctx context.Context) {
	ticker := time.NewTicker(sweepEvery)
	defer ticker.Stop()
	for {
		if err := r.Sweep(ctx); err != nil && ctx.Err() == nil {
			r.logger.WarnContext(ctx, "the sweep is not finished", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}
