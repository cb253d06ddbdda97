package session

import (
	"context"
	"fmt"
	"iter"
)

// Batch reads a piece of a log as it is now: the entry with revision from, if it
// is there, and some or all of those after it, in order. It returns more than
// one entry if there is more than one, and none if there is none.
type Batch func(ctx context.Context, from int64) ([]Entry, error)

// FollowBatches is Log.Follow for stores: it checks, and reads on whenever woken
// gives a signal. woken must have been listening since before the call.
func FollowBatches(ctx context.Context, after int64, read Batch, woken <-chan struct{}) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		place := place{revision: after}
		for place.readOn(ctx, read, yield) {
			select {
			case <-ctx.Done():
				return
			case <-woken:
			}
		}
	}
}

// ReadBatches is Log.Read for stores.
func ReadBatches(ctx context.Context, after int64, read Batch) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		place := place{revision: after}
		if place.readOn(ctx, read, yield) && ctx.Err() != nil {
			yield(Entry{}, ctx.Err())
		}
	}
}

// place is how far a reader of a log has come.
type place struct {
	revision int64
	chain    Chain // empty at the start of a log, and before the first batch
}

// readOn yields until the end of the log or of ctx; false means stop.
func (p *place) readOn(ctx context.Context, read Batch, yield func(Entry, error) bool) bool {
	for ctx.Err() == nil {
		entries, err := read(ctx, max(p.revision, 1))
		if err == nil {
			entries, err = p.beyond(entries)
		}
		if err != nil {
			if ctx.Err() == nil {
				yield(Entry{}, err)
			}
			return ctx.Err() != nil
		}
		if len(entries) == 0 {
			return true
		}
		for _, entry := range entries {
			if ctx.Err() != nil {
				return true
			}
			if err := entry.Check(p.revision, p.chain); err != nil {
				yield(Entry{}, err)
				return false
			}
			p.revision, p.chain = entry.Revision, entry.Chain
			if !yield(entry, nil) {
				return false
			}
		}
	}
	return true
}

// beyond takes the entry at this place off the front, if it is still the same.
func (p *place) beyond(entries []Entry) ([]Entry, error) {
	if p.revision <= 0 {
		return entries, nil
	}
	if len(entries) == 0 {
		return nil, fmt.Errorf("no entry %d: %w", p.revision, ErrRolledBack)
	}
	here := entries[0]
	if here.Revision != p.revision {
		return nil, fmt.Errorf("entry %d in the place of %d: %w", here.Revision, p.revision, ErrCorrupt)
	}
	if p.chain != "" && p.chain != here.Chain {
		return nil, fmt.Errorf("another entry %d: %w", p.revision, ErrRolledBack)
	}
	p.chain = here.Chain
	return entries[1:], nil
}
