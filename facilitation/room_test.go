package facilitation

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"
)

// room is a workshop under test: it decides, keeps what was decided, and knows
// what people would have sealed.
type room struct {
	t       *testing.T
	state   State
	log     []Event
	now     time.Time
	acts    int
	here    int
	sealed  map[string][]any // by round: commands as sent
	presses int
	decided func(Command) // told of every command that was not refused; may be nil
}

func newRoom(t *testing.T, people int, change ...func(*Settings)) *room {
	t.Helper()
	settings := DefaultSettings()
	settings.Topic = NewText("Sharing discharge letters", "c2FsdHNhbHRzYWx0c2E")
	settings.AnswerSeconds = 0
	for i, name := range []string{"County Hospital", "Riverside Council", "Harbour Charity"} {
		settings.Organisations = append(settings.Organisations, NewText(name, fmt.Sprintf("c2FsdHNhbHRzYWx0c2%d", i)))
	}
	for _, one := range change {
		one(&settings)
	}
	r := &room{t: t, now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), sealed: map[string][]any{}, here: people}
	r.must(Room, 0, OpenWorkshop{Code: "ABCDEFGHJ", Settings: settings})
	var claims []Claim
	for i := range people {
		claims = append(claims, Claim{Claim: fmt.Sprintf("claim%027d", i), Organisation: i % (len(settings.Organisations) + 1)})
	}
	r.must(Room, 0, TakeSeats{Claims: claims})
	r.must(Room, 0, CountHere{Here: people})
	return r
}

func (r *room) act(role Role, seat int, command Command) Act {
	r.acts++
	r.now = r.now.Add(time.Second)
	counted := map[string]int{}
	for _, round := range r.state.Rounds {
		counted[round.Round] = len(r.sealed[round.Round])
	}
	return Act{Role: role, Seat: seat, At: r.now, Random: sha256.Sum256(fmt.Append(nil, r.acts)), Here: r.here, Counted: counted, Command: command}
}

func (r *room) try(role Role, seat int, command Command) ([]Event, error) {
	events, err := Decide(r.state, r.act(role, seat, command))
	for _, event := range events {
		r.state = Evolve(r.state, event)
	}
	r.log = append(r.log, events...)
	if err == nil && r.decided != nil {
		r.decided(command)
	}
	return events, err
}

func (r *room) must(role Role, seat int, command Command) []Event {
	r.t.Helper()
	events, err := r.try(role, seat, command)
	if err != nil {
		r.t.Fatalf("%s in %s/%s: %v %v", snake(command), r.state.Stage, r.state.Moment, err, err.(*Refusal).With)
	}
	r.reveal()
	return events
}

// lead sends a facilitator's command.
func (r *room) lead(command Command) []Event {
	r.t.Helper()
	return r.must(Facilitator, 0, command)
}

func (r *room) refused(role Role, seat int, command Command, code string) {
	r.t.Helper()
	events, err := r.try(role, seat, command)
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Code != code || len(events) > 0 {
		r.t.Fatalf("%s in %s/%s: got %v, want refusal %s", snake(command), r.state.Stage, r.state.Moment, err, code)
	}
}

// send seals a command, as every participant may.
func (r *room) send(command Command) {
	r.t.Helper()
	act := r.act(Participant, 1, command)
	if err := Admit(r.state, act); err != nil {
		r.t.Fatalf("%s: %v", snake(command), err)
	}
	if r.decided != nil {
		r.decided(command)
	}
	submission, _ := Submit(command, "mark")
	r.sealed[submission.Round] = append(r.sealed[submission.Round], command)
}

// reveal does what a room does with rounds that are closing.
func (r *room) reveal() {
	r.t.Helper()
	for _, round := range r.state.standing() {
		if round.State != RoundCloses {
			continue
		}
		var bodies [][]byte
		for _, command := range r.sealed[round.Round] {
			if submission, _ := Submit(command, "mark"); submission.Body != nil {
				bodies = append(bodies, submission.Body)
			}
		}
		r.must(Room, 0, RevealRound{Round: round.Round, Bodies: bodies, People: len(r.sealed[round.Round])})
		return
	}
}

func (r *room) open(kind RoundKind) Round {
	r.t.Helper()
	round, open := r.state.openRound(kind)
	if !open {
		r.t.Fatalf("no round of %s is open in %s/%s", kind, r.state.Stage, r.state.Moment)
	}
	return round
}

func key(n int) string { return fmt.Sprintf("%022d", n) }

// press does what the facilitator's big button would.
func (r *room) press() []Event {
	r.t.Helper()
	r.presses++
	button := next(r.state)
	if button.Do == "" {
		r.t.Fatalf("nothing to press in %s/%s: %s", r.state.Stage, r.state.Moment, button.Label)
	}
	with := button.With
	if button.Do == "take_forward" {
		with["proposal"] = key(900 + len(r.state.Proposals))
	}
	fields, err := json.Marshal(with)
	if err != nil {
		r.t.Fatal(err)
	}
	command, err := DecodeCommand(button.Do, fields)
	if err != nil {
		r.t.Fatalf("the button's %s %s: %v", button.Do, fields, err)
	}
	return r.lead(command)
}

// The stages, each taken as most rooms do.

func (r *room) checkIn() {
	r.t.Helper()
	r.press()
	for r.state.turnsNow() != nil && !r.state.turnsNow().over() {
		for _, list := range r.state.turnsNow().Lists {
			if seat := list.Now(); seat > 0 {
				r.must(Participant, seat, FinishTurn{Turns: r.state.turnsNow().Turns, Seat: seat})
				break
			}
		}
	}
	if round, open := r.state.openRound(Pulse); open {
		for range r.here {
			r.send(SendPulse{Round: round.Round, Version: 1, Answers: []int{4, 3, 2}})
		}
	}
}

func (r *room) gather() {
	r.t.Helper()
	r.press()
	round := r.open(Thoughts)
	for i := range r.here {
		r.send(SendThought{Round: round.Round, Key: key(i), Version: 1, Words: fmt.Sprintf("thought %d", i)})
	}
	r.press()
}

func (r *room) share() {
	r.t.Helper()
	if round, open := r.state.openRound(Marks); open {
		for range r.here {
			r.send(SendMarks{Round: round.Round, Version: 1, Thoughts: []string{r.state.Thoughts[0].Thought}})
		}
	}
	r.press()
}

// explore leaves one card a group, heard and rated.
func (r *room) explore() {
	r.t.Helper()
	r.press()
	if r.state.Moment == Grouping {
		r.press()
	}
	for group := 1; group <= r.state.Groups.Count; group++ {
		r.card(group)
	}
	for len(r.state.Groups.Heard) < r.state.Groups.Count {
		r.press()
	}
	if r.here < fewest {
		return
	}
	r.press()
	round := r.open(Ratings)
	for i := range r.here {
		ratings := map[string]int{}
		for n, card := range r.state.Cards {
			ratings[card.Card] = 1 + (i+n)%5
		}
		r.send(SendRatings{Round: round.Round, Version: 1, Ratings: ratings})
	}
	r.press()
}

func (r *room) card(group int) {
	r.t.Helper()
	id, seat := key(100+group), r.state.inGroup(group)[0]
	r.must(Participant, seat, OpenCard{Card: id, Group: group})
	r.must(Participant, seat, SaveLine{Card: id, Line: Keeps, Words: "Letters arrive late"})
	r.must(Participant, seat, SaveLine{Card: id, Line: Could, Words: fmt.Sprintf("share one list %d", group)})
	r.must(Participant, seat, ChooseThoughts{Card: id, Thoughts: []string{r.state.Thoughts[0].Thought}})
	r.must(Participant, seat, ChooseAspect{Card: id, Aspect: Technology})
	r.must(Participant, seat, SendCard{Card: id, Sent: true})
}

// propose words the next proposal.
func (r *room) propose() string {
	r.t.Helper()
	r.press()
	id := r.state.now().Proposal
	r.lead(WordProposal{Proposal: id, Line: SoThat, Words: "nobody waits for a letter"})
	r.lead(WordProposal{Proposal: id, Line: Who, Words: "The ward managers"})
	return id
}

// answer opens a round of answers, gives them and closes it.
func (r *room) answer(answers ...Answer) {
	r.t.Helper()
	r.press()
	round := r.open(Answers)
	for _, answer := range answers {
		why := ""
		if answer != Yes {
			why = "because of " + string(answer)
		}
		r.send(SendAnswer{Round: round.Round, Version: 1, Answer: answer, Why: why})
	}
	r.press()
}

func (r *room) close() {
	r.t.Helper()
	r.press()
	if round, open := r.state.openRound(Lines); open {
		for range r.here {
			r.send(SendLines{Round: round.Round, Version: 1})
		}
		for range r.here {
			if pulse, open := r.state.openRound(Pulse); open {
				r.send(SendPulse{Round: pulse.Round, Version: 1, Answers: []int{5, 4, 4}})
			}
		}
		r.press()
	}
	r.press()
}

func times(answer Answer, n int) []Answer {
	answers := make([]Answer, n)
	for i := range answers {
		answers[i] = answer
	}
	return answers
}
