package session

import (
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"sharedspace/facilitation"
)

func TestARoundIsSealedUntilItIsShownToAll(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		people := w.seated(room, 5)
		round := w.gathering(room)
		marks := map[string]bool{}
		for i := range people {
			saved := w.do(room, participant(i+1), thought(round, i+1, 1))
			if saved.Revision != 0 {
				w.Errorf("an entry of a round was saved at revision %d", saved.Revision)
			}
			marks[saved.Mark] = true
		}
		desk.read()
		if shown := desk.named("thought/"); len(shown) != 0 {
			w.Fatalf("shown while the round is open: %v", shown)
		}
		w.do(room, facilitator, facilitation.CloseRound{Round: round})
		synctest.Wait()
		desk.read()
		shown := desk.named("thought/")
		for _, name := range shown {
			var part facilitation.PartThought
			desk.part(name, &part)
			delete(marks, part.Mark)
		}
		if len(shown) != 5 || len(marks) != 0 {
			w.Errorf("%d thoughts shown, %d marks missing", len(shown), len(marks))
		}
	})
}

func TestTheSameIdHasOneEffect(t *testing.T) {
	inTime(t, func(w *workshop) {
		here, there := w.room(w.begun()), w.room(w.node())
		command := w.command(facilitation.SetHere{Here: 9})
		var group sync.WaitGroup
		for i := range 12 {
			group.Go(func() {
				room := []*Room{here, there}[i%2]
				saved, err := room.Do(w.Context(), facilitator, command)
				if err != nil || saved.Revision != 2 {
					w.Errorf("saved at %d (%v), want 2", saved.Revision, err)
				}
			})
		}
		group.Wait()
		w.do(here, facilitator, facilitation.SetHere{Here: 3})
		synctest.Wait()
		saved, err := there.Do(w.Context(), facilitator, command)
		if err != nil || saved.Revision != 2 || there.State().Here != 3 {
			w.Errorf("sent again later: saved at %d (%v), %d here", saved.Revision, err, there.State().Here)
		}
	})
}

func TestTheSameIdIsKnownAfterARestart(t *testing.T) {
	inTime(t, func(w *workshop) {
		first := w.begun()
		command := w.command(facilitation.SetHere{Here: 9})
		if _, err := w.room(first).Do(w.Context(), facilitator, command); err != nil {
			w.Fatal(err)
		}
		first.Close()
		room := w.room(w.node())
		if saved, err := room.Do(w.Context(), facilitator, command); err != nil || saved.Revision != 2 {
			w.Errorf("saved at %d (%v), want 2", saved.Revision, err)
		}
	})
}

func TestTheSameIdWithAnotherBodyIsRefused(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		w.do(room, facilitator, facilitation.SetHere{Here: 9})
		w.sent--
		w.refused(facilitation.OtherBody, room, facilitator, facilitation.SetHere{Here: 4})
	})
}

func TestAnActWithoutEffectIsSavedAtThePresentRevision(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		w.do(room, facilitator, facilitation.SetHere{Here: 9})
		if saved := w.do(room, facilitator, facilitation.SetHere{Here: 9}); saved.Revision != 2 {
			w.Errorf("saved at %d, want 2", saved.Revision)
		}
		if at := room.Beat().Revision; at != 2 {
			w.Errorf("the log is at %d, want 2", at)
		}
	})
}

func TestTwoRoomsOnOneStoreAgree(t *testing.T) {
	inTime(t, func(w *workshop) {
		here, there := w.room(w.begun()), w.room(w.node())
		w.seated(here, 3)
		for i := range 3 {
			w.open(there, participant(10+i), "")
		}
		time.Sleep(2 * tick)
		if seats := len(here.State().Seats); seats != 6 {
			w.Errorf("%d seats, want 6", seats)
		}
		var group sync.WaitGroup
		for i := range 40 {
			command := w.command(facilitation.ChangePrompt{Prompt: "agree", Language: facilitation.English, Words: "Question " + strconv.Itoa(i)})
			group.Go(func() {
				if _, err := []*Room{here, there}[i%2].Do(w.Context(), facilitator, command); err != nil {
					w.Error(err)
				}
			})
		}
		group.Wait()
		synctest.Wait()
		if diff := cmp.Diff(here.State(), there.State()); diff != "" {
			w.Error(diff)
		}
		if here.Beat().Revision != there.Beat().Revision || len(here.State().Prompts) != 40 {
			w.Errorf("revisions %d and %d, %d prompts", here.Beat().Revision, there.Beat().Revision, len(here.State().Prompts))
		}
	})
}

func TestActsThatWaitAreDecidedInOneEntryEachOnWhatTheOneBeforeLeft(t *testing.T) {
	inTime(t, func(w *workshop) {
		w.begun()
		store := w.trouble()
		room := w.room(w.node())
		release := make(chan struct{})
		store.set(func(s *troubled) { s.before = func() { <-release } })
		var group sync.WaitGroup
		group.Go(func() { w.do(room, facilitator, facilitation.SetHere{Here: 1}) })
		synctest.Wait()
		for i := range 20 {
			command := w.command(facilitation.ChangePrompt{Prompt: "agree", Language: facilitation.English, Words: "Question " + strconv.Itoa(i)})
			group.Go(func() {
				saved, err := room.Do(w.Context(), facilitator, command)
				if err != nil || saved.Revision != 3 {
					w.Errorf("saved at %d (%v), want 3", saved.Revision, err)
				}
			})
		}
		for range 2 {
			command := w.command(facilitation.StartStage{Stage: facilitation.CheckIn, Time: 1})
			group.Go(func() {
				if _, err := room.Do(w.Context(), facilitator, command); err != nil {
					w.Error(err)
				}
			})
		}
		synctest.Wait()
		close(release)
		group.Wait()
		opened := 0
		w.walk(func(_ facilitation.State, event facilitation.Event) {
			if _, is := event.(facilitation.StageOpened); is {
				opened++
			}
		})
		if len(room.State().Prompts) != 20 || opened != 1 {
			w.Errorf("%d prompts, the stage was opened %d times", len(room.State().Prompts), opened)
		}
	})
}

func TestAPersonSendsUpToTheQuotaAndMayChangeEach(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		w.seated(room, 2)
		round := w.gathering(room)
		for n := range 3 {
			w.do(room, participant(1), thought(round, 1, n))
		}
		w.refused(facilitation.TooMany, room, participant(1), thought(round, 1, 3))
		changed := thought(round, 1, 2)
		changed.Version, changed.Words = 2, "changed"
		w.do(room, participant(1), changed)
		w.do(room, participant(2), thought(round, 2, 0))
		people, err := room.countAnswered(w.Context())
		if err != nil || people[round] != 2 {
			w.Errorf("%d people (%v), want 2", people[round], err)
		}
		if entries, _ := w.store.Count(w.Context(), room.poolOf(round)); entries != 4 {
			w.Errorf("%d thoughts, want 4", entries)
		}
	})
}

func TestWhatComesAfterTheCloseIsRefused(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		w.seated(room, 2)
		round := w.gathering(room)
		for i := range 2 {
			w.do(room, participant(i+1), thought(round, i+1, 1))
		}
		if _, err := w.store.Draw(w.Context(), room.poolOf(round)); err != nil {
			w.Fatal(err)
		}
		w.refused(facilitation.RoundShut, room, participant(1), thought(round, 1, 2))
		w.do(room, facilitator, facilitation.CloseRound{Round: round})
		synctest.Wait()
		w.refused(facilitation.RoundShut, room, participant(1), thought(round, 1, 2))
	})
}

func TestNoEntryNamesASeatWhileARoundIsOpen(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		w.seated(room, 3)
		round := w.gathering(room)
		late := w.open(room, participant(9), "")
		time.Sleep(5 * tick)
		w.do(room, participant(9), thought(round, 9, 1))
		for i := range 3 {
			w.do(room, participant(i+1), thought(round, i+1, 1))
		}
		late.read()
		var you facilitation.PartYou
		late.part("you", &you)
		if you.Seat != 0 || you.Waiting != "round" || !you.Answered[round] {
			w.Errorf("while the round is open: %+v", you)
		}
		w.do(room, facilitator, facilitation.CloseRound{Round: round})
		time.Sleep(2 * tick)
		late.read()
		late.part("you", &you)
		if you.Seat != 4 {
			w.Errorf("afterwards: %+v", you)
		}
		w.walk(func(state facilitation.State, event facilitation.Event) {
			if _, seats := event.(facilitation.SeatsTaken); seats && len(state.Standing()) > 0 {
				w.Error("a seat was taken while a round was open")
			}
		})
	})
}

// walk gives each event of the log with the state before it.
func (w *workshop) walk(see func(facilitation.State, facilitation.Event)) {
	w.Helper()
	var state facilitation.State
	for entry, err := range w.store.Read(w.Context(), w.id, 0) {
		if err != nil {
			w.Fatal(err)
		}
		decisions, err := DecodeDecisions(entry.Body)
		if err != nil {
			w.Fatal(err)
		}
		for _, event := range decisions.Events {
			see(state, event)
			state = facilitation.Evolve(state, event)
		}
	}
}

// named are the names of the parts that begin so.
func (r *reader) named(prefix string) []string {
	var names []string
	for name := range r.parts {
		if strings.HasPrefix(name, prefix) {
			names = append(names, name)
		}
	}
	return names
}
