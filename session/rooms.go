package session

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"sharedspace/facilitation"
)

// Rooms are the rooms of this process: opened when needed, closed when empty and
// idle.
type Rooms struct {
	node
	counting *counting

	mu     sync.Mutex
	open   map[ID]*openRoom
	closed bool
	tasks  sync.WaitGroup

	sweeping sync.Mutex
	missing  map[ID]bool // what the last sweep found due and without a log
}

type openRoom struct {
	*Room
	stop   context.CancelFunc
	usedAt time.Time // when it was last asked for
}

// idleFor is how long a room without windows stays open.
const idleFor = time.Minute

// NewRooms starts nothing. now is the corrected clock; random fills bytes
// cryptographically.
func NewRooms(store Store, keys Keyring, logger *slog.Logger, now func() time.Time, random func(bytes []byte)) *Rooms {
	rooms := &Rooms{open: map[ID]*openRoom{}, counting: &counting{Store: store}}
	rooms.node = node{rooms.counting, keys, logger, now, random, rooms.retire, sessionCaps}
	return rooms
}

// Begin writes the first entry of a new session. It returns ErrTaken if another
// session has the code, and a *facilitation.Refusal for settings that cannot be.
func (r *Rooms) Begin(ctx context.Context, id ID, command facilitation.OpenWorkshop) error {
	act := facilitation.Act{Role: facilitation.Room, At: r.now(), Command: command}
	r.random(act.Random[:])
	events, err := facilitation.Decide(facilitation.State{}, act)
	if err != nil {
		return err
	}
	body, err := Decisions{Events: events}.Encode()
	if err != nil {
		return err
	}
	entry, err := NewEntry(Entry{}, body)
	if err != nil {
		return err
	}
	if err := r.store.Claim(ctx, command.Code, id); err != nil {
		return fmt.Errorf("claim a code: %w", err)
	}
	if err := r.store.Append(ctx, id, entry); err != nil {
		return fmt.Errorf("begin a session: %w", err)
	}
	if err := r.note(ctx, id, r.now().Add(lookAgain)); err != nil {
		r.logger.WarnContext(ctx, "a due date was not noted", "error", err) // its room does when it ends
	}
	return nil
}

// Get returns the room of a session and opens it if needed. It returns
// ErrNotFound for a session whose log has no entry.
func (r *Rooms) Get(ctx context.Context, id ID) (*Room, error) {
	room, err := r.room(id)
	if err != nil {
		return nil, err
	}
	select {
	case <-room.loaded:
		return room, room.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (r *Rooms) room(id ID) (*Room, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil, ErrRoomEnded
	}
	open := r.open[id]
	if open == nil {
		ctx, stop := context.WithCancel(context.Background())
		open = &openRoom{Room: newRoom(r.node, id), stop: stop}
		r.open[id] = open
		r.tasks.Go(func() {
			defer stop()
			open.run(ctx)
			r.forget(id, open)
		})
	}
	open.usedAt = time.Now()
	return open.Room, nil
}

// retire takes a room out if nobody has asked for it for a while.
func (r *Rooms) retire(id ID) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if open := r.open[id]; open != nil && time.Since(open.usedAt) < idleFor {
		return false
	}
	delete(r.open, id)
	return true
}

// forget takes out a room that has ended by itself.
func (r *Rooms) forget(id ID, ended *openRoom) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open[id] == ended {
		delete(r.open, id)
	}
}

// Count is how many rooms are open.
func (r *Rooms) Count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.open)
}

// Run sweeps until ctx ends, then closes.
func (r *Rooms) Run(ctx context.Context) error {
	r.sweepHourly(ctx)
	r.Close()
	return nil
}

// Close ends every room and waits for all. It may be repeated.
func (r *Rooms) Close() {
	r.mu.Lock()
	r.closed = true
	for _, open := range r.open {
		open.stop()
	}
	r.mu.Unlock()
	r.tasks.Wait()
}
