package session

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"sharedspace/facilitation"
)

// seedOf is SEED, or a fresh one; it is printed with the figures.
func seedOf(t *testing.T) uint64 {
	t.Helper()
	if text := os.Getenv("SEED"); text != "" {
		seed, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatal("SEED:", err)
		}
		return seed
	}
	return rand.Uint64()
}

// plan is what a workshop of the test lives through.
type plan struct {
	id        ID
	retention int       // days
	acted     time.Time // the last act that the log has taken
	ended     time.Time // zero: never
	noted     bool      // its room has left its date in the directory
	purged    time.Time
}

// watched is a store that tells of each purge.
type watched struct {
	Store
	purged func(id ID)
}

func (s *watched) Purge(ctx context.Context, id ID) error {
	s.purged(id)
	return s.Store.Purge(ctx, id)
}

// act has the log of a workshop take what a room would write. It returns false
// where nothing was to be written.
func (w *workshop) act(id ID, role facilitation.Role, command facilitation.Command) bool {
	w.Helper()
	history := newHistory()
	for entry, err := range w.store.Read(w.Context(), id, 0) {
		if err == nil {
			_, err = history.apply(entry)
		}
		if err != nil {
			w.Fatal(err)
		}
	}
	events, err := facilitation.Decide(history.state, facilitation.Act{Role: role, At: time.Now(), Command: command})
	if err != nil || len(events) == 0 {
		return false
	}
	body, err := Decisions{Events: events}.Encode()
	if err != nil {
		w.Fatal(err)
	}
	entry, err := NewEntry(history.last(), body)
	if err == nil {
		err = w.store.Append(w.Context(), id, entry)
	}
	if err != nil {
		w.Fatal(err)
	}
	return true
}

// live lives through one plan: acts at random times, an end or none, and a date
// in the directory or, as after a crash, none but the first.
func (w *workshop) live(rooms *Rooms, p *plan, random *rand.Rand) {
	settings := facilitation.DefaultSettings()
	settings.Topic, settings.RetentionDays = facilitation.NewText("Discharge letters", "salt"), p.retention
	time.Sleep(time.Duration(random.Int64N(int64(10 * 24 * time.Hour))))
	code := fmt.Sprintf("%09d", random.IntN(1e9))
	if err := rooms.Begin(w.Context(), p.id, facilitation.OpenWorkshop{Code: code, Settings: settings}); err != nil {
		w.Error(err)
		return
	}
	p.acted = time.Now()
	for n := range random.IntN(6) {
		time.Sleep(time.Duration(random.Int64N(int64(8 * 24 * time.Hour))))
		skewed := time.Now().Add(time.Duration(random.Int64N(int64(48*time.Hour))) - 24*time.Hour) // a browser's clock
		command := []facilitation.Command{facilitation.SetTimer{EndsAt: skewed}, facilitation.SetHere{Here: n + 2}}[n%2]
		if w.act(p.id, facilitation.Facilitator, command) {
			p.acted = time.Now()
		}
	}
	if random.IntN(4) == 0 || !w.act(p.id, facilitation.Host, facilitation.CancelWorkshop{}) {
		return
	}
	p.acted, p.ended = time.Now(), time.Now()
	if p.noted = random.IntN(10) > 0; p.noted {
		if err := w.store.Note(w.Context(), p.id, p.ended.AddDate(0, 0, p.retention)); err != nil {
			w.Error(err)
		}
	}
}

func TestALiveWorkshopIsNeverPurgedAndAnEndedOneInTime(t *testing.T) {
	if testing.Short() {
		t.Skip("runs once, without -race")
	}
	const plans, days = 10_000, 100
	seed := seedOf(t)
	inTime(t, func(w *workshop) {
		random, byID, all := rand.New(rand.NewPCG(seed, 15)), map[ID]*plan{}, []*plan{}
		store := w.store
		w.store = &watched{store, func(id ID) {
			p := byID[id]
			if p.ended.IsZero() || time.Since(p.acted) < quietFor-time.Minute {
				w.Errorf("seed %d: %s was purged, last act %v ago, ended %v", seed, id, time.Since(p.acted), p.ended)
			}
			if early := time.Until(p.ended.AddDate(0, 0, p.retention)); early > time.Minute {
				w.Errorf("seed %d: %s was purged %v too early", seed, id, early)
			}
			if late := time.Since(p.ended.AddDate(0, 0, p.retention)); p.noted && p.purged.IsZero() && late > sweepEvery {
				w.Errorf("seed %d: %s was purged %v too late", seed, id, late)
			}
			p.purged = time.Now()
		}}
		nodes := []*Rooms{w.node(), w.node()}
		ctx, stop := context.WithCancel(w.Context())
		for i := range plans {
			p := &plan{id: ID(fmt.Sprintf("%08d-0000-4000-8000-000000000000", i)), retention: 1 + random.IntN(20)}
			byID[p.id], all = p, append(all, p)
			own := rand.New(rand.NewPCG(seed, uint64(1000+i)))
			go w.live(nodes[i%2], p, own)
		}
		for _, node := range nodes {
			go func() { _ = node.Run(ctx) }()
			time.Sleep(17 * time.Minute)
		}
		time.Sleep(days * 24 * time.Hour)
		purged, living := 0, 0
		for _, p := range all {
			left := 0
			for range store.Read(w.Context(), p.id, 0) {
				left++
			}
			when, err := store.Ended(w.Context(), p.id)
			switch {
			case p.ended.IsZero() && left > 0 && errors.Is(err, ErrNotFound):
				living++
			case !p.ended.IsZero() && left == 0 && err == nil && when.Format(time.DateOnly) == p.ended.UTC().Format(time.DateOnly):
				purged++
			default:
				w.Errorf("seed %d: %s: %d entries, ended %v, tombstone %v %v", seed, p.id, left, p.ended, when, err)
			}
		}
		stop()
		synctest.Wait()
		t.Logf("T15 seed %d: %d plans, %d days, %d purged in time, %d lived on, none of them purged", seed, plans, days, purged, living)
	})
}

func TestAPurgeLeavesATombstoneAndTheRecord(t *testing.T) {
	inTime(t, func(w *workshop) {
		rooms := w.begun()
		room := w.room(rooms)
		w.inOneGroup(room)
		w.do(room, facilitator, facilitation.HearGroup{Group: 1})
		w.do(room, facilitator, facilitation.ShowLines{Time: 1})
		w.do(room, facilitator, facilitation.Publish{})
		synctest.Wait()
		ended, record := room.State().EndedAt, ID(room.State().Record.Record)
		window := w.open(room, participant(1), "")
		window.read()
		time.Sleep(time.Hour)
		if err := rooms.Sweep(w.Context()); err != nil {
			w.Fatal(err)
		}
		if _, err := w.store.Ended(w.Context(), w.id); !errors.Is(err, ErrNotFound) {
			w.Fatal("purged at once")
		}
		rooms.now = func() time.Time { return ended.AddDate(0, 0, 30) }
		if err := rooms.Sweep(w.Context()); err != nil {
			w.Fatal(err)
		}
		synctest.Wait()
		if when, err := w.store.Ended(w.Context(), w.id); err != nil || !when.Equal(ended) {
			w.Errorf("the tombstone says %v (%v), want %v", when, err, ended)
		}
		if _, err := window.Next(w.Context()); err != ErrRoomEnded {
			w.Errorf("an open window is told %v", err)
		}
		if _, err := rooms.Get(w.Context(), w.id); !errors.Is(err, ErrNotFound) {
			w.Errorf("the workshop is still there: %v", err)
		}
		if _, err := w.store.Find(w.Context(), "ABCDEFGHJ"); !errors.Is(err, ErrNotFound) {
			w.Errorf("its code is still there: %v", err)
		}
		if _, err := ReadRecord(w.Context(), w.store, record); err != nil {
			w.Errorf("the record: %v", err)
		}
	})
}

func TestAPurgeThatWasInterruptedIsFinishedByTheSweepAfterTheNext(t *testing.T) {
	inTime(t, func(w *workshop) {
		rooms := w.begun()
		if err := w.store.Purge(w.Context(), w.id); err != nil {
			w.Fatal(err)
		}
		time.Sleep(lookAgain)
		for _, want := range []error{ErrNotFound, nil} {
			if err := rooms.Sweep(w.Context()); err != nil {
				w.Fatal(err)
			}
			if _, err := w.store.Ended(w.Context(), w.id); !errors.Is(err, want) {
				w.Errorf("the tombstone: %v, want %v", err, want)
			}
		}
	})
}

func TestAWorkshopThatEndsLeavesItsDateAtOnce(t *testing.T) {
	inTime(t, func(w *workshop) {
		room, begun := w.room(w.begun()), time.Now()
		w.open(room, facilitator, "")
		time.Sleep(5 * time.Minute)
		w.do(room, facilitator, facilitation.CancelWorkshop{})
		synctest.Wait()
		for id, err := range w.store.Due(w.Context(), begun.Add(lookAgain)) {
			w.Error("still at the date of its beginning:", id, err)
		}
		due := 0
		for range w.store.Due(w.Context(), time.Now().AddDate(0, 0, 30)) {
			due++
		}
		if due != 1 {
			w.Error("it is not due after 30 days")
		}
	})
}
