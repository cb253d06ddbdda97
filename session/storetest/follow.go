package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"sharedspace/session"
)

// following is a Follow in a goroutine of its own, which ends with the test.
type following struct {
	entries chan session.Entry
	ended   chan error
	stop    context.CancelFunc
}

func follow(t *testing.T, store session.Store, id session.ID, after int64) *following {
	ctx, stop := context.WithCancel(context.Background())
	f := &following{make(chan session.Entry), make(chan error, 1), stop}
	var running sync.WaitGroup
	running.Go(func() { f.run(ctx, store, id, after) })
	t.Cleanup(func() { stop(); running.Wait() })
	return f
}

func (f *following) run(ctx context.Context, store session.Store, id session.ID, after int64) {
	for entry, err := range store.Follow(ctx, id, after) {
		if err != nil {
			f.ended <- err
			return
		}
		select {
		case f.entries <- entry:
		case <-ctx.Done():
		}
	}
	f.ended <- nil
}

func (f *following) take(t *testing.T, n int) (entries []session.Entry) {
	t.Helper()
	for len(entries) < n {
		select {
		case entry := <-f.entries:
			entries = append(entries, entry)
		case err := <-f.ended:
			t.Fatalf("Follow ended after %d of %d: %v", len(entries), n, err)
		case <-time.After(patience):
			t.Fatalf("Follow gave %d of %d", len(entries), n)
		}
	}
	return entries
}

// end returns the error with which Follow ended.
func (f *following) end(t *testing.T) error {
	t.Helper()
	for {
		select {
		case <-f.entries:
		case err := <-f.ended:
			return err
		case <-time.After(patience):
			t.Fatal("Follow does not end")
		}
	}
}

var followPromises = promises{
	"history comes first, then what is appended": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 5)
		appendAll(t, store, id, entries[:3]...)
		f := follow(t, store, id, 0)
		same(t, f.take(t, 3), entries[:3])
		appendAll(t, store, id, entries[3:]...)
		same(t, f.take(t, 2), entries[3:])
	},

	"following begins after the revision that is given": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 5)
		appendAll(t, store, id, entries[:4]...)
		early, now := follow(t, store, id, 2), follow(t, store, id, 4)
		appendAll(t, store, id, entries[4])
		same(t, early.take(t, 3), entries[2:])
		same(t, now.take(t, 1), entries[4:])
	},

	"a log may begin while it is followed": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 2)
		f := follow(t, store, id, 0)
		appendAll(t, store, id, entries...)
		same(t, f.take(t, 2), entries)
	},

	"nobody misses or doubles an entry while many append": func(t *testing.T, store session.Store) {
		id := newID()
		const writers, each, followers = 4, 20, 6
		var all sync.WaitGroup
		for range writers {
			all.Go(func() { appendUntilTaken(t, store, id, each) })
		}
		taken := make([][]session.Entry, followers)
		for i := range followers {
			f := follow(t, store, id, 0)
			all.Go(func() {
				for len(taken[i]) < writers*each {
					select {
					case entry := <-f.entries:
						taken[i] = append(taken[i], entry)
					case <-time.After(patience):
						return
					}
				}
			})
		}
		all.Wait()
		want := readAll(t, store, id, 0)
		for _, got := range taken {
			same(t, got, want)
		}
	},

	"it ends without an error when its context ends": func(t *testing.T, store session.Store) {
		id := newID()
		appendAll(t, store, id, entriesOf(t, 2)...)
		f := follow(t, store, id, 0)
		f.take(t, 2)
		f.stop()
		if err := f.end(t); err != nil {
			t.Errorf("error = %v", err)
		}
	},

	"whoever breaks off is done": func(t *testing.T, store session.Store) {
		id := newID()
		appendAll(t, store, id, entriesOf(t, 3)...)
		for entry, err := range store.Follow(t.Context(), id, 0) {
			must(t, err)
			if entry.Revision == 2 {
				break
			}
		}
	},

	"a log that is shorter than it was is rolled back": func(t *testing.T, store session.Store) {
		id := newID()
		if err := follow(t, store, id, 1).end(t); !errors.Is(err, session.ErrRolledBack) {
			t.Errorf("no log: error = %v", err)
		}
		appendAll(t, store, id, entriesOf(t, 2)...)
		if err := follow(t, store, id, 3).end(t); !errors.Is(err, session.ErrRolledBack) {
			t.Errorf("two entries: error = %v", err)
		}
	},

	"a log that is purged meanwhile is rolled back": func(t *testing.T, store session.Store) {
		id := newID()
		appendAll(t, store, id, entriesOf(t, 2)...)
		f := follow(t, store, id, 0)
		f.take(t, 2)
		must(t, store.Purge(t.Context(), id))
		if err := f.end(t); !errors.Is(err, session.ErrRolledBack) {
			t.Errorf("error = %v", err)
		}
	},

	"a log with another history is rolled back": func(t *testing.T, store session.Store) {
		id := newID()
		appendAll(t, store, id, entriesOf(t, 2)...)
		f := follow(t, store, id, 0)
		f.take(t, 1)
		first := entryAfter(t, session.Entry{}, "another beginning")
		second := entryAfter(t, first, "another")
		must(t, store.Purge(t.Context(), id))
		appendAll(t, store, id, first, second, entryAfter(t, second, "and on"))
		if err := f.end(t); !errors.Is(err, session.ErrRolledBack) {
			t.Errorf("error = %v", err)
		}
	},
}
