package session

import (
	"context"
	"iter"
	"testing"
	"testing/synctest"
	"time"

	"sharedspace/facilitation"
)

// rewrite puts another last entry into the log, as a store does that was rolled
// back and written to again. Nobody is told.
func (w *workshop) rewrite(memory *Memory) {
	w.Helper()
	memory.mu.Lock()
	defer memory.mu.Unlock()
	log := memory.logs[w.id]
	body, err := Decisions{Events: []facilitation.Event{facilitation.HereChanged{Here: 7}}}.Encode()
	if err != nil {
		w.Fatal(err)
	}
	other, err := NewEntry(log[len(log)-2], body)
	if err != nil {
		w.Fatal(err)
	}
	memory.logs[w.id] = append(log[:len(log)-1:len(log)-1], other)
}

func TestARoomThatMeetsAnotherHistoryOfTheSameLengthReadsTheLogAnew(t *testing.T) {
	inTime(t, func(w *workshop) {
		memory := w.store.(*Memory)
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		w.ask(room, 1)
		desk.read()
		w.rewrite(memory)
		saved := w.do(room, facilitator, facilitation.SetHere{Here: 9})
		if saved.Revision != 3 || room.State().Here != 9 || len(room.State().Prompts) != 0 {
			w.Errorf("saved at %d, %d here, %d prompts", saved.Revision, room.State().Here, len(room.State().Prompts))
		}
		desk.read()
		if !desk.last.Whole || desk.last.Why != "rolled_back" {
			w.Errorf("the window was told %+v", desk.last)
		}
	})
}

// interrupted is a store whose followers lose their line on request.
type interrupted struct {
	Store
	cut chan struct{}
}

func (s *interrupted) Follow(ctx context.Context, id ID, after int64) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		following, stop := context.WithCancel(ctx)
		defer stop()
		go func() {
			select {
			case <-s.cut:
				stop()
			case <-following.Done():
			}
		}()
		for entry, err := range s.Store.Follow(following, id, after) {
			if !yield(entry, err) {
				return
			}
		}
		if ctx.Err() == nil {
			yield(Entry{}, errDown)
		}
	}
}

func TestAFollowerThatWasCutOffNoticesAnotherHistoryOfTheSameLength(t *testing.T) {
	inTime(t, func(w *workshop) {
		memory := w.store.(*Memory)
		w.begun()
		cut := make(chan struct{})
		w.store = &interrupted{memory, cut}
		room := w.room(w.node())
		w.ask(room, 1)
		w.rewrite(memory)
		cut <- struct{}{}
		time.Sleep(3 * tick)
		synctest.Wait()
		if here, prompts := room.State().Here, len(room.State().Prompts); here != 7 || prompts != 0 {
			w.Errorf("%d here, %d prompts: the room holds to a history that is no more", here, prompts)
		}
	})
}
