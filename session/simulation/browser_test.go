package simulation

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// browser is one person's window: it merges frames, keeps each act until it is
// answered, and comes back with the at it had, or without one after a reload.
type browser struct {
	world  *world
	name   string
	person session.Person
	dice   *dice // what this person does; lines have the world's

	mu      sync.Mutex
	at      string
	parts   map[string]json.RawMessage
	pending int
	sent    int
}

type frame struct {
	At    string                     `json:"at"`
	View  *int64                     `json:"view"`
	Whole bool                       `json:"whole"`
	Parts map[string]json.RawMessage `json:"parts"`
	Gone  []string                   `json:"gone"`
}

// watch keeps a window open, on one node after another, until ctx ends.
func (b *browser) watch(ctx context.Context) {
	for ctx.Err() == nil {
		lasting, cut := context.WithTimeout(ctx, time.Second+b.world.lines.upTo(20*time.Second))
		if b.world.lines.fairly() {
			lasting = ctx
		}
		b.look(lasting)
		cut()
		if b.world.lines.is(20) {
			b.mu.Lock()
			b.at, b.parts = "", map[string]json.RawMessage{} // a reload
			b.mu.Unlock()
		}
		pause(ctx, b.world.lines.upTo(time.Second))
	}
}

// look reads one window's frames until its line breaks.
func (b *browser) look(ctx context.Context) {
	room, err := b.world.room(ctx)
	if err != nil {
		return
	}
	b.mu.Lock()
	at := b.at
	b.mu.Unlock()
	window, err := room.Open(ctx, b.person, at)
	if err != nil {
		return
	}
	defer window.Close()
	for {
		data, err := window.Next(ctx)
		if err != nil || b.world.lines.is(2) { // lost with its line
			return
		}
		var frame frame
		if json.Unmarshal(data, &frame) != nil {
			b.world.Errorf("not a frame: %s", data)
		}
		if frame.View != nil {
			b.take(frame)
		}
	}
}

func (b *browser) take(frame frame) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if frame.Whole {
		b.parts = map[string]json.RawMessage{}
	}
	for name, part := range frame.Parts {
		b.parts[name] = part
	}
	for _, name := range frame.Gone {
		delete(b.parts, name)
	}
	b.at = frame.At
}

// part reads a part, and tells whether it is there.
func (b *browser) part(name string, into any) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	data, there := b.parts[name]
	return there && json.Unmarshal(data, into) == nil
}

// send keeps an act until it is answered for good, then tells what came of it.
func (b *browser) send(command facilitation.Command, done func(saved session.Saved, refused string)) {
	b.mu.Lock()
	b.sent++
	b.pending++
	asked := session.Command{ID: fmt.Sprintf("%s/%d", b.name, b.sent), Command: command}
	b.mu.Unlock()
	asked.Body, _ = json.Marshal(command)
	b.world.tasks.Go(func() {
		for {
			saved, refused, answered := b.try(asked)
			if answered && refused != facilitation.Busy && refused != facilitation.StoreTrouble {
				done(saved, refused)
				b.mu.Lock()
				b.pending--
				b.mu.Unlock()
				return
			}
			time.Sleep(time.Second)
		}
	})
}

type answer struct {
	saved   session.Saved
	refused string
}

// try sends an act over the bad line, perhaps more than once and to more than
// one node, and waits a while for an answer. Copies may arrive long after that.
func (b *browser) try(command session.Command) (session.Saved, string, bool) {
	copies, answers := 1, make(chan answer, 3)
	for copies < 3 && b.world.lines.is(15) {
		copies++
	}
	for range copies {
		b.world.tasks.Go(func() { b.carry(command, answers) })
	}
	select {
	case answer := <-answers:
		return answer.saved, answer.refused, true
	case <-time.After(5 * time.Second):
		return session.Saved{}, "", false
	}
}

func (b *browser) carry(command session.Command, answers chan<- answer) {
	lines := b.world.lines
	time.Sleep(lines.upTo(200 * time.Millisecond))
	if lines.is(5) {
		time.Sleep(lines.upTo(10 * time.Second))
	}
	if lines.is(10) {
		return
	}
	ctx := context.Background()
	room, err := b.world.room(ctx)
	if err != nil {
		return
	}
	saved, err := room.Do(ctx, b.person, command)
	var refused *facilitation.Refusal
	if err != nil && !errors.As(err, &refused) || lines.is(10) {
		return
	}
	b.world.acts.Add(1)
	if refused != nil {
		answers <- answer{refused: refused.Code}
		return
	}
	answers <- answer{saved: saved}
}

func pause(ctx context.Context, length time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(length):
	}
}
