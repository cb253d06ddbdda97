package session

import (
	"context"
	"errors"
	"iter"
	"sync/atomic"
	"time"
)

// Counts are what the rooms of this process have done, for operators. No count
// belongs to a session.
type Counts struct {
	Rooms     int // open now
	Appends   int64
	Conflicts int64         // of appends: another node was first
	Trouble   time.Duration // while the store did not answer
}

// Counts returns the counts so far.
func (r *Rooms) Counts() Counts {
	return Counts{
		Rooms: r.Count(), Appends: r.counting.appends.Load(), Conflicts: r.counting.conflicts.Load(),
		Trouble: r.counting.trouble(time.Now()),
	}
}

// counting is a store that counts what rooms ask of it.
type counting struct {
	Store
	appends, conflicts atomic.Int64
	downSince          atomic.Int64 // in nanoseconds; 0: it answers
	wasDown            atomic.Int64 // in nanoseconds, before that
}

func (c *counting) Append(ctx context.Context, id ID, entry Entry) error {
	err := c.Store.Append(ctx, id, entry)
	switch {
	case err == nil:
		c.appends.Add(1)
	case errors.Is(err, ErrConflict):
		c.conflicts.Add(1)
	}
	c.heard(err)
	return err
}

func (c *counting) Read(ctx context.Context, id ID, after int64) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for entry, err := range c.Store.Read(ctx, id, after) {
			if err != nil && ctx.Err() == nil {
				c.heard(err)
			}
			if !yield(entry, err) || err != nil {
				return
			}
		}
		if ctx.Err() == nil {
			c.heard(nil)
		}
	}
}

func (c *counting) Put(ctx context.Context, round RoundID, entry EntryID, version int, sealed []byte) error {
	err := c.Store.Put(ctx, round, entry, version, sealed)
	c.heard(err)
	return err
}

// storeAnswers are errors of a store that answers.
var storeAnswers = []error{ErrConflict, ErrRolledBack, ErrShut, ErrTaken, ErrNotFound, ErrEnded, ErrCorrupt, ErrFull}

// heard notes whether the store answers.
func (c *counting) heard(err error) {
	for _, answer := range storeAnswers {
		if errors.Is(err, answer) {
			err = nil
		}
	}
	now := time.Now().UnixNano()
	if err != nil {
		c.downSince.CompareAndSwap(0, now)
	} else if since := c.downSince.Swap(0); since != 0 {
		c.wasDown.Add(now - since)
	}
}

func (c *counting) trouble(now time.Time) time.Duration {
	down := c.wasDown.Load()
	if since := c.downSince.Load(); since != 0 {
		down += now.UnixNano() - since
	}
	return time.Duration(down)
}
