// Package simulation lives through workshops of eight people on three nodes in
// simulated time. Lines and the store lose, repeat, mix and delay, windows are
// reloaded, nodes end; all of it is drawn from one seed. What happens within one
// instant of simulated time is the scheduler's choice, so a seed repeats the plan
// of a run and nearly always its outcome.
package simulation

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestEveryoneEndsInTheSameStateAndNothingSavedIsLost(t *testing.T) {
	if testing.Short() {
		t.Skip("runs once, without -race")
	}
	sequences := 20 // about a minute on one busy core
	if os.Getenv("SOAK") != "" {
		sequences = 10_000
	}
	first := rand.Uint64N(1 << 40)
	if text := os.Getenv("SEED"); text != "" {
		seed, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatal("SEED:", err)
		}
		first, sequences = seed, 1
	}
	var total figures
	since := time.Now()
	for seed := first; seed < first+uint64(sequences) && !t.Failed(); seed++ {
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t, seed)
			w.run(200)
			total.add(w)
		})
	}
	t.Logf("T1 seeds from %d: %d sequences of 8 clients in %v: %v", first, sequences, time.Since(since).Round(time.Second), total)
}

type figures struct{ acts, entries, texts, thoughts, rounds, restarts int }

func (f *figures) add(w *world) {
	log := w.log
	f.acts += int(w.acts.Load())
	f.entries += int(log.entries)
	f.rounds += len(log.closed)
	f.restarts += w.restarts
	for _, revision := range w.model.texts {
		if revision > 0 {
			f.texts++
		}
	}
	for _, shown := range log.shown {
		f.thoughts += len(shown)
	}
}

func (f figures) String() string {
	return fmt.Sprintf("%d commands answered, %d entries, %d rounds closed, %d nodes restarted; of %d texts saved and %d thoughts shown 0 lost, 0 twice",
		f.acts, f.entries, f.rounds, f.restarts, f.texts, f.thoughts)
}

// check compares all that anybody sees once nothing is under way any more.
func (w *world) check() {
	log := w.readLog()
	w.log = log
	lost, doubled := w.model.compare(log)
	if len(lost)+len(doubled) > 0 {
		w.Errorf("seed %d: lost %v, more than once %v", w.seed, lost, doubled)
	}
	shown := map[string]string{} // what the first who sees these layers sees
	for i, node := range w.nodes {
		room, err := node.Get(w.Context(), w.id)
		if err != nil {
			w.Fatal(err)
		}
		w.same(shown, "state", fmt.Sprint("node ", i), hashOf(w, room.State()))
		for _, one := range w.browsers {
			fresh := &browser{world: w, person: one.person}
			window, err := room.Open(w.Context(), one.person, "")
			if err != nil {
				w.Fatal(err)
			}
			data, err := window.Next(w.Context())
			window.Close()
			var first frame
			if err != nil || json.Unmarshal(data, &first) != nil {
				w.Fatal(err)
			}
			fresh.take(first)
			w.same(shown, fresh.layers(), fmt.Sprint("a new window on node ", i), hashOf(w, fresh.kept()))
		}
	}
	for _, one := range w.browsers {
		w.same(shown, one.layers(), one.name, hashOf(w, one.kept()))
		if shown[one.layers()] != hashOf(w, one.kept()) {
			w.explain(one)
		}
		if one.pending > 0 {
			w.Errorf("seed %d: %s still waits for %d answers", w.seed, one.name, one.pending)
		}
	}
}

func (w *world) same(shown map[string]string, what, where, hash string) {
	if shown[what] == "" {
		shown[what] = hash
	}
	if shown[what] != hash {
		w.Errorf("seed %d: %s: another %s", w.seed, where, what)
	}
}

func hashOf(w *world, value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		w.Fatal(err)
	}
	return fmt.Sprintf("%x", sha256.Sum256(data))
}

// layers are those of a window: the third part of its at.
func (b *browser) layers() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	parts := strings.Split(b.at, ".")
	return "view of " + parts[len(parts)-2]
}

// kept are the parts that are made from the log.
func (b *browser) kept() map[string]json.RawMessage {
	b.mu.Lock()
	defer b.mu.Unlock()
	kept := map[string]json.RawMessage{}
	for name, part := range b.parts {
		if name != "you" && name != "people" && !strings.HasPrefix(name, "progress/") && !strings.HasPrefix(name, "pen/") {
			kept[name] = part
		}
	}
	return kept
}

// explain tells how a window's view differs from a new one's.
func (w *world) explain(one *browser) {
	room, err := w.nodes[0].Get(w.Context(), w.id)
	if err != nil {
		w.Fatal(err)
	}
	window, err := room.Open(w.Context(), one.person, "")
	if err != nil {
		w.Fatal(err)
	}
	defer window.Close()
	data, _ := window.Next(w.Context())
	var first frame
	_ = json.Unmarshal(data, &first)
	w.Logf("%s is at %s, a new window at %s", one.name, one.at, first.At)
	for name, part := range one.kept() {
		if string(first.Parts[name]) != string(part) {
			w.Logf("%s has %s %s, want %s", one.name, name, part, first.Parts[name])
		}
	}
	for name, part := range first.Parts {
		if one.parts[name] == nil {
			w.Logf("%s lacks %s %s", one.name, name, part)
		}
	}
}
