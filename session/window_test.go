package session

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"sharedspace/facilitation"
)

// ask changes the question of the gather stage: one more revision.
func (w *workshop) ask(room *Room, n int) {
	w.Helper()
	w.do(room, facilitator, facilitation.ChangePrompt{Prompt: "checkIn", Language: facilitation.English, Words: "Question " + strconv.Itoa(n)})
	time.Sleep(fullGap)
}

// same compares what two readers hold, but for their own part.
func same(one, other *reader) string {
	first, second := maps.Clone(one.parts), maps.Clone(other.parts)
	delete(first, "you")
	delete(second, "you")
	return cmp.Diff(asText(first), asText(second))
}

func asText(parts map[string]json.RawMessage) map[string]string {
	text := map[string]string{}
	for name, part := range parts {
		text[name] = string(part)
	}
	return text
}

func TestASlowWindowsNextFrameHoldsEverything(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		slow, quick := w.open(room, facilitator, ""), w.open(room, facilitator, "")
		slow.read()
		people := w.seated(room, 5)
		round := w.gathering(room)
		quick.read()
		for i := range people {
			w.do(room, participant(i+1), thought(round, i+1, 1))
		}
		w.do(room, facilitator, facilitation.CloseRound{Round: round})
		time.Sleep(2 * tick)
		quick.read()
		if !slow.readOne() || slow.readOne() {
			w.Fatal("a slow window gets one frame")
		}
		if slow.last.Whole {
			w.Error("a slow window needs no whole view")
		}
		if diff := same(slow, quick); diff != "" {
			w.Error(diff)
		}
		fresh := w.open(room, facilitator, "")
		fresh.read()
		if diff := same(slow, fresh); diff != "" {
			w.Error(diff)
		}
	})
}

func TestFollowingFramesAddUpToTheWholeView(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		people := w.seated(room, 6)
		check := func(where string) {
			time.Sleep(2 * tick)
			desk.read()
			for i, one := range append(slices.Clone(people), desk) {
				one.read()
				fresh := w.open(room, one.person, "")
				fresh.read()
				if diff := same(one, fresh); diff != "" {
					w.Errorf("%s, window %d: %s", where, i, diff)
				}
				fresh.Close()
			}
		}
		check("arriving")
		round := w.gathering(room)
		check("gathering")
		for i := range people {
			w.do(room, participant(i+1), thought(round, i+1, 1))
		}
		check("answered")
		w.do(room, facilitator, facilitation.CloseRound{Round: round})
		check("sharing")
		w.do(room, facilitator, facilitation.StartStage{Stage: facilitation.Explore, Time: 1, Drop: true})
		check("grouping")
	})
}

func TestAReturningWindowGetsWhatHasChanged(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		w.ask(room, 1)
		time.Sleep(tick)
		desk.read()
		at := desk.last.At
		desk.Close()
		time.Sleep(tick)

		back := w.open(room, facilitator, at)
		back.read()
		if back.last.Whole || len(back.last.Parts) != 0 || back.last.At != at {
			w.Errorf("nothing has changed, yet: %+v", back.last)
		}
		back.Close()
		w.do(room, facilitator, facilitation.StartStage{Stage: facilitation.CheckIn, Time: 1})
		time.Sleep(tick)
		back = w.open(room, facilitator, at)
		back.read()
		_, stage := back.last.Parts["stage"]
		_, workshop := back.last.Parts["workshop"]
		if back.last.Whole || !stage || workshop {
			w.Errorf("one thing has changed, yet: %+v", back.last)
		}
	})
}

func TestAWindowGetsTheWholeViewWhereTheRoomDoesNotKnowWhatItHas(t *testing.T) {
	inTime(t, func(w *workshop) {
		first := w.begun()
		room := w.room(first)
		desk := w.open(room, facilitator, "")
		desk.read()
		old := desk.last.At
		w.ask(room, 1)
		desk.read()
		now := parseCursor(desk.last.At)
		first.Close()
		room = w.room(w.node())

		for name, test := range map[string]struct{ at, why string }{
			"no at":                  {"", ""},
			"not an at":              {"0.x.y", ""},
			"older than the room":    {old, ""},
			"of another layer":       {cursor{now.revision, now.chain, "all", now.sum}.String(), ""},
			"of another history":     {cursor{now.revision, "0000000000000000", now.layers, now.sum}.String(), "rolled_back"},
			"ahead, and stays ahead": {cursor{now.revision + 5, now.chain, now.layers, now.sum}.String(), "rolled_back"},
		} {
			window, err := room.Open(w.Context(), facilitator, test.at)
			if err != nil {
				w.Fatal(err)
			}
			back := &reader{workshop: w, Window: window, parts: map[string]json.RawMessage{}}
			time.Sleep(catchUp)
			back.read()
			if !back.last.Whole || back.last.Why != test.why || back.parts["workshop"] == nil {
				w.Errorf("%s: whole %v, why %q", name, back.last.Whole, back.last.Why)
			}
			window.Close()
		}
	})
}

func TestAWindowWaitsForARoomThatIsBehindWhatItHasSeen(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		desk.read()
		ahead := parseCursor(desk.last.At)
		ahead.revision++
		back := w.open(room, facilitator, ahead.String())
		if back.readOne() {
			w.Fatal("shown an older state than it had")
		}
		w.ask(room, 1)
		if !back.readOne() {
			w.Fatal("not shown what it waited for")
		}
	})
}

func TestAWindowThatComesIntoAGroupGetsTheWholeView(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		people := w.seated(room, 9)
		round := w.gathering(room)
		for i := range people {
			w.do(room, participant(i+1), thought(round, i+1, 1))
		}
		w.do(room, facilitator, facilitation.CloseRound{Round: round})
		time.Sleep(2 * tick)
		people[0].read()
		w.do(room, facilitator, facilitation.StartStage{Stage: facilitation.Explore, Time: 1, Drop: true})
		time.Sleep(2 * tick)
		people[0].read()
		var you facilitation.PartYou
		people[0].part("you", &you)
		if you.Group == 0 || parseCursor(people[0].last.At).layers != "all+group/"+strconv.Itoa(you.Group) {
			w.Fatalf("group %d, at %s", you.Group, people[0].last.At)
		}
		for _, other := range people[1:] {
			other.read() // both groups are read by somebody
		}
		w.do(room, facilitator, facilitation.MoveSeat{Seat: you.Seat, Group: 3 - you.Group})
		time.Sleep(2 * tick)
		people[0].read()
		if !people[0].last.Whole {
			w.Errorf("moved to the other group, it got changes since %s", people[0].last.At)
		}
	})
}

func TestASpanIsEncodedOnceForAllWindows(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		var readers []*reader
		for range 50 {
			readers = append(readers, w.open(room, facilitator, ""))
		}
		for _, one := range readers {
			one.read()
		}
		all := room.shown.layers[facilitation.LayerAll]
		before := all.spanned
		w.ask(room, 1)
		for _, one := range readers {
			one.read()
		}
		if encoded := all.spanned - before; encoded != 1 {
			w.Errorf("encoded %d times", encoded)
		}
	})
}

func TestAfterARollbackEveryWindowGetsAWholeView(t *testing.T) {
	inTime(t, func(w *workshop) {
		memory := w.store.(*Memory)
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		for n := range 3 {
			w.ask(room, n)
		}
		desk.read()
		memory.mu.Lock()
		memory.logs[w.id] = memory.logs[w.id][:2]
		memory.mu.Unlock()
		memory.Ring(w.id)
		synctest.Wait()
		desk.read()
		if !desk.last.Whole || desk.last.Why != "rolled_back" || desk.last.View != 2 {
			w.Errorf("after the rollback: %+v", desk.last)
		}
		w.ask(room, 9)
		desk.read()
		if desk.last.Whole || desk.last.View != 3 || len(room.State().Prompts) != 2 {
			w.Errorf("after another act: %+v", desk.last)
		}
	})
}
