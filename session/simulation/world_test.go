package simulation

import (
	"context"
	crand "crypto/rand"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// world is one workshop: a store, nodes that come and go, and eight browsers.
type world struct {
	*testing.T
	seed  uint64
	store *session.Memory
	lines *dice // of everybody to everything
	id    session.ID
	tasks sync.WaitGroup
	acts  atomic.Int64 // commands that a node has answered
	model *model
	log   written // at the end

	mu       sync.Mutex
	nodes    []*session.Rooms
	browsers []*browser
	restarts int
}

const (
	nodeCount    = 3
	facilitators = 2
	people       = 6
)

func newWorld(t *testing.T, seed uint64) *world {
	w := &world{
		T: t, seed: seed, store: session.NewMemory(), lines: newDice(seed, 1),
		id: "5e551011-0000-4000-8000-000000000001", model: newModel(),
	}
	for range nodeCount {
		w.nodes = append(w.nodes, w.newNode())
	}
	settings := facilitation.DefaultSettings()
	settings.Topic, settings.AnswerSeconds = facilitation.NewText("Discharge letters", "salt"), 0
	w.lines.rest()
	if err := w.nodes[0].Begin(t.Context(), w.id, facilitation.OpenWorkshop{Code: "ABCDEFGHJ", Settings: settings}); err != nil {
		t.Fatal(err)
	}
	w.lines.spoil()
	for i := range facilitators + people {
		role := facilitation.Participant
		if i < facilitators {
			role = facilitation.Facilitator
		}
		w.browsers = append(w.browsers, &browser{
			world: w, name: fmt.Sprint("b", i), dice: newDice(seed, uint64(100+i)),
			person: session.Person{Role: role, Bits: fmt.Append(nil, "pass ", i), Name: fmt.Sprint("Name", i)},
		})
	}
	return w
}

func (w *world) newNode() *session.Rooms {
	keys, err := session.NewKeyring("a secret of the tests")
	if err != nil {
		w.Fatal(err)
	}
	fill := func(random []byte) { _, _ = crand.Read(random) }
	return session.NewRooms(&faulty{w.store, w.lines}, keys, slog.New(slog.DiscardHandler), time.Now, fill)
}

// room is the workshop's room on any node.
func (w *world) room(ctx context.Context) (*session.Room, error) {
	at := w.lines.n(nodeCount)
	w.mu.Lock()
	node := w.nodes[at]
	w.mu.Unlock()
	return node.Get(ctx, w.id)
}

// restart ends nodes and begins new ones in their place, until ctx ends.
func (w *world) restart(ctx context.Context) {
	for {
		pause(ctx, 5*time.Second+w.lines.upTo(30*time.Second))
		if ctx.Err() != nil {
			return
		}
		at := w.lines.n(nodeCount)
		w.mu.Lock()
		old := w.nodes[at]
		w.nodes[at] = w.newNode()
		w.restarts++
		w.mu.Unlock()
		old.Close()
	}
}

// run lives through a workshop in which each browser sends so many acts.
func (w *world) run(acts int) {
	watching, leave := context.WithCancel(context.Background())
	restarting, enough := context.WithCancel(context.Background())
	var windows, others, acting sync.WaitGroup
	others.Go(func() { w.restart(restarting) })
	for _, one := range w.browsers {
		windows.Go(func() { one.watch(watching) })
		acting.Go(func() { one.live(acts) })
	}
	acting.Wait()
	enough()
	others.Wait()
	w.lines.rest()
	w.tasks.Wait() // every act is answered, every late copy has arrived
	time.Sleep(25 * time.Second)
	w.check()
	leave()
	windows.Wait()
	for _, node := range w.nodes {
		node.Close()
	}
	_ = w.store.Close()
}

// spoil ends a rest.
func (d *dice) spoil() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fair = false
}

func (d *dice) fairly() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.fair
}
