package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
	"testing"

	"sharedspace/session"
)

func put(t tester, store session.Store, round session.RoundID, entry string, version int, sealed string) {
	t.Helper()
	if err := store.Put(t.Context(), round, session.EntryID(entry), version, []byte(sealed)); err != nil {
		t.Fatalf("put %s: %v", entry, err)
	}
}

func draw(t tester, store session.Store, round session.RoundID) (sealed []string) {
	t.Helper()
	drawn, err := store.Draw(t.Context(), round)
	must(t, err)
	for _, one := range drawn {
		sealed = append(sealed, string(one))
	}
	return sealed
}

func drawn(t tester, store session.Store, round session.RoundID, want ...string) {
	t.Helper()
	if got := draw(t, store, round); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("drawn %v, want %v", got, want)
	}
}

func counted(t tester, store session.Store, round session.RoundID, want int) {
	t.Helper()
	if n, err := store.Count(t.Context(), round); n != want || err != nil {
		t.Errorf("count = %d, error %v, want %d", n, err, want)
	}
}

var poolPromises = promises{
	"the first key offered is kept": func(t *testing.T, store session.Store) {
		round := roundOf(newID(), "1")
		var all sync.WaitGroup
		kept := make([][]byte, 8)
		for i := range kept {
			all.Go(func() {
				var err error
				if kept[i], err = store.Open(t.Context(), round, fmt.Appendf(nil, "key %d", i)); err != nil {
					t.Errorf("open: %v", err)
				}
			})
		}
		all.Wait()
		key, err := store.Key(t.Context(), round)
		must(t, err)
		for _, one := range kept {
			if !bytes.Equal(one, key) {
				t.Errorf("kept %q, key %q", one, key)
			}
		}
	},

	"a round that nobody opened has no key": func(t *testing.T, store session.Store) {
		if _, err := store.Key(t.Context(), roundOf(newID(), "1")); !errors.Is(err, session.ErrNotFound) {
			t.Errorf("error = %v", err)
		}
	},

	"the key stays after the draw, and no other is taken": func(t *testing.T, store session.Store) {
		round := roundOf(newID(), "1")
		_, err := store.Open(t.Context(), round, []byte("key"))
		must(t, err)
		drawn(t, store, round)
		if _, err := store.Open(t.Context(), round, []byte("other")); !errors.Is(err, session.ErrShut) {
			t.Errorf("open: error = %v", err)
		}
		if key, err := store.Key(t.Context(), round); string(key) != "key" || err != nil {
			t.Errorf("key %q, error %v", key, err)
		}
	},

	"the highest version of an entry is kept": func(t *testing.T, store session.Store) {
		round := roundOf(newID(), "1")
		for i, version := range []int{3, 1, 10, 3, 10, 9} {
			put(t, store, round, "entry", version, fmt.Sprintf("version %d, sent %d", version, i))
		}
		counted(t, store, round, 1)
		drawn(t, store, round, "version 10, sent 2")
	},

	"versions sent at once and in any order give the highest": func(t *testing.T, store session.Store) {
		round := roundOf(newID(), "1")
		var all sync.WaitGroup
		for version := range 20 {
			all.Go(func() { put(t, store, round, "entry", version, fmt.Sprint(version)) })
		}
		all.Wait()
		drawn(t, store, round, "19")
	},

	"entries are counted and known": func(t *testing.T, store session.Store) {
		round, other := roundOf(newID(), "1"), roundOf(newID(), "1")
		put(t, store, round, "a", 0, "one")
		put(t, store, round, "b", 1, "two")
		put(t, store, round, "b", 2, "two again")
		counted(t, store, round, 2)
		counted(t, store, other, 0)
		for entry, want := range map[session.EntryID]bool{"a": true, "b": true, "c": false} {
			if has, err := store.Has(t.Context(), round, entry); has != want || err != nil {
				t.Errorf("has %s: %v, error %v", entry, has, err)
			}
		}
	},

	"a draw returns all in the order of entry ids, as often as asked": func(t *testing.T, store session.Store) {
		round := roundOf(newID(), "1")
		for _, entry := range []string{"c", "a", "d", "b"} {
			put(t, store, round, entry, 1, "sealed "+entry)
		}
		for range 2 {
			drawn(t, store, round, "sealed a", "sealed b", "sealed c", "sealed d")
		}
		counted(t, store, round, 4)
	},

	"nothing is taken after the draw": func(t *testing.T, store session.Store) {
		round := roundOf(newID(), "1")
		put(t, store, round, "a", 1, "in time")
		drawn(t, store, round, "in time")
		for _, entry := range []session.EntryID{"a", "b"} {
			if err := store.Put(t.Context(), round, entry, 2, []byte("late")); !errors.Is(err, session.ErrShut) {
				t.Errorf("put %s: error = %v", entry, err)
			}
		}
		drawn(t, store, round, "in time")
	},

	"what was saved before a draw is in it, what was refused is not": drawWhileSending,

	"what is destroyed stays shut": func(t *testing.T, store session.Store) {
		id := newID()
		round, undrawn := roundOf(id, "1"), roundOf(id, "2")
		for _, round := range []session.RoundID{round, undrawn} {
			_, err := store.Open(t.Context(), round, []byte("key"))
			must(t, err)
			put(t, store, round, "a", 1, "sealed")
		}
		drawn(t, store, round, "sealed")
		for _, round := range []session.RoundID{round, undrawn, round} {
			must(t, store.Destroy(t.Context(), round))
			if _, err := store.Key(t.Context(), round); !errors.Is(err, session.ErrNotFound) {
				t.Errorf("key: error = %v", err)
			}
			if err := store.Put(t.Context(), round, "b", 1, nil); !errors.Is(err, session.ErrShut) {
				t.Errorf("put: error = %v", err)
			}
			if _, err := store.Open(t.Context(), round, []byte("new")); !errors.Is(err, session.ErrShut) {
				t.Errorf("open: error = %v", err)
			}
			counted(t, store, round, 0)
			drawn(t, store, round)
		}
	},

	"to forget a session forgets its rounds and no others": func(t *testing.T, store session.Store) {
		id := newID()
		mine, people, shut := roundOf(id, "1"), roundOf(id, "1/people"), roundOf(id, "2")
		others := roundOf(id+"0", "1")
		for _, round := range []session.RoundID{mine, people, shut, others} {
			_, err := store.Open(t.Context(), round, []byte("key"))
			must(t, err)
			put(t, store, round, "a", 1, "sealed")
		}
		drawn(t, store, shut, "sealed")
		for range 2 {
			must(t, store.Forget(t.Context(), id))
		}
		for _, round := range []session.RoundID{mine, people, shut} {
			counted(t, store, round, 0)
			if kept, err := store.Open(t.Context(), round, []byte("new")); string(kept) != "new" || err != nil {
				t.Errorf("open %s: kept %q, error %v", round, kept, err)
			}
		}
		counted(t, store, others, 1)
		if key, err := store.Key(t.Context(), others); string(key) != "key" || err != nil {
			t.Errorf("the other's key %q, error %v", key, err)
		}
	},

	"what a caller changes afterwards changes no entry": func(t *testing.T, store session.Store) {
		round := roundOf(newID(), "1")
		key, sealed := []byte("key"), []byte("sealed")
		kept, err := store.Open(t.Context(), round, key)
		must(t, err)
		must(t, store.Put(t.Context(), round, "a", 1, sealed))
		clear(key)
		clear(kept)
		clear(sealed)
		if key, err := store.Key(t.Context(), round); string(key) != "key" || err != nil {
			t.Errorf("key %q, error %v", key, err)
		}
		drawn(t, store, round, "sealed")
	},
}

func drawWhileSending(t *testing.T, store session.Store) {
	round := roundOf(newID(), "1")
	const senders = 16
	saved := make([]bool, senders)
	some := make(chan bool, senders)
	var all sync.WaitGroup
	for i := range senders {
		all.Go(func() {
			err := store.Put(t.Context(), round, session.EntryID(fmt.Sprintf("%02d", i)), 1, fmt.Append(nil, i))
			saved[i] = err == nil
			if err != nil && !errors.Is(err, session.ErrShut) {
				t.Errorf("put: %v", err)
			}
			some <- true
		})
	}
	for range 3 {
		<-some
	}
	got := draw(t, store, round)
	all.Wait()
	var want []string
	for i, in := range saved {
		if in {
			want = append(want, fmt.Sprint(i))
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("drawn %v, saved %v", got, want)
	}
}
