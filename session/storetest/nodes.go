package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	crand "crypto/rand"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// nodes are several processes' rooms on one store, in this process.
type nodes struct {
	*testing.T
	seed   uint64
	rooms  []*session.Rooms
	faults []*unclear
	store  session.Store // for looking
	id     session.ID
	sent   atomic.Int64
	again  atomic.Int64 // acts that were answered busy or store_trouble, and sent again
	busy   atomic.Int64
}

var lead = session.Person{Role: facilitation.Facilitator, Bits: []byte("a facilitator's pass")}

// newNodes begins a workshop on the first of some stores that are one store.
// Every fault in a hundred of each node's appends is cut off.
func newNodes(t *testing.T, seed uint64, stores []session.Store, cut int) *nodes {
	t.Helper()
	n := &nodes{T: t, seed: seed, store: stores[0], id: newID()}
	keys, err := session.NewKeyring("a secret of the tests")
	must(t, err)
	fill := func(random []byte) { _, _ = crand.Read(random) }
	for i, store := range stores {
		faulty := &unclear{Store: store, cut: cut, random: rand.New(rand.NewPCG(seed, uint64(i)))}
		rooms := session.NewRooms(faulty, keys, slog.New(slog.DiscardHandler), time.Now, fill)
		t.Cleanup(rooms.Close)
		n.faults, n.rooms = append(n.faults, faulty), append(n.rooms, rooms)
	}
	n.begin()
	for _, faulty := range n.faults {
		faulty.on.Store(true)
	}
	return n
}

// begin begins a new workshop.
func (n *nodes) begin() {
	n.Helper()
	n.id = newID()
	settings := facilitation.DefaultSettings()
	settings.Topic = facilitation.NewText("Discharge letters", "salt")
	must(n.T, n.rooms[0].Begin(n.Context(), n.id, facilitation.OpenWorkshop{Code: newCode(), Settings: settings}))
}

func (n *nodes) command(command facilitation.Command) session.Command {
	body, _ := json.Marshal(command)
	return session.Command{ID: fmt.Sprintf("%s-%d", n.id, n.sent.Add(1)), Body: body, Command: command}
}

// do sends a facilitator's command to a node until it is answered for good.
func (n *nodes) do(node int, command session.Command) (session.Saved, error) {
	for {
		room, err := n.rooms[node].Get(n.Context(), n.id)
		if err != nil {
			return session.Saved{}, err
		}
		saved, err := room.Do(n.Context(), lead, command)
		var refused *facilitation.Refusal
		if !errors.As(err, &refused) || refused.Code != facilitation.Busy && refused.Code != facilitation.StoreTrouble {
			return saved, err
		}
		n.again.Add(1)
		if refused.Code == facilitation.Busy {
			n.busy.Add(1)
		}
	}
}

// logged is an event as it lies in the log, read without the code under test.
type logged struct {
	revision int64
	is       string
	with     map[string]any
}

// read reads the log of the workshop.
func (n *nodes) read() (events []logged, entries int) {
	n.Helper()
	for _, entry := range readAll(n.T, n.store, n.id, 0) {
		if entries++; entry.Revision != int64(entries) {
			n.Errorf("entry %d in the place of %d", entry.Revision, entries)
		}
		var body struct {
			Events []struct {
				Is   string         `json:"is"`
				With map[string]any `json:"with"`
			} `json:"events"`
		}
		must(n.T, json.Unmarshal(entry.Body, &body))
		for _, event := range body.Events {
			events = append(events, logged{entry.Revision, event.Is, event.With})
		}
	}
	return events, entries
}

// agree waits until all nodes show the log's last entry, and compares their states.
func (n *nodes) agree(entries int) {
	n.Helper()
	var states []string
	for i, rooms := range n.rooms {
		room, err := rooms.Get(n.Context(), n.id)
		must(n.T, err)
		for end := time.Now().Add(patience); room.Beat().Revision < int64(entries) && time.Now().Before(end); {
			time.Sleep(10 * time.Millisecond)
		}
		state, err := json.Marshal(room.State())
		must(n.T, err)
		if states = append(states, string(state)); states[i] != states[0] {
			n.Errorf("node %d shows another state", i)
		}
	}
}

// unclear is a store some of whose appends are cut off: before or after they are
// made. Nobody who asks can know which.
type unclear struct {
	session.Store
	cut       int // in a hundred
	on        atomic.Bool
	conflicts atomic.Int64
	cuts      atomic.Int64

	mu     sync.Mutex
	random *rand.Rand
}

var errCut = errors.New("the line was cut")

func (s *unclear) Append(ctx context.Context, id session.ID, entry session.Entry) error {
	s.mu.Lock()
	fate := s.random.IntN(200)
	s.mu.Unlock()
	if s.on.Load() && fate < s.cut {
		s.cuts.Add(1)
		return errCut
	}
	err := s.Store.Append(ctx, id, entry)
	if errors.Is(err, session.ErrConflict) {
		s.conflicts.Add(1)
	}
	if s.on.Load() && fate < 2*s.cut {
		s.cuts.Add(1)
		return errCut
	}
	return err
}

func (n *nodes) figures() string {
	var conflicts, cuts int64
	for _, faulty := range n.faults {
		conflicts, cuts = conflicts+faulty.conflicts.Load(), cuts+faulty.cuts.Load()
	}
	return fmt.Sprintf("%d conflicts, %d cuts, %d answered busy, %d sent again", conflicts, cuts, n.busy.Load(), n.again.Load())
}

// seedOf is SEED, or a fresh one.
func seedOf(t *testing.T) uint64 {
	t.Helper()
	text := os.Getenv("SEED")
	if text == "" {
		return rand.Uint64()
	}
	seed, err := strconv.ParseUint(text, 10, 64)
	must(t, err)
	return seed
}
