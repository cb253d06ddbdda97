package session

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"sharedspace/facilitation"
)

// ErrRoomEnded says that the room is no more: its process is closing, or the
// workshop was purged. Ask Rooms again.
var ErrRoomEnded = errors.New("the room has ended")

// node is what a process gives to each of its rooms.
type node struct {
	store  Store
	keys   Keyring
	logger *slog.Logger
	now    func() time.Time        // corrected clock
	random func(bytes []byte)      // cryptographic
	retire func(id ID) (gone bool) // takes an idle room out of the process
	caps   caps
}

// Room is one live session. A goroutine of its own runs it: it alone applies
// entries, decides and appends. All methods may be called by many goroutines.
type Room struct {
	node
	id     ID
	acts   chan *waiting // to the room's goroutine
	loaded chan struct{} // closed once the log was read, or could not be
	err    error         // why not; read after loaded
	ended  chan struct{} // closed when the room's goroutine has returned

	moment atomic.Pointer[moment]
	rounds *rounds
	people *presence
	pens   *pens
	shown  *shown

	queue []*waiting // acts to decide, in order; of the room's goroutine alone
}

// What a room expects of a store.
const (
	storePatience = 2 * time.Second        // longest wait for one answer
	storePause    = 500 * time.Millisecond // before it is asked again
)

func newRoom(node node, id ID) *Room {
	var name [8]byte
	node.random(name[:])
	return &Room{
		node: node, id: id,
		acts: make(chan *waiting), loaded: make(chan struct{}), ended: make(chan struct{}),
		rounds: newRounds(), people: newPresence(shortSum("node", string(name[:]))), pens: newPens(), shown: newShown(),
	}
}

// ID is the session's.
func (r *Room) ID() ID { return r.id }

// State is the workshop as of the last entry. It must not be written to.
func (r *Room) State() facilitation.State { return r.moment.Load().state }

// Door tells a pass where it stands: its seat, and what it waits for. It does not
// say what was answered.
func (r *Room) Door(person Person) facilitation.PartYou {
	claim := person.Claim()
	return facilitation.You(r.State(), person.Role, claim, nil, r.people.isLetIn(claim))
}

// Beat is what a heartbeat says.
type Beat struct {
	Revision int64
	Now      time.Time
}

// Beat returns the present revision and the corrected time.
func (r *Room) Beat() Beat { return Beat{r.moment.Load().revision, r.now()} }

// Do carries out a command and returns once its effect is durable. The error is
// a *facilitation.Refusal for the person; any other (ErrRoomEnded, of ctx) means
// that nobody knows: the same command may be sent again.
func (r *Room) Do(ctx context.Context, person Person, command Command) (Saved, error) {
	switch asked := command.Command.(type) {
	case facilitation.TypeWords:
		return r.typeWords(ctx, person, asked)
	case facilitation.Leave:
		if claim := person.Claim(); r.people.hasLeft(claim) || r.State().SeatOf(claim) == 0 && !r.people.hasMet(claim) {
			return Saved{Revision: r.moment.Load().revision}, nil
		}
	}
	r.people.greet(person)
	if _, sealed := facilitation.Submit(command.Command, ""); sealed {
		return r.send(ctx, person, command.Command)
	}
	act, err := r.actOf(ctx, person, command)
	if err != nil {
		return Saved{}, err
	}
	revision, err := r.ask(ctx, act)
	if _, leaves := command.Command.(facilitation.Leave); leaves && err == nil {
		r.people.leave(person.Claim())
	}
	return Saved{Revision: revision}, err
}

// actOf makes the act. People who have answered are counted where it may end a
// round: by facilitators.
func (r *Room) actOf(ctx context.Context, person Person, command Command) (*waiting, error) {
	act := facilitation.Act{Role: person.Role, Command: command.Command}
	if person.leads() {
		counted, err := r.countAnswered(ctx)
		if err != nil {
			return nil, storeRefusal(ctx, err)
		}
		act.Counted = counted
	}
	return newWaiting(ctx, person.Claim(), act, sumCommand(command)), nil
}

// ask hands an act to the room's goroutine and waits for its answer.
func (r *Room) ask(ctx context.Context, act *waiting) (int64, error) {
	select {
	case r.acts <- act:
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-r.ended:
		return 0, ErrRoomEnded
	}
	late := time.NewTimer(actPatience + storePatience)
	defer late.Stop()
	select {
	case reply := <-act.replies:
		return reply.revision, reply.err
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-late.C: // the store has not said; the same command may come again
		return 0, refusal(facilitation.StoreTrouble, nil)
	case <-r.ended:
	}
	select {
	case reply := <-act.replies:
		return reply.revision, reply.err
	default:
		return 0, ErrRoomEnded
	}
}

// storeRefusal is what a person is told when the store does not answer.
func storeRefusal(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ErrFull):
		return refusal(facilitation.StoreFull, nil)
	case errors.Is(err, ErrShut):
		return refusal(facilitation.RoundShut, nil)
	}
	return refusal(facilitation.StoreTrouble, nil)
}

// readAfter reads the entries that are there after a revision.
func (r *Room) readAfter(ctx context.Context, revision int64) ([]Entry, error) {
	reading, done := context.WithTimeout(ctx, 5*storePatience) // a whole log
	defer done()
	var entries []Entry
	for entry, err := range r.store.Read(reading, r.id, revision) {
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry)
	}
	return entries, nil
}

// lost: the log is no longer what this room has read.
func lost(err error) bool { return errors.Is(err, ErrRolledBack) || errors.Is(err, ErrCorrupt) }

func pause(ctx context.Context, length time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(length):
	}
}
