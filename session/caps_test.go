package session

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"

	"sharedspace/facilitation"
)

// capped is a node that allows less of everything.
func (w *workshop) capped(rooms *Rooms, caps caps) *Rooms {
	rooms.caps = caps
	return rooms
}

// fill has a participant write lines until one is refused, and tells how many were taken.
func (w *workshop) fill(room *Room, words string) int {
	w.Helper()
	card := strings.Repeat("c", 22)
	w.do(room, facilitator, facilitation.OpenCard{Card: card, Group: 1})
	for n := range 500 {
		_, err := room.Do(w.Context(), participant(1), w.command(facilitation.SaveLine{
			Card: card, Line: facilitation.Keeps, Words: words + strings.Repeat("i", n%7+1), From: n,
		}))
		var refused *facilitation.Refusal
		switch {
		case errors.As(err, &refused) && refused.Code == facilitation.StoreFull:
			return n
		case err != nil:
			w.Fatal(err)
		}
	}
	w.Fatal("a session takes everything")
	return 0
}

// inOneGroup goes on to the cards of a group of five.
func (w *workshop) inOneGroup(room *Room) {
	w.Helper()
	w.seated(room, 5)
	round := w.gathering(room)
	for i := range 5 {
		w.do(room, participant(i+1), thought(round, i+1, 1))
	}
	w.do(room, facilitator, facilitation.CloseRound{Round: round})
	synctest.Wait()
	w.do(room, facilitator, facilitation.StartStage{Stage: facilitation.Explore, Time: 1, Drop: true})
}

func TestAFullSessionCanStillBeClosedAndPublished(t *testing.T) {
	for name, caps := range map[string]caps{
		"entries": {entries: 100, bytes: 1 << 20, thoughts: 100},
		"bytes":   {entries: 1000, bytes: 40_000, thoughts: 100},
	} {
		t.Run(name, func(t *testing.T) {
			inTime(t, func(w *workshop) {
				room := w.room(w.capped(w.begun(), caps))
				w.inOneGroup(room)
				taken := w.fill(room, "words that fill the log ")
				if taken < 10 {
					w.Fatalf("%d lines were taken", taken)
				}
				w.do(room, participant(1), facilitation.SendCard{Card: strings.Repeat("c", 22)}) // asks for nothing new
				w.do(room, facilitator, facilitation.HearGroup{Group: 1})
				w.do(room, facilitator, facilitation.ShowLines{Time: 1})
				w.do(room, facilitator, facilitation.Publish{})
				if stage := room.State().Stage; stage != facilitation.Closed {
					w.Errorf("the workshop stands at %s", stage)
				}
			})
		})
	}
}

func TestTheFacilitatorsTenthHasAnEndToo(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.capped(w.begun(), caps{entries: 20, bytes: 1 << 20, thoughts: 10}))
		for n := range 100 {
			_, err := room.Do(w.Context(), facilitator, w.command(facilitation.SetHere{Here: 2 + n%2}))
			if err != nil {
				break
			}
		}
		if at := room.Beat().Revision; at != 20 {
			w.Errorf("the log ends at %d, want 20", at)
		}
		w.refused(facilitation.StoreFull, room, facilitator, facilitation.SetHere{Here: 9})
	})
}

func TestASessionTakesOnlySoManyThoughts(t *testing.T) {
	inTime(t, func(w *workshop) {
		most := caps{entries: 1000, bytes: 1 << 20, thoughts: 7}
		first := w.capped(w.begun(), most)
		room := w.room(first)
		w.seated(room, 5)
		round := w.gathering(room)
		for i := range 5 {
			w.do(room, participant(i+1), thought(round, i+1, 1))
		}
		other := w.room(w.capped(w.node(), most)) // which has counted nothing itself
		w.do(other, participant(1), thought(round, 1, 2))
		w.do(other, participant(2), thought(round, 2, 2))
		for _, each := range []*Room{room, other} {
			w.refused(facilitation.TooMany, each, participant(3), thought(round, 3, 2))
			changed := thought(round, 4, 1)
			changed.Version, changed.Words = 2, "changed"
			w.do(each, participant(4), changed)
			w.do(each, participant(3), facilitation.FinishRound{Round: round})
		}
		w.do(room, facilitator, facilitation.CloseRound{Round: round})
		synctest.Wait()
		w.do(room, facilitator, facilitation.StartStage{Stage: facilitation.Gather, Time: 2, Drop: true})
		again := w.openRound(room)
		w.refused(facilitation.TooMany, room, participant(1), thought(again, 1, 3))
		if shown := len(room.State().Thoughts); shown != 7 {
			w.Errorf("%d thoughts, want 7", shown)
		}
	})
}
