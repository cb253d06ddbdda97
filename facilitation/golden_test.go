package facilitation

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// The golden files are one whole workshop of nine people: its view in every
// moment, and the first example of every act and event. The component tests of
// the browser app show the views; docs/protocol.md is written from the examples.

func TestTheViewsOfAWorkshopAreAsTheyWere(t *testing.T) {
	g := playAll(t)
	for name, view := range g.views {
		golden(t, filepath.Join("testdata", "views", name+".json"), view)
	}
}

func TestEveryActHasAnExampleThatWasDecided(t *testing.T) {
	g := playAll(t)
	for name := range WireCommands() {
		if g.acts[name] == nil {
			t.Errorf("%s is in no example", name)
		}
	}
	golden(t, filepath.Join("testdata", "acts.json"), g.acts)
}

func TestEveryEventHasAnExampleAndIsStillRead(t *testing.T) {
	g := playAll(t)
	for name := range Events() {
		if g.events[name] == nil {
			t.Errorf("%s is in no example", name)
		}
	}
	golden(t, filepath.Join("testdata", "events.json"), g.events)
	for name, data := range g.events {
		if _, err := DecodeEvent(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func golden(t *testing.T, path string, value any) {
	t.Helper()
	fresh, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	fresh = append(fresh, '\n')
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, fresh, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(kept, fresh) {
		t.Errorf("%s is not what it was: look at the difference, then run with -update", path)
	}
}

// gold collects what a story shows.
type gold struct {
	*room
	views  map[string]map[Layer]View
	acts   map[string]json.RawMessage
	events map[string]json.RawMessage
}

func (g *gold) keep(name string) {
	g.t.Helper()
	view := map[Layer]View{}
	for _, layer := range []Layer{LayerAll, LayerFacilitator, GroupLayer(1)} {
		view[layer] = See(g.state, layer)
	}
	g.views[name] = view
}

func (g *gold) note(command Command) {
	name := CommandName(command)
	if _, wire := WireCommands()[name]; !wire || g.acts[name] != nil {
		return
	}
	with, err := json.Marshal(command)
	if err != nil {
		g.t.Fatal(err)
	}
	g.acts[name] = with
}

// playAll is a workshop in which everything is asked for once.
func playAll(t *testing.T) *gold {
	t.Helper()
	g := &gold{room: newRoom(t, 9, func(s *Settings) { s.Quoting = true }), views: map[string]map[Layer]View{}, acts: map[string]json.RawMessage{}, events: map[string]json.RawMessage{}}
	g.decided = g.note
	g.playArriving()
	g.playGather()
	g.playExplore()
	g.playAgree()
	g.playClosing()
	g.playOthers()
	for _, event := range g.log {
		if name := snake(event); g.events[name] == nil {
			data, err := EncodeEvent(event)
			if err != nil {
				t.Fatal(err)
			}
			g.events[name] = data
		}
	}
	return g
}

func (g *gold) playArriving() {
	g.must(Participant, 1, TrySend{Words: "hello"})
	g.lead(ChangePrompt{Prompt: "gather", Language: English, Words: "What gets in the way of a good discharge?"})
	g.keep("01-arriving")
	g.press()
	g.keep("02-checkin-speaking")
	turns := g.state.turnsNow()
	g.must(Participant, turns.Lists[0].Now(), FinishTurn{Turns: turns.Turns, Seat: turns.Lists[0].Now()})
	for !g.state.turnsNow().over() {
		seat := g.state.turnsNow().Lists[0].Now()
		g.lead(FinishTurn{Turns: turns.Turns, Seat: seat, Passed: seat == 4})
		if g.state.turnsNow() == nil {
			break
		}
	}
	g.keep("03-checkin-pulsing")
	for range g.here {
		g.send(SendPulse{Round: g.open(Pulse).Round, Version: 1, Answers: []int{4, 3, 2}})
	}
}

var goldThoughts = []string{
	"Letters reach us after the patient does", "Nobody owns the handover on Fridays", "Our two systems spell the same ward differently",
	"The huddle at eight works: keep it", "We ring three numbers to find one nurse", "Consent forms differ between the two sites",
	"I would start with one shared list", "Night staff have no login", "Care homes hear last",
}

func (g *gold) playGather() {
	g.press()
	round := g.open(Thoughts).Round
	g.must(Participant, 2, AskForTime{})
	g.lead(SetTimer{EndsAt: g.now.Add(600e9)})
	for i, words := range goldThoughts {
		g.send(SendThought{Round: round, Key: key(i), Version: 1, Words: words, Quote: i == 3})
	}
	g.send(FinishRound{Round: round})
	g.send(WithdrawThought{Round: round, Key: key(77), Version: 1})
	g.keep("04-gather-writing")
	g.press()
	g.keep("05-share-reading")
	for i := range g.here {
		g.send(SendMarks{Round: g.open(Marks).Round, Version: 1, Thoughts: []string{g.state.Thoughts[i%3].Thought}, Finished: true})
	}
	g.must(Participant, 3, SetAside{Thought: g.state.Thoughts[8].Thought, Reason: NamesPatient})
	g.lead(Restore{Thought: g.state.Thoughts[8].Thought})
	g.must(Participant, 3, SetAside{Thought: g.state.Thoughts[8].Thought, Reason: NamesPerson})
	g.lead(KeepAside{Thought: g.state.Thoughts[8].Thought})
	g.lead(StartTurns{Kind: OneThingTurns, Time: 1})
	g.lead(Spotlight{On: "thought/" + g.state.Thoughts[0].Thought})
	g.keep("06-share-speaking")
}

func (g *gold) playExplore() {
	g.press()
	g.lead(FormGroups{Groups: 2, Deal: 2})
	one, other := g.state.inGroup(1)[0], g.state.inGroup(2)[0]
	g.lead(SwapSeats{One: one, Other: other, OneGroup: 2, OtherGroup: 1})
	g.lead(MoveSeat{Seat: one, Group: 1})
	g.lead(PinSeat{Seat: one, Pinned: true})
	g.keep("07-explore-grouping")
	g.lead(SendToGroups{})
	g.card(1)
	g.card(2)
	spare := key(150)
	g.lead(OpenCard{Card: spare, Group: 1})
	g.must(Participant, g.state.inGroup(1)[0], TypeWords{On: "card/" + spare, Line: Keeps, Words: "We kee"})
	g.lead(DiscardCard{Card: spare, Discarded: true})
	g.keep("08-explore-working")
	g.lead(AskQuestion{Question: 2})
	g.lead(HoldClock{Held: true})
	g.lead(HoldClock{Held: false})
	g.lead(CallBack{})
	g.keep("09-explore-returning")
	g.lead(HearGroup{Group: 1})
	g.lead(HearGroup{Group: 2})
	g.lead(SameAs{Card: key(102), Into: key(101)})
	g.lead(SameAs{Card: key(102)})
	g.keep("10-explore-hearing")
	g.lead(RateCards{Time: 1})
	round := g.open(Ratings)
	for i := range g.here {
		g.send(SendRatings{Round: round.Round, Version: 1, Ratings: map[string]int{key(101): 3 + i%3, key(102): 1 + 4*(i%2)}})
	}
	g.keep("11-explore-rating")
	g.lead(CloseRound{Round: round.Round})
	g.keep("12-explore-rated")
}

func (g *gold) playAgree() {
	first, second := key(901), key(902)
	g.lead(TakeForward{Card: key(102), Proposal: second})
	g.lead(PutBack{Proposal: second, Back: true})
	g.lead(TakeForward{Card: key(101), Proposal: first})
	g.lead(WordProposal{Proposal: first, Line: SoThat, Words: "nobody waits for a letter"})
	g.lead(WordProposal{Proposal: first, Line: Who, Words: "The ward managers"})
	g.lead(DateProposal{Proposal: first, By: "2026-05-01", LookAgain: "2026-05-25"})
	g.keep("13-agree-wording")
	g.lead(AskForAnswers{Proposal: first})
	g.keep("14-agree-first-answers")
	for i, answer := range append(times(Yes, 6), NotYet, YesWorry, NotMine) {
		why := []string{"", "Only if night staff can open it"}[min(i/6, 1)]
		g.send(SendAnswer{Round: g.open(Answers).Round, Version: 1, Answer: answer, Why: why})
	}
	g.press()
	worries := g.state.Proposals[1].Worries
	g.lead(CondenseWorry{Worry: worries[0].Worry, Words: "Night staff need to open it"})
	g.lead(WordProposal{Proposal: first, Line: Will, Words: "share one list that nights can open", From: 1})
	g.lead(SettleWorry{Worry: worries[0].Worry, Became: ChangedWords})
	g.lead(SettleWorry{Worry: worries[1].Worry, Became: Noted})
	g.keep("15-agree-worrying")
	g.answer(append(times(Yes, 7), YesWorry, YesWorry)...)
	g.keep("16-agree-resulted")
	g.lead(PutBack{Proposal: second, Back: true})
	g.lead(TakeForward{Card: key(102), Proposal: key(903)})
	g.lead(WordProposal{Proposal: key(903), Line: SoThat, Words: "the two sites read the same"})
	g.lead(WordProposal{Proposal: key(903), Line: Who, Words: "Both records teams"})
	g.answer(append(times(Yes, 6), No, NotYet, CanLive)...)
	g.answer(append(times(Yes, 7), No, NotYet)...)
	g.lead(ChooseWay{Proposal: key(903), Way: TakeTo, Words: "The county records forum", Until: "2026-06-01"})
	g.keep("17-agree-objection")
}

func (g *gold) playClosing() {
	g.lead(LetIn{})
	g.lead(ShowLines{Time: 1})
	for i := range g.here {
		tapped := []string{key(901)}[:min(i, 1)]
		g.send(SendLines{Round: g.open(Lines).Round, Version: 1, Tapped: tapped})
		g.send(SendPulse{Round: g.open(Pulse).Round, Version: 1, Answers: []int{5, 4, 3}})
	}
	g.keep("18-closing-checking")
	g.press()
	g.lead(SettleLine{Line: key(901), Queried: true})
	g.must(Participant, 2, BeChampion{Champion: key(701), Key: key(711), Proposal: key(901), Name: "Mair", Profession: "District nurse"})
	g.must(Participant, 3, BeChampion{Champion: key(702), Key: key(712), Proposal: key(901), Name: "Tom"})
	g.must(Participant, 3, StopChampion{Champion: key(702), Key: key(712)})
	g.keep("19-closing-settling")
	g.lead(Publish{})
	g.keep("20-closed")
}

// playOthers asks for what one workshop cannot hold.
func (g *gold) playOthers() {
	few := newRoom(g.t, 3)
	few.decided = g.note
	few.checkIn()
	few.lead(Replan{})
	few.gather()
	few.share()
	few.explore()
	few.lead(SetHere{Here: 2})
	few.must(Participant, 1, Leave{})
	few.lead(SettleAloud{Proposal: few.propose(), Agreed: true})
	few.lead(CancelWorkshop{})
	written := newRoom(g.t, 6, func(s *Settings) { s.WrittenIn = true })
	written.decided = g.note
	written.press()
	for range written.here {
		written.send(SendCheckIn{Round: written.open(CheckIns).Round, Version: 1, Words: "A rota to fill"})
	}
	written.lead(DropRound{Round: written.open(CheckIns).Round})
	g.log = append(append(g.log, few.log...), written.log...)
}
