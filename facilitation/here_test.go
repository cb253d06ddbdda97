package facilitation

import "testing"

func TestSayingWhoHasGoneDoesNotTellHowManyHaveAnswered(t *testing.T) {
	after := func(answers int) int {
		r := newRoom(t, 18)
		r.checkIn()
		r.press()
		for i := range answers {
			r.send(SendThought{Round: r.open(Thoughts).Round, Key: key(i), Version: 1, Words: "a thought"})
		}
		r.lead(SetHere{Here: 3})
		r.must(Participant, 1, Leave{})
		return r.state.Here
	}
	if few, many := after(2), after(13); few != many {
		t.Errorf("with 2 answers %d are here, with 13 answers %d", few, many)
	}
}

func TestNobodyWhoIsOnTheLineCanBeSaidToHaveGone(t *testing.T) {
	r := newRoom(t, 18)
	r.checkIn()
	r.press()
	r.send(SendThought{Round: r.open(Thoughts).Round, Key: key(1), Version: 1, Words: "the first"})
	act := r.act(Facilitator, 0, SetHere{Here: 1})
	act.Present = []int{1, 2, 3, 4, 5, 6, 7}
	events, err := Decide(r.state, act)
	if err != nil {
		t.Fatal(err)
	}
	r.state = fold(r.state, events)
	if r.state.Here != 7 {
		t.Errorf("%d are here while 7 are on the line", r.state.Here)
	}
	r.refused(Facilitator, 0, CloseRound{Round: r.open(Thoughts).Round}, TooFewYet)
}

func TestAfterARoundNoFewerAreHereThanHaveAnsweredIt(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.press()
	round := r.open(Thoughts).Round
	for i := range 9 {
		r.send(SendThought{Round: round, Key: key(i), Version: 1, Words: "a thought"})
	}
	r.lead(SetHere{Here: 6})
	r.press()
	if closed, _ := r.state.round(round); r.state.Here != 9 || closed.Here != 9 {
		t.Errorf("nine have answered, %d are here and %d were", r.state.Here, closed.Here)
	}
}

func TestWhoWaitsAtTheDoorWasNeverCountedAndCannotLeave(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	r.propose()
	if events := r.must(Participant, 0, Leave{}); len(events) > 0 {
		t.Errorf("somebody at the door makes it %d here", r.state.Here)
	}
	if events := r.must(Participant, 1, Leave{}); len(events) != 1 || r.state.Here != 8 {
		t.Errorf("after somebody has left, %d of 9 are here", r.state.Here)
	}
}
