package session

import (
	"context"
	"errors"
	"iter"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"sharedspace/facilitation"
)

// troubled is a store in which things go wrong on request.
type troubled struct {
	Store
	mu     sync.Mutex
	before func()       // once, before an append
	after  func() error // once, after an append: its answer instead
	down   bool         // nothing answers
	noDraw bool         // rounds cannot be drawn
}

var errDown = errors.New("the store is down")

func (s *troubled) set(change func(s *troubled)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(s)
}

func (s *troubled) Append(ctx context.Context, id ID, entry Entry) error {
	s.mu.Lock()
	before, after, down := s.before, s.after, s.down
	s.before, s.after = nil, nil
	s.mu.Unlock()
	if down {
		return errDown
	}
	if before != nil {
		before()
	}
	err := s.Store.Append(ctx, id, entry)
	if after != nil {
		return after()
	}
	return err
}

func (s *troubled) Read(ctx context.Context, id ID, after int64) iter.Seq2[Entry, error] {
	if s.isDown() {
		return func(yield func(Entry, error) bool) { yield(Entry{}, errDown) }
	}
	return s.Store.Read(ctx, id, after)
}

func (s *troubled) Draw(ctx context.Context, round RoundID) ([][]byte, error) {
	s.mu.Lock()
	refused := s.noDraw
	s.mu.Unlock()
	if refused {
		return nil, errDown
	}
	return s.Store.Draw(ctx, round)
}

func (s *troubled) isDown() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.down
}

// trouble puts a store in which things go wrong under the nodes made from now on.
func (w *workshop) trouble() *troubled {
	store := &troubled{Store: w.store}
	w.store = store
	return store
}

func TestAnActThatMetAConflictIsDecidedAgain(t *testing.T) {
	inTime(t, func(w *workshop) {
		other := w.room(w.begun())
		store := w.trouble()
		room := w.room(w.node())
		store.set(func(s *troubled) {
			s.before = func() { w.do(other, facilitator, facilitation.SetHere{Here: 7}) }
		})
		saved := w.do(room, facilitator, facilitation.SetHere{Here: 9})
		if saved.Revision != 3 || room.State().Here != 9 {
			w.Errorf("saved at %d with %d here, want 3 and 9", saved.Revision, room.State().Here)
		}
	})
}

func TestAnActIsDecidedAgainOnWhatTheOtherRoomHasDone(t *testing.T) {
	inTime(t, func(w *workshop) {
		other := w.room(w.begun())
		store := w.trouble()
		room := w.room(w.node())
		start := facilitation.StartStage{Stage: facilitation.CheckIn, Time: 1}
		store.set(func(s *troubled) {
			s.before = func() { w.do(other, facilitator, start) }
		})
		w.do(room, facilitator, start)
		if at := room.Beat().Revision; at != 2 {
			w.Errorf("revision %d: the stage was opened twice", at)
		}
	})
}

func TestAfterAnUnclearAnswerTheRoomReadsBeforeItDecides(t *testing.T) {
	inTime(t, func(w *workshop) {
		w.begun()
		store := w.trouble()
		room := w.room(w.node())
		store.set(func(s *troubled) {
			s.after = func() error { return context.DeadlineExceeded }
		})
		saved := w.do(room, facilitator, facilitation.SetHere{Here: 9})
		if saved.Revision != 2 || room.Beat().Revision != 2 {
			w.Errorf("saved at %d, the log is at %d, want 2", saved.Revision, room.Beat().Revision)
		}
	})
}

func TestACrashAfterRoundClosingIsFinishedByAnotherRoom(t *testing.T) {
	inTime(t, func(w *workshop) {
		memory := w.store
		w.begun().Close()
		store := w.trouble()
		store.noDraw = true
		crashing := w.node()
		room := w.room(crashing)
		people := w.seated(room, 5)
		round := w.gathering(room)
		for i := range people {
			w.do(room, participant(i+1), thought(round, i+1, 1))
		}
		w.do(room, facilitator, facilitation.CloseRound{Round: round})
		time.Sleep(tick)
		if thoughts := len(room.State().Thoughts); thoughts != 0 {
			w.Fatalf("%d thoughts without a draw", thoughts)
		}
		crashing.Close()

		w.store = memory
		room = w.room(w.node())
		synctest.Wait()
		if thoughts := len(room.State().Thoughts); thoughts != 5 {
			w.Errorf("%d thoughts, want 5", thoughts)
		}
		pool := room.poolOf(round)
		if _, err := memory.Key(w.Context(), pool); !errors.Is(err, ErrNotFound) {
			w.Errorf("the round's key is still there: %v", err)
		}
		for _, pool := range []RoundID{pool, pool + "/people"} {
			if left, _ := memory.Count(w.Context(), pool); left != 0 {
				w.Errorf("%d entries are left", left)
			}
		}
	})
}

func TestWindowsAreToldOfTroubleAndGetFramesAgainAfterwards(t *testing.T) {
	inTime(t, func(w *workshop) {
		w.begun()
		store := w.trouble()
		room := w.room(w.node())
		desk := w.open(room, facilitator, "")
		desk.read()
		store.set(func(s *troubled) { s.down = true })
		command := w.command(facilitation.SetHere{Here: 9})
		for range 2 {
			_, err := room.Do(w.Context(), facilitator, command)
			if refused := (*facilitation.Refusal)(nil); !errors.As(err, &refused) || refused.Code != facilitation.StoreTrouble {
				w.Fatalf("without a store: %v", err)
			}
		}
		desk.read()
		if desk.last.Trouble != "store" {
			w.Errorf("the window was not told: %+v", desk.last)
		}
		store.set(func(s *troubled) { s.down = false })
		time.Sleep(tick)
		desk.read()
		if desk.last.Trouble != "" {
			w.Errorf("the window was not told that it is over: %+v", desk.last)
		}
		if saved, err := room.Do(w.Context(), facilitator, command); err != nil || saved.Revision != 2 {
			w.Errorf("afterwards: %v %v", saved, err)
		}
	})
}
