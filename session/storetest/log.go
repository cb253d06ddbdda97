package storetest

import (
	"errors"
	"sync"
	"testing"

	"sharedspace/session"
)

var logPromises = promises{
	"entries come back in order and unchanged": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 20)
		appendAll(t, store, id, entries...)
		same(t, readAll(t, store, id, 0), entries)
	},

	"reading begins after the revision that is given": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 5)
		appendAll(t, store, id, entries...)
		same(t, readAll(t, store, id, 3), entries[3:])
		same(t, readAll(t, store, id, 5), nil)
	},

	"a log that does not exist is empty": func(t *testing.T, store session.Store) {
		same(t, readAll(t, store, newID(), 0), nil)
	},

	"reading a log that is shorter than it was is an error": func(t *testing.T, store session.Store) {
		id := newID()
		appendAll(t, store, id, entriesOf(t, 2)...)
		if _, err := tryRead(store, id, 3); !errors.Is(err, session.ErrRolledBack) {
			t.Errorf("error = %v", err)
		}
	},

	"many entries and large ones come back": func(t *testing.T, store session.Store) {
		id := newID()
		var last session.Entry
		var entries []session.Entry
		for i := range 300 {
			last = entryAfter(t, last, string(make([]rune, 20*(i%7)+1)))
			entries = append(entries, last)
		}
		last = entryAfter(t, last, largeWords())
		entries = append(entries, last)
		appendAll(t, store, id, entries...)
		same(t, readAll(t, store, id, 0), entries)
	},

	"logs do not touch each other": func(t *testing.T, store session.Store) {
		a := newID()
		b := a + "0"
		entries := entriesOf(t, 3)
		appendAll(t, store, a, entries...)
		appendAll(t, store, b, entries[:1]...)
		same(t, readAll(t, store, a, 0), entries)
		same(t, readAll(t, store, b, 0), entries[:1])
	},

	"an entry after another than the last is a conflict and adds nothing": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 3)
		appendAll(t, store, id, entries[:2]...)
		stranger := entryAfter(t, session.Entry{Revision: 2, Chain: "another"}, "stranger")
		for name, entry := range map[string]session.Entry{
			"the last again": entries[1],
			"the first":      entries[0],
			"a sibling":      entryAfter(t, entries[0], "sibling"),
			"a stranger":     stranger,
		} {
			if err := store.Append(t.Context(), id, entry); !errors.Is(err, session.ErrConflict) {
				t.Errorf("%s: error = %v", name, err)
			}
		}
		if err := store.Append(t.Context(), newID(), entries[1]); !errors.Is(err, session.ErrConflict) {
			t.Errorf("a later one first: error = %v", err)
		}
		appendAll(t, store, id, entries[2])
		same(t, readAll(t, store, id, 0), entries)
	},

	"an entry that does not match its chain is not taken": func(t *testing.T, store session.Store) {
		id := newID()
		entry := entriesOf(t, 1)[0]
		entry.Body = []byte(`{"other":1}`)
		if err := store.Append(t.Context(), id, entry); !errors.Is(err, session.ErrCorrupt) {
			t.Errorf("error = %v", err)
		}
		same(t, readAll(t, store, id, 0), nil)
	},

	"of many who append at once one wins each revision": func(t *testing.T, store session.Store) {
		id := newID()
		const writers, each = 8, 12
		var all sync.WaitGroup
		for range writers {
			all.Go(func() { appendUntilTaken(t, store, id, each) })
		}
		all.Wait()
		if n := len(readAll(t, store, id, 0)); n != writers*each {
			t.Errorf("%d entries, want %d", n, writers*each)
		}
	},

	"what a caller changes afterwards changes nothing": func(t *testing.T, store session.Store) {
		id, want := newID(), entriesOf(t, 1)
		mine := entriesOf(t, 1)[0]
		appendAll(t, store, id, mine)
		clear(mine.Body)
		same(t, readAll(t, store, id, 0), want)
		clear(readAll(t, store, id, 0)[0].Body)
		same(t, readAll(t, store, id, 0), want)
	},
}

// appendUntilTaken adds n entries; after each conflict it reads what it missed.
func appendUntilTaken(t *testing.T, store session.Store, id session.ID, n int) {
	var last session.Entry
	for n > 0 {
		next := entryAfter(t, last, "mine")
		err := store.Append(t.Context(), id, next)
		switch {
		case err == nil:
			last, n = next, n-1
		case errors.Is(err, session.ErrConflict):
			for entry, err := range store.Read(t.Context(), id, last.Revision) {
				if err != nil {
					t.Errorf("read: %v", err)
					return
				}
				last = entry
			}
		default:
			t.Errorf("append: %v", err)
			return
		}
	}
}

func largeWords() string {
	words := make([]byte, 256<<10)
	for i := range words {
		words[i] = 'a' + byte(i%26)
	}
	return string(words)
}
