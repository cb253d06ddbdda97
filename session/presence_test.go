package session

import (
	"testing"
	"testing/synctest"
	"time"

	"sharedspace/facilitation"
)

func (r *reader) people() facilitation.PartPeople {
	r.Helper()
	r.read()
	var part facilitation.PartPeople
	r.part("people", &part)
	return part
}

func present(part facilitation.PartPeople) (names []string) {
	for _, person := range part.People {
		if person.Present {
			names = append(names, person.Name)
		}
	}
	return names
}

func TestPresenceIsTheSameOnEveryNode(t *testing.T) {
	inTime(t, func(w *workshop) {
		here, there := w.room(w.begun()), w.room(w.node())
		desk := w.open(there, facilitator, "")
		people := w.seated(here, 3)
		w.seated(there, 3) // the same passes: second windows
		w.open(there, participant(4), "")
		time.Sleep(3 * tick)
		if part := desk.people(); part.Here != 4 || len(present(part)) != 4 || present(part)[0] == "" {
			w.Errorf("on the other node: %+v", part)
		}
		if part := people[0].people(); part.Here != 4 || len(present(part)) != 4 || !part.Facilitated {
			w.Errorf("on this node: %+v", part)
		}
	})
}

func TestWhoseNodeFallsSilentIsForgotten(t *testing.T) {
	inTime(t, func(w *workshop) {
		first := w.begun()
		here, there := w.room(first), w.room(w.node())
		desk := w.open(there, facilitator, "")
		w.seated(here, 3)
		time.Sleep(2 * tick)
		first.Close()
		time.Sleep(sayEvery)
		if part := desk.people(); len(present(part)) != 3 {
			w.Errorf("forgotten at once: %+v", part)
		}
		time.Sleep(forgetAfter)
		if part := desk.people(); len(present(part)) != 0 || part.Here != 3 {
			w.Errorf("after 45 s: %+v", part)
		}
	})
}

func TestAReloadIsNoLeaving(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		people := w.seated(room, 2)
		people[0].Close()
		time.Sleep(2 * tick)
		if part := desk.people(); len(present(part)) != 2 {
			w.Errorf("while the page loads again: %+v", part)
		}
		time.Sleep(lineGrace + tick)
		if part := desk.people(); len(present(part)) != 1 || part.Here != 2 {
			w.Errorf("afterwards: %+v", part)
		}
	})
}

func TestHereIsLoweredOnlyByThoseWhoSayThatTheyGo(t *testing.T) {
	inTime(t, func(w *workshop) {
		room, other := w.room(w.begun()), w.room(w.node())
		people := w.seated(room, 4)
		time.Sleep(2 * tick)
		w.do(room, participant(4), facilitation.Leave{})
		w.do(room, participant(4), facilitation.Leave{}) // pressed again
		time.Sleep(5 * tick)
		if here := other.State().Here; here != 3 {
			w.Errorf("%d here after one has left, want 3", here)
		}
		people[3].Close()
		w.open(room, participant(4), "")
		time.Sleep(2 * tick)
		if here := other.State().Here; here != 4 {
			w.Errorf("%d here after they came back, want 4", here)
		}
		w.open(other, participant(5), "")
		time.Sleep(3 * tick)
		if here := room.State().Here; here != 5 {
			w.Errorf("%d here after another came, want 5", here)
		}
	})
}

func TestHereIsRaisedAtMostOnceASecond(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		w.open(room, facilitator, "")
		for n := range 50 {
			w.open(room, participant(n), "")
			time.Sleep(tick / 20)
		}
		time.Sleep(2 * tick)
		raised := 0
		w.walk(func(_ facilitation.State, event facilitation.Event) {
			if _, is := event.(facilitation.HereChanged); is {
				raised++
			}
		})
		if raised > 4 || room.State().Here != 50 {
			w.Errorf("raised %d times to %d", raised, room.State().Here)
		}
	})
}

func TestLatecomersKnockUntilTheyAreLetIn(t *testing.T) {
	inTime(t, func(w *workshop) {
		room, other := w.room(w.begun()), w.room(w.node())
		desk := w.open(room, facilitator, "")
		w.seated(room, 2)
		w.agreeing(room)
		synctest.Wait()
		late := w.open(other, participant(7), "")
		time.Sleep(3 * tick)
		if part := desk.people(); part.Knocking != 1 || part.Here != 2 {
			w.Errorf("at the door: %+v", part)
		}
		w.do(room, facilitator, facilitation.LetIn{})
		time.Sleep(3 * tick)
		later := w.open(other, participant(8), "")
		time.Sleep(3 * tick)
		var you facilitation.PartYou
		late.read()
		late.part("you", &you)
		if part := desk.people(); you.Seat != 3 || part.Here != 3 || part.Knocking != 1 {
			w.Errorf("let in: %+v %+v", you, part)
		}
		later.read()
		later.part("you", &you)
		if you.Waiting != "door" {
			w.Errorf("who came later: %+v", you)
		}
	})
}

// agreeing goes on to the agreement, with two people here.
func (w *workshop) agreeing(room *Room) {
	w.Helper()
	round := w.gathering(room)
	for n := range 2 {
		w.do(room, participant(n+1), facilitation.FinishRound{Round: round})
	}
	w.do(room, facilitator, facilitation.CloseRound{Round: round})
	synctest.Wait()
	w.do(room, facilitator, facilitation.StartStage{Stage: facilitation.Explore, Time: 1, Drop: true})
	w.do(room, facilitator, facilitation.StartStage{Stage: facilitation.Agree, Time: 1, Drop: true})
}

func TestARoomWithoutAFacilitatorSaysSoAfter30Seconds(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		people := w.seated(room, 1)
		desk.Close()
		time.Sleep(ledGrace - 2*tick)
		if !people[0].people().Facilitated {
			w.Error("said too early")
		}
		time.Sleep(4 * tick)
		if people[0].people().Facilitated {
			w.Error("not said after 30 s")
		}
		w.open(room, facilitator, "")
		time.Sleep(2 * tick)
		if !people[0].people().Facilitated {
			w.Error("not said that one is back")
		}
	})
}

func TestPeopleChangeAtMostOnceASecond(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		desk.read()
		changes := 0
		for n := range 40 {
			w.open(room, participant(n), "")
			w.do(room, facilitator, facilitation.SetHere{Here: 60 + n})
			time.Sleep(tick / 20)
			for desk.readOne() {
				if desk.last.Parts["people"] != nil {
					changes++
				}
			}
		}
		if changes > 3 {
			w.Errorf("people changed %d times in 2 s", changes)
		}
	})
}

func TestProgressMovesAtMostEvery15Seconds(t *testing.T) {
	inTime(t, func(w *workshop) {
		room := w.room(w.begun())
		desk := w.open(room, facilitator, "")
		people := w.seated(room, 8)
		round := w.gathering(room)
		time.Sleep(2*tick + untilGap()) // a gap has begun
		for i := range people {
			w.do(room, participant(i+1), facilitation.FinishRound{Round: round})
		}
		time.Sleep(untilGap() - tick/2)
		var part facilitation.PartProgress
		desk.read()
		if desk.part("progress/"+round, &part); part.Line != "" {
			w.Errorf("too early: %+v", part)
		}
		time.Sleep(4 * tick)
		desk.read()
		if desk.part("progress/"+round, &part); part.Line != "everyone" {
			w.Errorf("after 15 s: %+v", part)
		}
	})
}

// untilGap is how long it is until a new gap begins.
func untilGap() time.Duration {
	return time.Until(time.Now().Truncate(progressGap).Add(progressGap))
}

func TestTwoNodesGiveOneReadingOfProgress(t *testing.T) {
	inTime(t, func(w *workshop) {
		here := w.room(w.begun())
		people := w.seated(here, 8)
		round := w.gathering(here)
		time.Sleep(untilGap() + progressGap/2)
		for i := range people {
			w.do(here, participant(i+1), facilitation.FinishRound{Round: round})
		}
		there := w.room(w.node()) // reads its first line in the middle of a gap
		desks := []*reader{w.open(here, facilitator, ""), w.open(there, facilitator, "")}
		reads := func(when, want string) {
			for node, desk := range desks {
				var part facilitation.PartProgress
				desk.read()
				if desk.part("progress/"+round, &part); part.Line != want {
					w.Errorf("%s: node %d reads %+v", when, node, part)
				}
			}
		}
		time.Sleep(untilGap() - tick/2)
		reads("before the gap ends", "")
		time.Sleep(3 * tick)
		reads("after it", "everyone")
	})
}

func TestAWindowOnAnotherNodeKnowsWhatItsPassHasAnswered(t *testing.T) {
	inTime(t, func(w *workshop) {
		here, there := w.room(w.begun()), w.room(w.node())
		w.seated(here, 2)
		round := w.gathering(here)
		w.do(here, participant(1), thought(round, 1, 1))
		synctest.Wait()
		for n, answered := range []bool{true, false} {
			back := w.open(there, participant(n+1), "")
			back.read()
			var you facilitation.PartYou
			if back.part("you", &you); you.Answered[round] != answered {
				w.Errorf("participant %d: %+v", n+1, you)
			}
		}
	})
}

func TestWhoeverTypesHoldsThePenUntil10SecondsOfSilence(t *testing.T) {
	inTime(t, func(w *workshop) {
		here, there := w.room(w.begun()), w.room(w.node())
		desk := w.open(there, facilitator, "")
		w.seated(here, 2)
		w.agreeing(here)
		const card = "abcdefghijklmnopqrstuv"
		w.do(here, facilitator, facilitation.StartStage{Stage: facilitation.Explore, Time: 2, Drop: true})
		w.do(here, facilitator, facilitation.SendToGroups{})
		w.do(here, participant(1), facilitation.OpenCard{Card: card, Group: 1})
		synctest.Wait()
		typed := facilitation.TypeWords{On: "card/" + card, Line: facilitation.Could, Words: "we could"}
		w.do(here, participant(1), typed)
		time.Sleep(tick)
		w.refused(facilitation.Busy, there, participant(2), typed)
		w.do(here, participant(1), typed)
		desk.read()
		var pen facilitation.PartPen
		if desk.part("pen/card/"+card+"/could", &pen); pen.Words != "we could" || pen.Seat == 0 {
			w.Errorf("typed: %+v", pen)
		}
		revision := here.Beat().Revision
		time.Sleep(penSilence + tick)
		desk.read()
		if _, held := desk.parts["pen/card/"+card+"/could"]; held {
			w.Error("held after 10 s of silence")
		}
		w.do(there, participant(2), typed)
		if here.Beat().Revision != revision {
			w.Error("typing was written")
		}
		w.refused(facilitation.Busy, there, participant(1), typed)
		w.do(there, participant(2), facilitation.SaveLine{Card: card, Line: facilitation.Could, Words: "we could"})
		w.do(there, participant(1), typed)
	})
}
