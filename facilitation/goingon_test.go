package facilitation

import (
	"strings"
	"testing"
)

// Ways on that are not the big button's.

func TestAfterTheLinesWereDroppedTheRecordCanBePublished(t *testing.T) {
	for _, pulses := range []int{0, 6} {
		r := newRoom(t, 6)
		r.checkIn()
		r.gather()
		r.share()
		r.explore()
		r.propose()
		r.answer(times(Yes, 6)...)
		r.lead(ShowLines{Time: 1})
		for range pulses {
			r.send(SendPulse{Round: r.open(Pulse).Round, Version: 1, Answers: []int{5, 4, 4}})
		}
		r.lead(DropRound{Round: r.open(Lines).Round})
		r.press()
		if r.state.Stage != Closed {
			t.Errorf("with %d pulses it stays in %s/%s", pulses, r.state.Stage, r.state.Moment)
		}
		if got := len(RecordOf(r.state).Pulse); pulses > 0 && got != 2 {
			t.Errorf("the record has %d pulses, want that of the close too", got)
		}
	}
}

func TestThePulseAtTheCloseCanBeClosedWithTheLines(t *testing.T) {
	r := newRoom(t, 6)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	r.propose()
	r.answer(times(Yes, 6)...)
	r.lead(ShowLines{Time: 1})
	for range 6 {
		r.send(SendPulse{Round: r.open(Pulse).Round, Version: 1, Answers: []int{5, 4, 4}})
		r.send(SendLines{Round: r.open(Lines).Round, Version: 1})
	}
	r.lead(CloseRound{Round: r.open(Pulse).Round})
	if r.state.Moment != Settling {
		t.Errorf("it is %s", r.state.Moment)
	}
}

func TestAnEarlierStageOpensOnceTheAnswersThatWereOpenAreShown(t *testing.T) {
	r := newRoom(t, 6)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	r.propose()
	r.press()
	for range 6 {
		r.send(SendAnswer{Round: r.open(Answers).Round, Version: 1, Answer: NotYet, Why: "not like this"})
	}
	r.lead(StartStage{Stage: Gather, Time: 2})
	if r.state.Stage != Gather || r.state.Times[Gather] != 2 {
		t.Errorf("it is %s for the %d. time", r.state.Stage, r.state.Times[r.state.Stage])
	}
	if len(r.state.Proposals[0].Tallies) != 1 {
		t.Error("the answers are lost")
	}
}

func TestWrittenCheckInsAreGoneWhenTheWorkshopIsCancelled(t *testing.T) {
	r := newRoom(t, 6, func(s *Settings) { s.WrittenIn = true })
	r.press()
	for range 6 {
		r.send(SendCheckIn{Round: r.open(CheckIns).Round, Version: 1, Words: "A rota to fill"})
	}
	r.press()
	if len(r.state.CheckIns) != 6 {
		t.Fatalf("%d check-ins are shown", len(r.state.CheckIns))
	}
	r.lead(CancelWorkshop{})
	for name := range See(r.state, LayerAll) {
		if strings.HasPrefix(name, "checkin/") {
			t.Errorf("%s is still shown", name)
		}
	}
}

func TestAProposalWithoutAResultGoesOnWhenTheAgreementIsReopened(t *testing.T) {
	for _, asked := range []bool{false, true} {
		r := newRoom(t, 6)
		r.checkIn()
		r.gather()
		r.share()
		r.explore()
		r.propose()
		if asked {
			r.answer(times(NotYet, 6)...)
		}
		r.lead(StartStage{Stage: Agree, Time: 2})
		if !asked {
			r.answer(times(NotYet, 6)...)
		}
		r.answer(times(Yes, 6)...)
		if got := r.state.Proposals[0].Outcome; got != Agreed {
			t.Errorf("with first answers before it was reopened %t: the outcome is %q", asked, got)
		}
	}
}
