package storetest

import (
	"errors"
	"strings"
	"testing"

	"sharedspace/session"
)

func everyText(string) bool { return true }

var erasurePromises = promises{
	"a redacted entry has no text and the chain stays whole": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 4)
		appendAll(t, store, id, entries[:3]...)
		without, err := entries[1].Without(everyText)
		must(t, err)
		for range 2 {
			must(t, store.Redact(t.Context(), id, 2, without))
		}
		got := readAll(t, store, id, 0)
		same(t, got, []session.Entry{entries[0], without, entries[2]})
		if strings.Contains(string(got[1].Body), "words 2") {
			t.Errorf("the text is still there: %s", got[1].Body)
		}
		appendAll(t, store, id, entries[3])
	},

	"the last entry can be redacted and the log goes on": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 3)
		appendAll(t, store, id, entries[:2]...)
		f := follow(t, store, id, 0)
		f.take(t, 2)
		without, err := entries[1].Without(everyText)
		must(t, err)
		must(t, store.Redact(t.Context(), id, 2, without))
		appendAll(t, store, id, entries[2])
		same(t, f.take(t, 1), entries[2:])
	},

	"only the same entry may stand in its place": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 3)
		appendAll(t, store, id, entries...)
		changed := entries[1]
		changed.Body = []byte(`{"events":[]}`)
		for name, entry := range map[string]session.Entry{
			"its neighbour": entries[0],
			"a sibling":     entryAfter(t, entries[0], "sibling"),
			"another body":  changed,
		} {
			if err := store.Redact(t.Context(), id, 2, entry); !errors.Is(err, session.ErrCorrupt) {
				t.Errorf("%s: error = %v", name, err)
			}
		}
		same(t, readAll(t, store, id, 0), entries)
	},

	"an entry that is not there cannot be redacted": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 2)
		if err := store.Redact(t.Context(), id, 1, entries[0]); !errors.Is(err, session.ErrNotFound) {
			t.Errorf("no log: error = %v", err)
		}
		appendAll(t, store, id, entries[0])
		for _, revision := range []int64{-1, 0, 2} {
			if err := store.Redact(t.Context(), id, revision, entries[1]); !errors.Is(err, session.ErrNotFound) {
				t.Errorf("revision %d: error = %v", revision, err)
			}
		}
	},

	"a purged log is gone and its neighbours stay": func(t *testing.T, store session.Store) {
		id, entries := newID(), entriesOf(t, 3)
		neighbour := id + "0"
		appendAll(t, store, id, entries...)
		appendAll(t, store, neighbour, entries...)
		for range 2 {
			must(t, store.Purge(t.Context(), id))
		}
		same(t, readAll(t, store, id, 0), nil)
		same(t, readAll(t, store, neighbour, 0), entries)
		if err := store.Append(t.Context(), id, entryAfter(t, entries[2], "late")); !errors.Is(err, session.ErrConflict) {
			t.Errorf("append to what is gone: error = %v", err)
		}
	},
}
