package storetest

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sharedspace/session"
)

var noon = time.Date(2030, 5, 6, 12, 0, 0, 0, time.UTC)

func dueBy(t tester, store session.Store, now time.Time, among ...session.ID) (ids []session.ID) {
	t.Helper()
	for id, err := range store.Due(t.Context(), now) {
		must(t, err)
		if slices.Contains(among, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func newCode() string { return string(newID())[:9] }

var directoryPromises = promises{
	"a claimed code finds its session": func(t *testing.T, store session.Store) {
		code, second, id := newCode(), newCode(), newID()
		for range 2 {
			must(t, store.Claim(t.Context(), code, id))
		}
		must(t, store.Claim(t.Context(), second, id))
		for _, code := range []string{code, second} {
			if found, err := store.Find(t.Context(), code); found != id || err != nil {
				t.Errorf("found %q, error %v", found, err)
			}
		}
	},

	"a code that nobody has finds nothing": func(t *testing.T, store session.Store) {
		if found, err := store.Find(t.Context(), newCode()); found != "" || !errors.Is(err, session.ErrNotFound) {
			t.Errorf("found %q, error %v", found, err)
		}
	},

	"a code belongs to the first who claims it": func(t *testing.T, store session.Store) {
		code := newCode()
		var winners atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				switch err := store.Claim(t.Context(), code, newID()); {
				case err == nil:
					winners.Add(1)
				case !errors.Is(err, session.ErrTaken):
					t.Errorf("error = %v", err)
				}
			})
		}
		all.Wait()
		if winners.Load() != 1 {
			t.Errorf("%d winners", winners.Load())
		}
	},

	"sessions are due from their date on, the oldest first": func(t *testing.T, store session.Store) {
		early, late := newID(), newID()
		must(t, store.Note(t.Context(), late, noon))
		must(t, store.Note(t.Context(), early, noon.Add(-time.Hour)))
		for after, want := range map[time.Duration][]session.ID{
			-2 * time.Hour:   nil,
			-time.Hour:       {early},
			-time.Second:     {early},
			0:                {early, late},
			1000 * time.Hour: {early, late},
		} {
			if got := dueBy(t, store, noon.Add(after), early, late); !slices.Equal(got, want) {
				t.Errorf("noon%+v: due %v, want %v", after, got, want)
			}
		}
	},

	"the date noted last counts and none takes it out": func(t *testing.T, store session.Store) {
		id := newID()
		must(t, store.Note(t.Context(), id, noon))
		must(t, store.Note(t.Context(), id, noon.Add(time.Hour)))
		if got := dueBy(t, store, noon, id); got != nil {
			t.Errorf("due at the first date: %v", got)
		}
		must(t, store.Note(t.Context(), id, time.Time{}))
		if got := dueBy(t, store, noon.Add(2*time.Hour), id); got != nil {
			t.Errorf("due without a date: %v", got)
		}
	},

	"the directory may be changed while it is read": func(t *testing.T, store session.Store) {
		ids := []session.ID{newID(), newID(), newID()}
		for _, id := range ids {
			must(t, store.Note(t.Context(), id, noon))
		}
		for id, err := range store.Due(t.Context(), noon) {
			must(t, err)
			must(t, store.Remove(t.Context(), id, noon))
		}
		if got := dueBy(t, store, noon, ids...); got != nil {
			t.Errorf("still due: %v", got)
		}
	},

	"a removed session leaves only a tombstone": func(t *testing.T, store session.Store) {
		id, neighbour, code, kept := newID(), newID(), newCode(), newCode()
		must(t, store.Claim(t.Context(), code, id))
		must(t, store.Claim(t.Context(), kept, neighbour))
		must(t, store.Note(t.Context(), id, noon))
		must(t, store.Remove(t.Context(), id, noon))
		must(t, store.Remove(t.Context(), id, noon.Add(time.Hour)))
		if _, err := store.Find(t.Context(), code); !errors.Is(err, session.ErrNotFound) {
			t.Errorf("find: error = %v", err)
		}
		if found, err := store.Find(t.Context(), kept); found != neighbour || err != nil {
			t.Errorf("the neighbour: found %q, error %v", found, err)
		}
		if got := dueBy(t, store, noon, id); got != nil {
			t.Errorf("due: %v", got)
		}
		if ended, err := store.Ended(t.Context(), id); !ended.Equal(noon) || err != nil {
			t.Errorf("ended %v, error %v", ended, err)
		}
		must(t, store.Claim(t.Context(), code, neighbour))
	},

	"a session that was not removed has not ended": func(t *testing.T, store session.Store) {
		if _, err := store.Ended(t.Context(), newID()); !errors.Is(err, session.ErrNotFound) {
			t.Errorf("error = %v", err)
		}
	},

	"a removed session cannot come back": func(t *testing.T, store session.Store) {
		id := newID()
		must(t, store.Remove(t.Context(), id, noon))
		if err := store.Claim(t.Context(), newCode(), id); !errors.Is(err, session.ErrEnded) {
			t.Errorf("claim: error = %v", err)
		}
		if err := store.Note(t.Context(), id, noon); !errors.Is(err, session.ErrEnded) {
			t.Errorf("note: error = %v", err)
		}
	},
}
