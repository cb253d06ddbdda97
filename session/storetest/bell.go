package storetest

import (
	"context"
	"sync"
	"testing"
	"time"

	"sharedspace/session"
)

// hear hears in a goroutine of its own until the test ends.
func hear(t *testing.T, store session.Store, id session.ID) <-chan string {
	ctx, stop := context.WithCancel(context.Background())
	heard := make(chan string)
	var running sync.WaitGroup
	running.Go(func() {
		defer close(heard)
		for message, err := range store.Hear(ctx, id) {
			if err != nil {
				return
			}
			select {
			case heard <- string(message):
			case <-ctx.Done():
			}
		}
	})
	t.Cleanup(func() { stop(); running.Wait() })
	return heard
}

// sayUntil repeats what is done until the message is heard: a bell may lose.
func sayUntil(t *testing.T, heard <-chan string, message string, do func()) {
	t.Helper()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	enough := time.After(patience)
	for {
		do()
		select {
		case got, open := <-heard:
			if !open {
				t.Fatal("Hear ended")
			}
			if got == message {
				return
			}
		case <-again.C:
		case <-enough:
			t.Fatalf("%q was not heard", message)
		}
	}
}

var bellPromises = promises{
	"what is said is heard by all": func(t *testing.T, store session.Store) {
		id := newID()
		first, second := hear(t, store, id), hear(t, store, id)
		say := func() { must(t, store.Say(t.Context(), id, []byte("here"))) }
		sayUntil(t, first, "here", say)
		sayUntil(t, second, "here", say)
	},

	"an append rings": func(t *testing.T, store session.Store) {
		id := newID()
		heard := hear(t, store, id)
		var last session.Entry
		sayUntil(t, heard, "", func() {
			last = entryAfter(t, last, "ring")
			appendAll(t, store, id, last)
		})
	},

	"what is said in one session is not heard in another": func(t *testing.T, store session.Store) {
		id, other := newID(), newID()
		heard := hear(t, store, id)
		sayUntil(t, heard, "mine", func() {
			must(t, store.Say(t.Context(), other, []byte("theirs")))
			must(t, store.Say(t.Context(), id, []byte("mine")))
		})
		must(t, store.Say(t.Context(), other, []byte("theirs")))
		must(t, store.Say(t.Context(), id, []byte("end")))
		for got := range heard {
			if got == "theirs" {
				t.Error("heard theirs")
			}
			if got == "end" {
				break
			}
		}
	},

	"a slow hearer stops nobody": func(t *testing.T, store session.Store) {
		id := newID()
		heard := hear(t, store, id)
		sayUntil(t, heard, "begin", func() { must(t, store.Say(t.Context(), id, []byte("begin"))) })
		for range 2000 {
			must(t, store.Say(t.Context(), id, []byte("much")))
		}
		sayUntil(t, heard, "end", func() { must(t, store.Say(t.Context(), id, []byte("end"))) })
	},
}
