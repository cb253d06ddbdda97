package session

import (
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"sharedspace/facilitation"
)

// where is where the workshop stands, as far as only a press may move it.
func where(state facilitation.State) [3]any {
	closing := 0
	for _, round := range state.Rounds {
		if round.State != facilitation.RoundStands {
			closing++
		}
	}
	return [3]any{state.Stage, state.Moment, closing}
}

// leadAndDrop lives through one plan: two facilitators come, press, set short
// timers and drop out, while nobody, or everybody, has answered.
func leadAndDrop(w *workshop, random *rand.Rand) (presses, alone int) {
	room := w.room(w.begun())
	w.seated(room, 5)
	windows, round := map[int]*reader{}, ""
	for range 12 {
		who := random.IntN(2)
		lead := Person{Role: facilitation.Facilitator, Bits: []byte{byte(who)}}
		switch {
		case windows[who] == nil:
			windows[who] = w.open(room, lead, "")
		case random.IntN(3) == 0:
			windows[who].Close()
			delete(windows, who)
		default:
			presses++
			w.press(room, lead, random)
		}
		for _, open := range room.State().Standing() {
			if round = open.Round; open.Kind == facilitation.Thoughts && random.IntN(2) == 0 {
				for i := range 5 {
					_, _ = room.Do(w.Context(), participant(i+1), w.command(thought(round, i+1, 1)))
				}
			}
		}
		time.Sleep(tick) // a close that was pressed is finished
		before := where(room.State())
		time.Sleep(time.Duration(1+random.IntN(50)) * time.Second)
		if after := where(room.State()); after != before {
			w.Errorf("nobody pressed, and it went from %v to %v", before, after)
		}
		if len(windows) == 0 {
			alone++
		}
	}
	return presses, alone
}

// press sends what a facilitator may press here; a refusal is an answer too.
func (w *workshop) press(room *Room, lead Person, random *rand.Rand) {
	w.Helper()
	state := room.State()
	next := map[facilitation.Stage]facilitation.Stage{
		facilitation.Arriving: facilitation.CheckIn, facilitation.CheckIn: facilitation.Gather,
		facilitation.Gather: facilitation.Share, facilitation.Share: facilitation.Explore,
	}[state.Stage]
	command := facilitation.Command(facilitation.SetTimer{EndsAt: time.Now().Add(time.Duration(random.IntN(20)) * time.Second)})
	if next != "" && random.IntN(2) == 0 {
		command = facilitation.StartStage{Stage: next, Time: state.Times[next] + 1, Drop: random.IntN(2) == 0}
	}
	_, err := room.Do(w.Context(), lead, w.command(command))
	var refused *facilitation.Refusal
	if err != nil && !errors.As(err, &refused) {
		w.Fatal(err)
	}
}

func TestAStageNeverAdvancesAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("runs once, without -race")
	}
	seed, plans, presses, alone := seedOf(t), 1_000, 0, 0
	for i := range plans {
		inTime(t, func(w *workshop) {
			pressed, left := leadAndDrop(w, rand.New(rand.NewPCG(seed, uint64(i))))
			presses, alone = presses+pressed, alone+left
		})
		if t.Failed() {
			t.Fatalf("seed %d, plan %d", seed, i)
		}
	}
	t.Logf("T16 seed %d: %d plans, %d presses, %d pauses without a facilitator: 0 advances alone", seed, plans, presses, alone)
}
