package storetest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sharedspace/session"
)

// world is the model: what a store of two sessions should hold.
type world struct {
	store  session.Store
	ids    []session.ID
	logs   map[session.ID][]session.Entry
	rounds map[session.RoundID]*modelRound
	codes  map[string]session.ID
	ended  map[session.ID]bool
}

type modelRound struct {
	key     string
	shut    bool
	entries map[string]string
	version map[string]int
}

func randomHistories(t *testing.T, store session.Store) {
	rapid.Check(t, func(rt *rapid.T) {
		w := &world{
			store:  store,
			ids:    []session.ID{newID(), newID()},
			logs:   map[session.ID][]session.Entry{},
			rounds: map[session.RoundID]*modelRound{},
			codes:  map[string]session.ID{},
			ended:  map[session.ID]bool{},
		}
		suffix := newCode()
		rt.Repeat(map[string]func(*rapid.T){
			"append":  w.append,
			"redact":  w.redact,
			"read":    w.read,
			"open":    w.open,
			"put":     w.put,
			"draw":    w.draw,
			"destroy": w.destroy,
			"claim":   func(rt *rapid.T) { w.claim(rt, suffix) },
			"end":     w.end,
			"":        w.check,
		})
	})
}

func (w *world) anyID(rt *rapid.T) session.ID { return rapid.SampledFrom(w.ids).Draw(rt, "session") }

// rarely is for what costs a store much.
func rarely(rt *rapid.T) bool { return rapid.IntRange(0, 3).Draw(rt, "rarely") == 3 }

func (w *world) anyRound(rt *rapid.T) (session.RoundID, *modelRound) {
	id := roundOf(w.anyID(rt), rapid.SampledFrom([]string{"1", "1/people"}).Draw(rt, "round"))
	if w.rounds[id] == nil {
		w.rounds[id] = &modelRound{entries: map[string]string{}, version: map[string]int{}}
	}
	return id, w.rounds[id]
}

func (w *world) append(rt *rapid.T) {
	id := w.anyID(rt)
	log := w.logs[id]
	back := rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(rt, "back")
	var last session.Entry
	if len(log) > back {
		last = log[len(log)-1-back]
	}
	entry := entryAfter(rt, last, rapid.StringN(0, 20, -1).Draw(rt, "words"))
	err := w.store.Append(rt.Context(), id, entry)
	if int(entry.Revision) == len(log)+1 {
		expect(rt, "append", err, nil)
		w.logs[id] = append(log, entry)
	} else {
		expect(rt, "append", err, session.ErrConflict)
	}
}

func (w *world) redact(rt *rapid.T) {
	id := w.anyID(rt)
	log := w.logs[id]
	if len(log) == 0 || !rarely(rt) {
		return
	}
	i := rapid.IntRange(0, len(log)-1).Draw(rt, "entry")
	without, err := log[i].Without(everyText)
	expect(rt, "without", err, nil)
	expect(rt, "redact", w.store.Redact(rt.Context(), id, log[i].Revision, without), nil)
	log[i] = without
}

func (w *world) read(rt *rapid.T) {
	id := w.anyID(rt)
	after := rapid.IntRange(0, len(w.logs[id])+1).Draw(rt, "after")
	entries, err := tryRead(w.store, id, int64(after))
	if after > len(w.logs[id]) {
		expect(rt, "read", err, session.ErrRolledBack)
		return
	}
	expect(rt, "read", err, nil)
	same(rt, entries, w.logs[id][after:])
}

func (w *world) open(rt *rapid.T) {
	id, round := w.anyRound(rt)
	offered := rapid.StringN(1, 8, -1).Draw(rt, "key")
	kept, err := w.store.Open(rt.Context(), id, []byte(offered))
	if round.shut {
		expect(rt, "open", err, session.ErrShut)
		return
	}
	expect(rt, "open", err, nil)
	if round.key == "" {
		round.key = offered
	}
	if string(kept) != round.key {
		rt.Fatalf("kept %q, want %q", kept, round.key)
	}
}

func (w *world) put(rt *rapid.T) {
	id, round := w.anyRound(rt)
	entry := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "entry")
	version := rapid.IntRange(0, 5).Draw(rt, "version")
	sealed := rapid.StringN(0, 8, -1).Draw(rt, "sealed")
	err := w.store.Put(rt.Context(), id, session.EntryID(entry), version, []byte(sealed))
	if round.shut {
		expect(rt, "put", err, session.ErrShut)
		return
	}
	expect(rt, "put", err, nil)
	if kept, there := round.version[entry]; !there || version > kept {
		round.entries[entry], round.version[entry] = sealed, version
	}
}

func (w *world) draw(rt *rapid.T) {
	id, round := w.anyRound(rt)
	round.shut = true
	var want []string
	for _, entry := range slices.Sorted(maps.Keys(round.entries)) {
		want = append(want, round.entries[entry])
	}
	drawn(rt, w.store, id, want...)
}

func (w *world) destroy(rt *rapid.T) {
	id, _ := w.anyRound(rt)
	expect(rt, "destroy", w.store.Destroy(rt.Context(), id), nil)
	w.rounds[id] = &modelRound{shut: true}
}

func (w *world) claim(rt *rapid.T, suffix string) {
	id := w.anyID(rt)
	code := rapid.SampledFrom([]string{"x", "y"}).Draw(rt, "code") + suffix
	err := w.store.Claim(rt.Context(), code, id)
	holder, taken := w.codes[code]
	switch {
	case w.ended[id]:
		expect(rt, "claim", err, session.ErrEnded)
	case taken && holder != id:
		expect(rt, "claim", err, session.ErrTaken)
	default:
		expect(rt, "claim", err, nil)
		w.codes[code] = id
	}
}

// end is what happens when a workshop is purged.
func (w *world) end(rt *rapid.T) {
	if !rarely(rt) {
		return
	}
	id := w.anyID(rt)
	expect(rt, "purge", w.store.Purge(rt.Context(), id), nil)
	expect(rt, "forget", w.store.Forget(rt.Context(), id), nil)
	expect(rt, "remove", w.store.Remove(rt.Context(), id, noon), nil)
	delete(w.logs, id)
	maps.DeleteFunc(w.rounds, func(round session.RoundID, _ *modelRound) bool {
		return strings.HasPrefix(string(round), string(id)+"/")
	})
	maps.DeleteFunc(w.codes, func(_ string, holder session.ID) bool { return holder == id })
	w.ended[id] = true
}

// check compares the ends of the logs, to be quick; read compares more.
func (w *world) check(rt *rapid.T) {
	for _, id := range w.ids {
		from := max(len(w.logs[id])-1, 0)
		same(rt, readAll(rt, w.store, id, int64(from)), w.logs[id][from:])
	}
	for id, round := range w.rounds {
		counted(rt, w.store, id, len(round.entries))
		key, err := w.store.Key(rt.Context(), id)
		if round.key == "" {
			expect(rt, "key", err, session.ErrNotFound)
		} else if string(key) != round.key {
			rt.Fatalf("key %q, want %q, error %v", key, round.key, err)
		}
	}
	for code, id := range w.codes {
		if found, err := w.store.Find(rt.Context(), code); found != id || err != nil {
			rt.Fatalf("found %q, want %q, error %v", found, id, err)
		}
	}
}

func expect(rt *rapid.T, what string, err, want error) {
	rt.Helper()
	if fmt.Sprint(err) != fmt.Sprint(want) && !errors.Is(err, want) || (err == nil) != (want == nil) {
		rt.Fatalf("%s: error = %v, want %v", what, err, want)
	}
}
