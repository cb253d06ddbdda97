package session

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"log/slog"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"sharedspace/facilitation"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// workshop is one session on one store, with any number of nodes.
type workshop struct {
	*testing.T
	store  Store
	id     ID
	logger *slog.Logger
	nodes  []*Rooms
	sent   int
}

// inTime runs a test in a bubble of time, in which all goroutines must end.
func inTime(t *testing.T, test func(w *workshop)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &workshop{T: t, store: NewMemory(), id: "5e551011-0000-4000-8000-000000000001", logger: slog.New(slog.DiscardHandler)}
		test(w)
	})
}

func (w *workshop) node() *Rooms {
	w.Helper()
	keys, err := NewKeyring("a secret of the tests")
	if err != nil {
		w.Fatal(err)
	}
	fill := func(random []byte) { _, _ = rand.Read(random) }
	rooms := NewRooms(w.store, keys, w.logger, time.Now, fill)
	w.nodes = append(w.nodes, rooms)
	w.Cleanup(rooms.Close)
	return rooms
}

// begun is a node on which the workshop has begun.
func (w *workshop) begun() *Rooms {
	w.Helper()
	rooms := w.node()
	settings := facilitation.DefaultSettings()
	settings.Topic = facilitation.NewText("Discharge letters", "salt")
	settings.SkipCheckIn = false
	if err := rooms.Begin(w.Context(), w.id, facilitation.OpenWorkshop{Code: "ABCDEFGHJ", Settings: settings}); err != nil {
		w.Fatal(err)
	}
	return rooms
}

func (w *workshop) room(rooms *Rooms) *Room {
	w.Helper()
	room, err := rooms.Get(w.Context(), w.id)
	if err != nil {
		w.Fatal(err)
	}
	return room
}

var facilitator = Person{Role: facilitation.Facilitator, Bits: []byte("facilitator's pass")}

func participant(n int) Person {
	return Person{Role: facilitation.Participant, Bits: []byte("pass " + strconv.Itoa(n)), Name: "Name" + strconv.Itoa(n)}
}

// command gives each command an id of its own.
func (w *workshop) command(command facilitation.Command) Command {
	w.sent++
	body, _ := json.Marshal(command)
	return Command{ID: strconv.Itoa(w.sent), Body: body, Command: command}
}

func (w *workshop) do(room *Room, person Person, command facilitation.Command) Saved {
	w.Helper()
	saved, err := room.Do(w.Context(), person, w.command(command))
	if err != nil {
		w.Fatalf("%T: %v %+v", command, err, err)
	}
	return saved
}

func (w *workshop) refused(code string, room *Room, person Person, command facilitation.Command) {
	w.Helper()
	_, err := room.Do(w.Context(), person, w.command(command))
	var refused *facilitation.Refusal
	if !errors.As(err, &refused) || refused.Code != code {
		w.Fatalf("%T: %v, want refused %q", command, err, code)
	}
}

// open opens a window for the rest of the test, and reads its first frame.
func (w *workshop) open(room *Room, person Person, at string) *reader {
	w.Helper()
	window, err := room.Open(w.Context(), person, at)
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(window.Close)
	return &reader{workshop: w, Window: window, parts: map[string]json.RawMessage{}}
}

// seated opens windows for n participants and waits until they have seats.
func (w *workshop) seated(room *Room, n int) []*reader {
	w.Helper()
	var readers []*reader
	for i := range n {
		readers = append(readers, w.open(room, participant(i+1), ""))
	}
	time.Sleep(2 * tick)
	synctest.Wait()
	if seats := len(room.State().Seats); seats < n {
		w.Fatalf("%d seats, want %d", seats, n)
	}
	return readers
}

// gathering goes on to the writing of thoughts and returns its round.
func (w *workshop) gathering(room *Room) string {
	w.Helper()
	w.do(room, facilitator, facilitation.StartStage{Stage: facilitation.CheckIn, Time: 1})
	w.do(room, facilitator, facilitation.StartStage{Stage: facilitation.Gather, Time: 1})
	return w.openRound(room)
}

func (w *workshop) openRound(room *Room) string {
	w.Helper()
	for _, round := range room.State().Standing() {
		if round.State == facilitation.RoundStands {
			return round.Round
		}
	}
	w.Fatal("no round is open")
	return ""
}

func thought(round string, person, n int) facilitation.SendThought {
	key := strconv.Itoa(1_000_000*person+n) + "abcdefghijklmnopqrstuv"
	return facilitation.SendThought{Round: round, Key: key[:22], Version: 1, Words: "thought " + strconv.Itoa(n)}
}

// reader keeps what a browser would keep.
type reader struct {
	*workshop
	*Window
	parts map[string]json.RawMessage
	last  wireFrame
}

type wireFrame struct {
	View    int64                      `json:"view"`
	At      string                     `json:"at"`
	Whole   bool                       `json:"whole"`
	Why     string                     `json:"why"`
	Parts   map[string]json.RawMessage `json:"parts"`
	Gone    []string                   `json:"gone"`
	Trouble string                     `json:"trouble"`
}

// read reads frames until nothing new comes.
func (r *reader) read() {
	r.Helper()
	for r.readOne() {
	}
}

func (r *reader) readOne() bool {
	r.Helper()
	ctx, done := context.WithTimeout(r.Context(), time.Millisecond)
	defer done()
	frame, err := r.Next(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	if err != nil {
		r.Fatal(err)
	}
	r.take(frame)
	return true
}

func (r *reader) take(frame Frame) {
	r.Helper()
	r.last = wireFrame{}
	if err := json.Unmarshal(frame, &r.last); err != nil {
		r.Fatalf("%v in %s", err, frame)
	}
	if r.last.Whole {
		clear(r.parts)
	}
	for name, part := range r.last.Parts {
		r.parts[name] = part
	}
	for _, name := range r.last.Gone {
		delete(r.parts, name)
	}
}

// part reads a part into into.
func (r *reader) part(name string, into any) {
	r.Helper()
	if err := json.Unmarshal(r.parts[name], into); err != nil {
		r.Fatalf("part %q: %v", name, err)
	}
}
