package facilitation

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestAWorkshopRunsFromArrivingToItsRecordByTheBigButton(t *testing.T) {
	for _, people := range []int{1, 2, 4, 5, 8, 9, 18, 26, 40} {
		r := newRoom(t, people)
		r.checkIn()
		r.gather()
		r.share()
		r.explore()
		r.propose()
		if people < fewest {
			r.press() // agreed aloud
		} else {
			r.answer(append(times(Yes, people-1), NotYet)...)
			r.lead(WordProposal{Proposal: r.state.now().Proposal, Line: Will, Words: "share one list from May", From: 1})
			r.answer(append(times(Yes, people-1), YesWorry)...)
		}
		r.lead(ShowLines{Time: 1})
		if people >= fewest {
			for range people {
				r.send(SendLines{Round: r.open(Lines).Round, Version: 1})
			}
			r.press()
		}
		r.press()
		if r.state.Stage != Closed || r.state.Record.Record == "" {
			t.Fatalf("with %d people it ends in %s/%s", people, r.state.Stage, r.state.Moment)
		}
		want := Agreed
		if people < fewest {
			want = AgreedAloud
		}
		if got := r.state.Proposals[0].Outcome; got != want {
			t.Errorf("with %d people the outcome is %s, not %s", people, got, want)
		}
		if Hash(RecordOf(r.state)) != r.state.Record.SHA256 {
			t.Errorf("with %d people the record is not the one that was published", people)
		}
	}
}

func TestNinetyMinutesWithEighteenPeopleAndTwoProposalsTakeAtMostThirtyPresses(t *testing.T) {
	r := newRoom(t, 18)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	for range 2 {
		r.propose()
		r.answer(append(times(Yes, 17), NotYet)...)
		r.answer(times(YesWorry, 18)...)
	}
	r.close()
	t.Logf("%d presses", r.presses)
	if r.state.Stage != Closed || r.presses > 30 || len(r.state.Proposals) != 2 {
		t.Errorf("%d presses lead to %s with %d proposals", r.presses, r.state.Stage, len(r.state.Proposals))
	}
}

func TestNoEventNamesASeatWhileARoundIsOpen(t *testing.T) {
	r := newRoom(t, 12)
	r.checkIn()
	r.gather()
	r.refused(Room, 0, TakeSeats{Claims: []Claim{{Claim: "late"}}}, RoundIsOpen)
	r.share()
	r.must(Room, 0, TakeSeats{Claims: []Claim{{Claim: "late"}}})
	r.explore()
	r.propose()
	r.answer(times(Yes, 12)...)
	var state State
	for _, event := range r.log {
		if state.anyOpen() {
			data, err := json.Marshal(event)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(data, []byte(`"seat`)) || bytes.Contains(data, []byte(`"lists"`)) || bytes.Contains(data, []byte(`"groups"`)) {
				t.Errorf("while a round is open: %s %s", snake(event), data)
			}
		}
		state = Evolve(state, event)
	}
}

func TestARoundCannotBeShownBeforeFiveHaveAnswered(t *testing.T) {
	r := newRoom(t, 18)
	r.checkIn()
	r.press()
	round := r.open(Thoughts)
	for i := range fewest - 1 {
		r.send(SendThought{Round: round.Round, Key: key(i), Version: 1, Words: "one"})
	}
	r.refused(Facilitator, 0, CloseRound{Round: round.Round}, TooFewYet)
	r.refused(Facilitator, 0, StartStage{Stage: Share, Time: 1}, TooFewYet)
	r.send(FinishRound{Round: round.Round})
	r.lead(CloseRound{Round: round.Round})
	if len(r.state.Thoughts) != fewest-1 || r.state.Stage != Share {
		t.Errorf("%d thoughts in %s", len(r.state.Thoughts), r.state.Stage)
	}
}

func TestWhereFewerThanFiveAreHereEveryoneIsWaitedFor(t *testing.T) {
	r := newRoom(t, 3)
	r.checkIn()
	r.press()
	round := r.open(Thoughts)
	for i := range 2 {
		r.send(SendThought{Round: round.Round, Key: key(i), Version: 1, Words: "one"})
	}
	r.refused(Facilitator, 0, CloseRound{Round: round.Round}, TooFewYet)
	r.send(FinishRound{Round: round.Round})
	r.lead(CloseRound{Round: round.Round})
	if _, open := r.state.openRound(Marks); open || r.state.Stage != Share {
		t.Errorf("marks are counted in a room of three, in %s", r.state.Stage)
	}
}

func TestADroppedRoundShowsNothingAndTheStageCanBeOpenedAgain(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.press()
	round := r.open(Thoughts)
	r.send(SendThought{Round: round.Round, Key: key(1), Version: 1, Words: "one"})
	r.lead(DropRound{Round: round.Round})
	if len(r.state.Thoughts) != 0 || r.state.Moment != Waiting {
		t.Fatalf("%d thoughts in %s", len(r.state.Thoughts), r.state.Moment)
	}
	r.press()
	if again := r.open(Thoughts); again.Time != 2 || again.Round == round.Round {
		t.Errorf("it opens as %+v", again)
	}
}

func TestAReopenedStageKeepsWhatEarlierRoundsBrought(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	r.lead(StartStage{Stage: Gather, Time: 2})
	for i := range 9 {
		r.send(SendThought{Round: r.open(Thoughts).Round, Key: key(i), Version: 1, Words: "more"})
	}
	r.press()
	cards := len(r.state.Cards)
	if len(r.state.Thoughts) != 18 || cards != 2 || r.state.Cards[0].Based != 1 || r.state.Thoughts[17].Round != 2 {
		t.Errorf("%d thoughts, %d cards", len(r.state.Thoughts), cards)
	}
	if before := seeCard(r.state, r.state.Cards[0]).Before; before != 2 {
		t.Errorf("the card says it was made before round %d", before)
	}
}

func TestEachLayerShowsWhatItsReadersMaySeeAndNoMore(t *testing.T) {
	r := newRoom(t, 12)
	r.checkIn()
	r.gather()
	r.share()
	r.press()
	r.press()
	r.card(1)
	all, _ := json.Marshal(See(r.state, LayerAll))
	if strings.Contains(string(all), "Letters arrive late") {
		t.Error("everyone sees a card before it is heard")
	}
	for _, layer := range []Layer{GroupLayer(1), LayerFacilitator} {
		if data, _ := json.Marshal(See(r.state, layer)); !strings.Contains(string(data), "Letters arrive late") {
			t.Errorf("%s does not see its card", layer)
		}
	}
	if data, _ := json.Marshal(See(r.state, GroupLayer(2))); strings.Contains(string(data), "Letters arrive late") {
		t.Error("another group sees it")
	}
	if len(See(r.state, LayerScreen)) != 0 {
		t.Error("the screen sees more than everyone")
	}
}

func TestAThoughtSetAsideLeavesEveryScreenAtOnceAndComesBackWhole(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.gather()
	id := r.state.Thoughts[0].Thought
	words := r.state.Thoughts[0].Words.Words
	for range asidesByAnyone {
		r.must(Participant, 3, SetAside{Thought: id, Reason: NamesPatient})
		if part := See(r.state, LayerAll)["thought/"+id].(PartThought); part.Words != "" || part.Aside != NamesPatient {
			t.Fatalf("it still shows %+v", part)
		}
		r.lead(Restore{Thought: id})
	}
	r.refused(Participant, 3, SetAside{Thought: id, Reason: NamesPatient}, TooMany)
	if part := See(r.state, LayerAll)["thought/"+id].(PartThought); part.Words != words {
		t.Errorf("it came back as %q", part.Words)
	}
}

func TestASpeakerPassesTheTurnOnAndWhoPassedIsAskedAgainOnce(t *testing.T) {
	r := newRoom(t, 5)
	r.press()
	turns := r.state.turnsNow()
	first := turns.Lists[0].Now()
	other := turns.Lists[0].Waiting[1]
	r.refused(Participant, other, FinishTurn{Turns: turns.Turns, Seat: first}, NotYours)
	r.must(Participant, first, FinishTurn{Turns: turns.Turns, Seat: first, Passed: true})
	for range 4 {
		seat := r.state.turnsNow().Lists[0].Now()
		r.must(Participant, seat, FinishTurn{Turns: turns.Turns, Seat: seat})
	}
	if again := r.state.turnsNow().Lists[0].Now(); again != first {
		t.Fatalf("seat %d is asked again, not %d", again, first)
	}
	r.must(Participant, first, FinishTurn{Turns: turns.Turns, Seat: first, Passed: true})
	if r.state.Moment != Pulsing {
		t.Errorf("after the last turn comes %s", r.state.Moment)
	}
}

func TestLatecomersWaitAtTheDoorOnceAgreementIsOpen(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	r.propose()
	late := []Claim{{Claim: "late"}}
	r.refused(Room, 0, TakeSeats{Claims: late}, DoorsClosed)
	if you := You(r.state, Participant, "late", nil, false); you.Waiting != "door" {
		t.Errorf("they wait for %q", you.Waiting)
	}
	r.lead(LetIn{})
	r.must(Room, 0, TakeSeats{Claims: late, LetIn: true})
	if r.state.SeatOf("late") != 10 || !slices.Contains(r.state.inGroup(r.state.Seats[9].Group), 10) {
		t.Errorf("seat %d in group %d", r.state.SeatOf("late"), r.state.Seats[9].Group)
	}
}

func TestNobodyIsAskedForABallotInARoomOfFour(t *testing.T) {
	r := newRoom(t, 4)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	id := r.propose()
	r.refused(Facilitator, 0, AskForAnswers{Proposal: id}, TooFewHere)
	r.lead(SettleAloud{Proposal: id, Agreed: false})
	r.lead(ChooseWay{Proposal: id, Way: Park, Words: "The county forum", Until: "2026-09-01"})
	if p := r.state.Proposals[0]; p.Outcome != NotAgreedAloud || p.Way != Park {
		t.Errorf("%s, then %s", p.Outcome, p.Way)
	}
}

func TestTheFirstAnswersAreFinalWhenNobodyObjects(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	r.propose()
	r.answer(append(times(Yes, 6), YesWorry, CanLive, NotMine)...)
	p := r.state.Proposals[0]
	if p.Outcome != Agreed || r.state.Moment != Resulted || len(p.Worries) != 3 || len(p.Tallies) != 1 {
		t.Errorf("%s in %s with %d worries", p.Outcome, r.state.Moment, len(p.Worries))
	}
}

func TestWordsThatBeganFromAnOlderVersionAreRefused(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.gather()
	r.share()
	r.press()
	r.press()
	r.card(1)
	seat := r.state.inGroup(1)[0]
	r.refused(Participant, seat, SaveLine{Card: key(101), Line: Keeps, Words: "mine", From: 0}, LineChanged)
	r.must(Participant, seat, SaveLine{Card: key(101), Line: Keeps, Words: "mine", From: 1})
	if events := r.must(Participant, seat, SaveLine{Card: key(101), Line: Keeps, Words: "mine", From: 1}); len(events) != 0 {
		t.Error("the same words are saved twice")
	}
	r.refused(Participant, r.state.inGroup(2)[0], SaveLine{Card: key(101), Line: Keeps, Words: "theirs", From: 2}, NotYours)
}

func TestTheClockClosesNothing(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.press()
	r.now = r.now.AddDate(0, 0, 1)
	r.send(SendThought{Round: r.open(Thoughts).Round, Key: key(1), Version: 1, Words: "late"})
	r.lead(HoldClock{Held: true})
	if r.state.Clock.Left >= 0 {
		t.Errorf("a day over, %d s are left", r.state.Clock.Left)
	}
	r.lead(SetTimer{EndsAt: r.now.Add(60e9)})
	r.lead(HoldClock{Held: false})
	if r.state.Clock.Held || r.state.Clock.EndsAt.Before(r.now) {
		t.Errorf("the clock is %+v", r.state.Clock)
	}
}

func TestAReplanNeverTakesFromTheClose(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.now = r.now.Add(30 * 60e9)
	before := r.state.Plan[Closing]
	r.lead(Replan{})
	total := 0
	for _, stage := range r.state.stagesFrom(CheckIn) {
		total += r.state.Plan[stage]
	}
	left := seconds(r.state.plannedEnd().Sub(r.now))
	if r.state.Plan[Closing] != before || total > left || total < left-10 {
		t.Errorf("%d s are planned in %d s, %d for the close", total, left, r.state.Plan[Closing])
	}
}

func TestSeatsStayInTheirGroupsWhileTheCardsAreRated(t *testing.T) {
	r := newRoom(t, 18)
	r.checkIn()
	r.gather()
	r.share()
	r.press()
	r.press()
	r.card(1)
	for range 6 { // second question, back, four groups
		r.press()
	}
	r.press()
	r.open(Ratings)
	r.refused(Facilitator, 0, MoveSeat{Seat: 1, Group: 3}, RoundIsOpen)
	r.refused(Facilitator, 0, PinSeat{Seat: 1, Pinned: true}, RoundIsOpen)
}

func TestWhatFewerThanFiveAnsweredHasNoNumbers(t *testing.T) {
	r := newRoom(t, 5)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	r.propose()
	r.press()
	r.must(Participant, 1, Leave{})
	for range 4 {
		r.send(SendAnswer{Round: r.open(Answers).Round, Version: 1, Answer: NotYet, Why: "not like this"})
	}
	r.press()
	p := r.state.Proposals[0]
	if p.Tallies[0].Counts != nil || len(p.Worries) != 0 {
		t.Errorf("four answers show %v and %d worries", p.Tallies[0].Counts, len(p.Worries))
	}
	if part := seeTally(p.Tallies[0]); part.People != 0 || len(part.Counts) != 0 {
		t.Errorf("the room sees %+v", part)
	}
}

func TestAnOfferIsTakenBackByItsOwnerOrAFacilitatorAlone(t *testing.T) {
	r := newRoom(t, 5)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	id := r.propose()
	r.answer(times(Yes, 5)...)
	r.lead(ShowLines{Time: 1})
	for range 5 {
		r.send(SendLines{Round: r.open(Lines).Round, Version: 1})
	}
	r.press()
	r.must(Participant, 1, BeChampion{Champion: key(1), Key: key(11), Proposal: id, Name: "Mair"})
	r.must(Participant, 2, BeChampion{Champion: key(2), Key: key(12), Proposal: id, Name: "Tom"})
	r.refused(Participant, 2, StopChampion{Champion: key(1), Key: key(12)}, NotYours)
	r.refused(Participant, 2, StopChampion{Champion: key(1)}, NotYours)
	r.must(Participant, 1, StopChampion{Champion: key(1), Key: key(11)})
	r.lead(StopChampion{Champion: key(2)})
	if len(r.state.Champions) != 0 {
		t.Errorf("%d offers are left", len(r.state.Champions))
	}
}

func TestTheRoomIsToldHowManyReadEveryThoughtToTheEnd(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.gather()
	for i := range 9 {
		r.send(SendMarks{Round: r.open(Marks).Round, Version: 1, Thoughts: []string{r.state.Thoughts[0].Thought}, Finished: i < 7})
	}
	if See(r.state, LayerAll)["coverage"] != nil {
		t.Error("it is told while the round is open")
	}
	r.press()
	if part, _ := See(r.state, LayerAll)["coverage"].(PartCoverage); part != (PartCoverage{Read: 7, People: 9}) {
		t.Errorf("%+v", part)
	}
}
