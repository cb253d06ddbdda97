package facilitation

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Random histories: any command, from anyone, at any time.

func TestNoHistoryBreaksWhatHoldsForAll(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		people := rapid.IntRange(1, 12).Draw(rt, "people")
		r := newRoom(t, people)
		steps := rapid.IntRange(1, 120).Draw(rt, "steps")
		for range steps {
			before, frozen := r.state, snapshot(rt, r.state)
			if rapid.IntRange(0, 2).Draw(rt, "kind") == 0 {
				pressMaybe(r, rt)
			} else {
				anyCommand(r, rt)
			}
			if diff := cmp.Diff(frozen, snapshot(rt, before)); diff != "" {
				rt.Fatalf("a state was written to after it was given away: %s", diff)
			}
		}
		replayed := State{}
		for _, event := range r.log {
			data, err := EncodeEvent(event)
			if err != nil {
				rt.Fatal(err)
			}
			read, err := DecodeEvent(data)
			if err != nil {
				rt.Fatal(err)
			}
			if names := seatNames(data); replayed.anyOpen() && names {
				rt.Fatalf("while a round is open: %s", data)
			}
			replayed = Evolve(replayed, read)
		}
		for _, layer := range []Layer{LayerAll, LayerFacilitator, LayerScreen, GroupLayer(1), GroupLayer(2)} {
			if diff := cmp.Diff(snapshot(rt, See(r.state, layer)), snapshot(rt, See(replayed, layer))); diff != "" {
				rt.Fatalf("a reader of the log sees another %s: %s", layer, diff)
			}
		}
	})
}

func seatNames(event []byte) bool {
	return strings.Contains(string(event), `"seat`) || strings.Contains(string(event), `"lists"`) || strings.Contains(string(event), `"groups":[`)
}

func snapshot(t *rapid.T, value any) string {
	data, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// pressMaybe lets people answer what is open, then presses the big button.
func pressMaybe(r *room, t *rapid.T) {
	for _, round := range r.state.standing() {
		for i := range rapid.IntRange(0, r.here).Draw(t, "answers") {
			if command := answerTo(r.state, round, i, t); Admit(r.state, r.act(Participant, 1, command)) == nil {
				r.sealed[round.Round] = append(r.sealed[round.Round], command)
			}
		}
	}
	button := next(r.state)
	if button.Do == "" {
		return
	}
	if button.Do == "take_forward" {
		button.With["proposal"] = key(900 + len(r.state.Proposals))
	}
	if button.Drop && rapid.Bool().Draw(t, "drop") {
		button.With["drop"] = true
	}
	with, err := json.Marshal(button.With)
	if err != nil {
		t.Fatal(err)
	}
	command, err := DecodeCommand(button.Do, with)
	if err != nil {
		t.Fatalf("the button sends %s %s: %v", button.Do, with, err)
	}
	attempt(r, t, Facilitator, 0, command)
}

func answerTo(state State, round Round, i int, t *rapid.T) Command {
	switch round.Kind {
	case Thoughts:
		return SendThought{Round: round.Round, Key: key(i), Version: 1, Words: "a thought"}
	case Marks:
		return SendMarks{Round: round.Round, Version: 1, Thoughts: []string{state.Thoughts[i%len(state.Thoughts)].Thought}}
	case Ratings:
		ratings := map[string]int{}
		for _, card := range state.heardCards() {
			ratings[card.Card] = 1 + i%5
		}
		return SendRatings{Round: round.Round, Version: 1, Ratings: ratings}
	case Answers:
		answers := []Answer{Yes, YesWorry, CanLive, NotYet, No, NotMine}
		return SendAnswer{Round: round.Round, Version: 1, Answer: answers[rapid.IntRange(0, 5).Draw(t, "answer")], Why: "because"}
	case Lines:
		return SendLines{Round: round.Round, Version: 1, Tapped: []string{state.liveProposals()[0].Proposal}}
	case CheckIns:
		return SendCheckIn{Round: round.Round, Version: 1, Words: "here"}
	}
	return SendPulse{Round: round.Round, Version: 1, Answers: []int{i % 6, 3, 4}}
}

// anyCommand draws a command of any type, with fields that often mean something.
func anyCommand(r *room, t *rapid.T) {
	names := sortedKeys(commands)
	value := reflect.New(reflect.TypeOf(commands[names[rapid.IntRange(0, len(names)-1).Draw(t, "command")]])).Elem()
	for i := range value.NumField() {
		fill(value.Field(i), r, t)
	}
	role := []Role{Participant, Facilitator, Host, Screen}[rapid.IntRange(0, 3).Draw(t, "role")]
	seat := 0
	if role == Participant && len(r.state.Seats) > 0 {
		seat = rapid.IntRange(0, len(r.state.Seats)).Draw(t, "seat")
	}
	command := value.Interface()
	if _, sealed := Submit(command, ""); sealed {
		_ = Admit(r.state, r.act(role, seat, command))
		return
	}
	if _, cancels := command.(CancelWorkshop); cancels && rapid.IntRange(0, 30).Draw(t, "cancel") > 0 {
		return
	}
	attempt(r, t, role, seat, command)
}

func attempt(r *room, t *rapid.T, role Role, seat int, command Command) {
	events, err := r.try(role, seat, command)
	if err != nil {
		if _, refused := err.(*Refusal); !refused {
			t.Fatalf("%s: %v", snake(command), err)
		}
		return
	}
	again, err := Decide(r.state, r.act(role, seat, command))
	if len(events) > 0 && !counts(command) && (err != nil || len(again) > 0) {
		t.Fatalf("%s %+v, after %v, comes again: %v %v", snake(command), command, names(events), names(again), err)
	}
	r.reveal()
}

// counts: these commands are told apart by their ids alone, or end it all.
func counts(command Command) bool {
	switch command.(type) {
	case Leave, LetIn, Replan, SetTimer, CancelWorkshop, Publish:
		return true
	}
	return false
}

func names(events []Event) []string {
	var all []string
	for _, event := range events {
		all = append(all, snake(event))
	}
	return all
}

func fill(field reflect.Value, r *room, t *rapid.T) {
	switch field.Kind() {
	case reflect.Int:
		field.SetInt(int64(rapid.IntRange(-1, 4).Draw(t, "int")))
	case reflect.Bool:
		field.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.String:
		field.SetString(rapid.SampledFrom(meanings(r.state)).Draw(t, "string"))
	case reflect.Struct:
		if field.Type() == reflect.TypeFor[time.Time]() {
			field.Set(reflect.ValueOf(r.now.Add(time.Duration(rapid.IntRange(-9000, 90000).Draw(t, "time")) * time.Second)))
		}
	case reflect.Slice:
		list := reflect.MakeSlice(field.Type(), rapid.IntRange(0, 3).Draw(t, "length"), 3)
		for i := range list.Len() {
			fill(list.Index(i), r, t)
		}
		field.Set(list)
	case reflect.Map:
		field.Set(reflect.MakeMap(field.Type()))
	}
}

// meanings are strings that stand for something in this state, and some that do not.
func meanings(state State) []string {
	all := []string{"", "x", "\u202enot", strings.Repeat("long ", 200), key(1), key(500), "gather", "share", "explore", "agree", "checkIn", "oneThing",
		"keeps", "could", "will", "soThat", "who", "yes", "no", "en", "cy", "noted", "changed", "namesPerson", "park", "technology", "2026-05-01"}
	for _, round := range state.Rounds {
		all = append(all, round.Round)
	}
	for _, thought := range state.Thoughts {
		all = append(all, thought.Thought, "thought/"+thought.Thought)
	}
	for _, card := range state.Cards {
		all = append(all, card.Card, "card/"+card.Card)
	}
	for _, proposal := range state.Proposals {
		all = append(all, proposal.Proposal, "proposal/"+proposal.Proposal)
		for _, worry := range proposal.Worries {
			all = append(all, worry.Worry)
		}
	}
	for _, turns := range state.Turns {
		all = append(all, turns.Turns)
	}
	return slices.Compact(all)
}
