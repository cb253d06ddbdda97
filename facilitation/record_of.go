package facilitation

import (
	"slices"
	"strconv"
	"time"
)

// RecordOf makes the record of a workshop. It is the same before and after the
// workshop is published, on every node, and after texts were erased but for
// their words.
func RecordOf(state State) RecordData {
	cards := recordCards(state)
	return RecordData{
		Version:       1,
		Topic:         state.Settings.Topic,
		Date:          dayOf(state),
		Language:      state.Settings.Language,
		Template:      state.Settings.Template,
		Rule:          state.Settings.Rule,
		Numbers:       recordNumbers(state),
		Organisations: organisations(state, true),
		Missing:       organisations(state, false),
		Stages:        recordStages(state),
		Pulse:         recordPulse(state),
		Aspects:       recordAspects(cards),
		Cards:         cards.cards,
		Quotes:        cards.otherQuotes(state),
		Proposals:     recordProposals(state, cards.numbers),
		Champions:     recordChampions(state),
		Checked:       checked(state),
	}
}

// written tells whether somebody wrote this, be it erased since.
func (t Text) written() bool { return t.Words != "" || t.Erased() }

func dayOf(state State) string {
	start := state.StartsAt
	if start.IsZero() {
		start = state.OpenedAt
	}
	if start.IsZero() {
		return ""
	}
	return start.UTC().Format(time.DateOnly)
}

func recordNumbers(state State) RecordNumbers {
	numbers := RecordNumbers{People: state.Here, Thoughts: len(state.Thoughts), Groups: state.Groups.Count}
	for _, round := range state.Rounds {
		numbers.People = max(numbers.People, round.Here)
		numbers.Unreadable += round.Unreadable
	}
	if numbers.People == 0 {
		numbers.People = len(state.Seats)
	}
	for _, thought := range state.Thoughts {
		if thought.Aside != "" {
			numbers.SetAside++
		}
	}
	return numbers
}

// organisations of the host's list with somebody in the room, or with nobody.
func organisations(state State, present bool) []Text {
	came := map[int]bool{}
	for _, seat := range state.Seats {
		came[seat.Organisation] = true
	}
	names := []Text{}
	for i, name := range state.Settings.Organisations {
		if came[i+1] == present {
			names = append(names, name)
		}
	}
	return names
}

// askedIn names the questions of each stage.
var askedIn = map[Stage][]string{
	CheckIn: {"checkIn"},
	Gather:  {"gather"},
	Share:   {"share", "oneThing"},
	Explore: {"explore1", "explore2", "rate"},
	Agree:   {"agree"},
}

func recordStages(state State) []RecordStage {
	stages := []RecordStage{}
	for _, stage := range []Stage{CheckIn, Gather, Share, Explore, Agree} {
		if state.Times[stage] == 0 {
			continue
		}
		held := RecordStage{Stage: stage, Times: state.Times[stage], Questions: []RecordQuestion{}}
		for _, prompt := range askedIn[stage] {
			if words := promptOf(state, prompt); words.written() {
				held.Questions = append(held.Questions, RecordQuestion{Prompt: prompt, Words: words})
			}
		}
		stages = append(stages, held)
	}
	return stages
}

// promptOf is a question as the room read it in the language of the record.
func promptOf(state State, prompt string) Text {
	language, other := English, Welsh
	if state.Settings.Language == Welsh {
		language, other = other, language
	}
	for _, each := range []Language{language, other} {
		if words := state.customPrompt(prompt, each); words.written() {
			return words
		}
	}
	return Text{Words: state.template().Prompts[prompt][language]}
}

func recordPulse(state State) []RecordPulse {
	pulses := []RecordPulse{}
	for _, round := range state.Rounds {
		if round.Kind != Pulse || round.State != RoundDone || round.People < fewest || round.Totals == nil {
			continue
		}
		pulse := RecordPulse{Time: round.Time, People: round.People}
		for statement := range pulseStatements {
			counts, _ := fiveCounts(round.Totals[strconv.Itoa(statement)])
			pulse.Counts = append(pulse.Counts, counts)
		}
		pulses = append(pulses, pulse)
	}
	return pulses
}

// fiveCounts are counts of 1 to 5 and their number, or nothing where fewer than
// five people made them.
func fiveCounts(totals []int) (counts [5]int, people int) {
	copy(counts[:], totals)
	for _, n := range counts {
		people += n
	}
	if people < fewest {
		return [5]int{}, 0
	}
	return counts, people
}

func recordChampions(state State) []RecordChampion {
	champions := []RecordChampion{}
	for _, champion := range state.Champions {
		champions = append(champions, RecordChampion{
			Proposal:   proposalNumber(state, champion.Proposal),
			Name:       champion.Name,
			Profession: champion.Profession,
		})
	}
	return champions
}

// checked is how many people looked at the lines the last time they were shown.
func checked(state State) int {
	for _, round := range slices.Backward(state.Rounds) {
		if round.Kind == Lines && round.State == RoundDone {
			if round.People < fewest {
				return 0
			}
			return round.People
		}
	}
	return 0
}
