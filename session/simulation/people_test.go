package simulation

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// live sends so many acts, each chosen by what this window shows.
func (b *browser) live(acts int) {
	for n := 0; n < acts; n++ {
		time.Sleep(b.dice.upTo(600 * time.Millisecond))
		if b.person.Role == facilitation.Facilitator {
			b.lead(n)
		} else {
			b.takePart(n)
		}
	}
}

// just sends what has no words to look for.
func (b *browser) just(command facilitation.Command) {
	b.send(command, func(session.Saved, string) {})
}

// names are the parts that begin so, in order.
func (b *browser) names(prefix string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.DeleteFunc(slices.Sorted(maps.Keys(b.parts)), func(name string) bool { return !strings.HasPrefix(name, prefix) })
}

func (b *browser) one(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[b.dice.n(len(names))]
}

func (b *browser) words(n int) string { return fmt.Sprintf("%s says %d.", b.name, n) }

func idOf(name string) string { return name[strings.Index(name, "/")+1:] }

func (b *browser) lead(n int) {
	switch choice := b.dice.n(20); {
	case choice < 4:
		b.press(n)
	case choice < 10:
		b.write(n)
	case choice < 12:
		b.just(facilitation.HoldClock{Held: choice == 10})
	case choice < 14:
		b.just(facilitation.SetTimer{EndsAt: time.Now().Add(b.dice.upTo(time.Hour))})
	case choice < 16:
		if name := b.one(b.names("thought/")); name != "" {
			b.just(facilitation.Spotlight{On: name})
		}
	case choice < 17:
		b.goBack()
	default:
		text := b.words(n)
		b.worded(text, facilitation.ChangePrompt{Prompt: "agree", Language: facilitation.English, Words: text})
	}
}

// press presses the big button, but for the one that ends it all.
func (b *browser) press(n int) {
	var next facilitation.PartNext
	if !b.part("next", &next) || next.Do == "" || next.Do == "publish" {
		return
	}
	if next.Do == "take_forward" {
		next.With["proposal"] = b.id(n)
	}
	if next.Drop && b.dice.n(6) == 0 {
		next.With["drop"] = true
	}
	with, err := json.Marshal(next.With)
	if err != nil {
		b.world.Error(err)
		return
	}
	command, err := facilitation.DecodeCommand(next.Do, with)
	if err != nil {
		b.world.Errorf("the button's %s %s: %v", next.Do, with, err)
		return
	}
	b.just(command)
}

// goBack opens a stage once more.
func (b *browser) goBack() {
	var plan facilitation.PartPlan
	if !b.part("plan", &plan) {
		return
	}
	for _, stage := range plan.Stages {
		if stage.Stage == facilitation.Gather && stage.Times > 0 {
			b.just(facilitation.StartStage{Stage: stage.Stage, Time: stage.Times + 1, Drop: true})
		}
	}
}

func (b *browser) id(n int) string {
	return (fmt.Sprintf("%s-%d", b.name, n) + strings.Repeat("x", 22))[:22]
}

// write puts words into a line of a card or proposal, from the version shown.
func (b *browser) write(n int) {
	if name := b.one(b.names("proposal/")); name != "" && b.person.Role == facilitation.Facilitator {
		var proposal facilitation.PartProposal
		b.part(name, &proposal)
		text, line := b.words(n), []facilitation.Line{facilitation.SoThat, facilitation.Who}[b.dice.n(2)]
		b.worded(text, facilitation.WordProposal{Proposal: idOf(name), Line: line, Words: text, From: proposal.Lines[line].Version})
	}
	if name := b.one(b.names("writing/")); name != "" {
		var card facilitation.PartCard
		b.part(name, &card)
		text, line := b.words(-n), []facilitation.Line{facilitation.Keeps, facilitation.Could}[b.dice.n(2)]
		b.worded(text, facilitation.SaveLine{Card: idOf(name), Line: line, Words: text, From: card.Lines[line].Version})
	}
}

// worded sends words that nobody else sends, and tells the model of the answer.
func (b *browser) worded(text string, command facilitation.Command) {
	b.world.model.sends(text)
	b.send(command, func(saved session.Saved, refused string) {
		if refused == "" {
			b.world.model.saved(text, saved.Revision)
		}
	})
}

func (b *browser) takePart(n int) {
	var you facilitation.PartYou
	if !b.part("you", &you) {
		return
	}
	if rounds := b.names("round/"); len(rounds) > 0 && b.dice.n(4) > 0 {
		b.answer(b.one(rounds), n)
		return
	}
	switch choice := b.dice.n(10); {
	case choice < 4:
		b.finishTurn(you.Seat)
	case choice < 5 && you.Group > 0:
		b.just(facilitation.OpenCard{Card: b.id(n), Group: you.Group})
	case choice < 8:
		b.write(n)
	case choice < 9:
		if name := b.one(b.names("writing/")); name != "" {
			b.just(facilitation.SendCard{Card: idOf(name), Sent: true})
		}
	default:
		b.just(facilitation.AskForTime{})
	}
}

func (b *browser) finishTurn(seat int) {
	var turns facilitation.PartTurns
	if !b.part("turns", &turns) {
		return
	}
	for _, list := range turns.Lists {
		if list.Now == seat && seat > 0 {
			b.just(facilitation.FinishTurn{Turns: turns.Turns, Seat: seat})
		}
	}
}

// answer sends something to an open round. n is the version: it only goes up.
func (b *browser) answer(name string, n int) {
	var part facilitation.PartRound
	if !b.part(name, &part) || part.State != facilitation.RoundStands {
		return
	}
	round, version := idOf(name), n+1
	if part.Kind == facilitation.Thoughts {
		b.think(round, version)
		return
	}
	var command facilitation.Command
	switch part.Kind {
	case facilitation.Pulse:
		command = facilitation.SendPulse{Round: round, Version: version, Answers: []int{n%5 + 1, 3, 4}}
	case facilitation.Marks:
		if thought := b.one(b.names("thought/")); thought != "" {
			command = facilitation.SendMarks{Round: round, Version: version, Thoughts: []string{idOf(thought)}}
		}
	case facilitation.Ratings:
		if card := b.one(b.names("card/")); card != "" {
			command = facilitation.SendRatings{Round: round, Version: version, Ratings: map[string]int{idOf(card): n%5 + 1}}
		}
	case facilitation.Answers:
		answers := []facilitation.Answer{facilitation.Yes, facilitation.Yes, facilitation.CanLive, facilitation.YesWorry}
		command = facilitation.SendAnswer{Round: round, Version: version, Answer: answers[b.dice.n(4)]}
	case facilitation.Lines:
		command = facilitation.SendLines{Round: round, Version: version}
	}
	if command == nil {
		return
	}
	b.world.model.answers(round, b.name)
	b.send(command, func(_ session.Saved, refused string) {
		if refused == "" {
			b.world.model.answered(round, b.name)
		}
	})
}

// think sends, changes or withdraws one of this person's three thoughts.
func (b *browser) think(round string, version int) {
	slot := b.dice.n(3)
	key := fmt.Sprintf("%s.%d.%s", b.name, slot, round)[:22]
	text := ""
	var command facilitation.Command = facilitation.WithdrawThought{Round: round, Key: key, Version: version}
	if b.dice.n(8) > 0 {
		text = b.words(version)
		command = facilitation.SendThought{Round: round, Key: key, Version: version, Words: text}
	}
	b.world.model.thinks(round, key, version, text)
	b.send(command, func(_ session.Saved, refused string) {
		if refused == "" {
			b.world.model.thought(round, key, version)
		}
	})
}
