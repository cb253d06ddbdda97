package facilitation

import (
	"fmt"
	"time"
)

// said is a text as somebody wrote it.
func said(words string) Text { return NewText(words, fmt.Sprintf("%022x", len(words))) }

func worded(words string) Worded { return Worded{Words: said(words), Version: 1} }

// heldWorkshop is a workshop of eighteen people at its end: two agreements, one
// of them with reservations and in two rounds, and one objection that stands.
func heldWorkshop() State {
	return State{
		Opened: true, Code: "7KMQ2XW9A",
		Settings: Settings{
			Topic:         said("How do we share what we know when somebody leaves hospital?"),
			Organisations: []Text{said("Hilltop Hospital Trust"), said("Marsh County Council"), said("Valley GP Federation"), said("Riverside Hospice")},
			People:        18, Minutes: 90, Place: OnVideo, Template: "general", Language: English,
			Rule: Rule{Answered: 75, Support: 75}, Quoting: true, RetentionDays: 30, Pulse: true,
		},
		Prompts: []Prompt{{Prompt: "gather", Language: English, Words: said("What stops the right person knowing in time?")}},
		Stage:   Closing, Moment: Settling,
		Times:    map[Stage]int{CheckIn: 1, Gather: 1, Share: 1, Explore: 2, Agree: 1, Closing: 1},
		StartsAt: time.Date(2026, 5, 14, 9, 32, 0, 0, time.UTC),
		Seats: []Seat{
			{Claim: "c1a1c1a1c1a1c1a1c1a1c1a1c1a1c1a1", Organisation: 1, Group: 1},
			{Claim: "c2a2c2a2c2a2c2a2c2a2c2a2c2a2c2a2", Organisation: 2, Group: 2},
			{Claim: "c3a3c3a3c3a3c3a3c3a3c3a3c3a3c3a3", Organisation: 3, Group: 3},
			{Claim: "c4a4c4a4c4a4c4a4c4a4c4a4c4a4c4a4", Group: 4},
		},
		Here: 17, Groups: Groups{Count: 4, Heard: []int{1, 2, 3, 4}},
		Rounds:    heldRounds(),
		Thoughts:  heldThoughts(),
		Cards:     heldCards(),
		Proposals: heldProposals(),
		Champions: []Champion{
			{Champion: "champion-1", Proposal: "proposal-1", Name: said("Aisha Rahman"), Profession: said("Ward manager")},
			{Champion: "champion-2", Name: said("Tom Lewis")},
		},
		Lines: map[string]LineCheck{
			"proposal-1": {Tapped: 2, Settled: true},
			"proposal-2": {Tapped: 1, Settled: true, Queried: true},
		},
	}
}

func heldRounds() []Round {
	first := map[string][]int{"0": {1, 3, 6, 5, 2}, "1": {0, 2, 5, 6, 4}, "2": {2, 6, 5, 3, 1}}
	second := map[string][]int{"0": {0, 1, 4, 8, 4}, "1": {0, 0, 3, 8, 6}}
	return []Round{
		{Round: "round-pulse-1", Kind: Pulse, Time: 1, Here: 17, State: RoundDone, People: 17, Totals: first},
		{Round: "round-thoughts", Kind: Thoughts, Time: 1, Here: 18, State: RoundDone, People: 18, Unreadable: 1},
		{Round: "round-lines", Kind: Lines, Time: 1, Here: 17, State: RoundDone, People: 16},
		{Round: "round-pulse-2", Kind: Pulse, Time: 2, Here: 17, State: RoundDone, People: 17, Totals: second},
	}
}

func heldThoughts() []Thought {
	words := []string{
		"The letter arrives after the first visit.",
		"We ring round for an hour before every discharge.",
		"Nobody tells the carers about a new medicine.",
		"Our two systems show different addresses.",
		"Shared notes at the hospice worked within a month.",
	}
	var thoughts []Thought
	for i, each := range words {
		thoughts = append(thoughts, Thought{
			Thought: fmt.Sprintf("thought-%d", i+1), Round: 1, Words: said(each), Mark: fmt.Sprintf("mark-%d", i+1), Quote: i == 0 || i == 4, Matters: 4,
		})
	}
	thoughts[3].Aside = NamesPerson
	return thoughts
}

func heldCards() []Card {
	return []Card{
		{
			Card: "card-1", Group: 1, Sent: true, Heard: true, Aspect: Together, Thoughts: []string{"thought-1", "thought-2"}, Ratings: []int{0, 1, 2, 6, 8},
			Lines: map[Line]Worded{
				Keeps:    worded("Discharge letters come late, because nobody owns the last hour on the ward."),
				Could:    worded("send a short summary to the next team before the person leaves"),
				Exists:   worded("The hospital's e-discharge form"),
				Meanings: worded("\"Discharge\": the bed is free; the person is home"),
			},
		},
		{
			Card: "card-2", Group: 2, Sent: true, Heard: true, Aspect: Technology, Thoughts: []string{"thought-3"}, Ratings: []int{5, 2, 1, 3, 6},
			Lines: map[Line]Worded{Keeps: worded("Two medicine lists that never match."), Could: worded("keep one list & say who changed it")},
		},
		{
			Card: "card-3", Group: 3, Sent: true, Heard: true, Aspect: Together, Thoughts: []string{"thought-2", "thought-5"}, Into: "card-1",
			Lines: map[Line]Worded{Keeps: worded("The next team hears last."), Could: worded("phone before, not after")},
		},
		{
			Card: "card-4", Group: 4, Sent: true, Heard: true, Aspect: Conditions, Ratings: []int{1, 4, 6, 4, 2},
			Lines: map[Line]Worded{Keeps: worded("Each contract pays for its own part only."), Could: worded("ask for one contract for the whole path"), Unsettled: worded("Who pays in the first year")},
		},
		{
			Card: "card-6", Group: 4, Sent: true, Heard: true, Ratings: []int{0, 0, 1, 2, 1},
			Lines: map[Line]Worded{Keeps: worded("Nobody knows whom to ring at night."), Could: worded("print one number on every letter")},
		},
		{Card: "card-5", Group: 4, Lines: map[Line]Worded{Keeps: worded("This one was never sent.")}},
	}
}

func heldProposals() []Proposal {
	return []Proposal{
		{Proposal: "proposal-0", Card: "card-4", PutBack: true, Lines: map[Line]Worded{Will: worded("take this back")}},
		{
			Proposal: "proposal-1", Card: "card-3", By: "2026-06-30", LookAgain: "2026-08-06", Outcome: AgreedReservations,
			Lines: map[Line]Worded{
				Will: worded("send a one-page summary to the next team before the person leaves"), SoThat: worded("nobody comes home to strangers"),
				Who: worded("The discharge leads of the hospital and the council"),
			},
			Versions: []Version{
				{Version: 1, Will: said("send a summary to the next team"), SoThat: said("nobody comes home to strangers")},
				{Version: 2, Will: said("send a one-page summary to the next team before the person leaves"), SoThat: said("nobody comes home to strangers")},
			},
			Tallies: []Tally{
				{Round: "round-1", Version: 1, Here: 18, People: 17, Counts: map[Answer]int{Yes: 7, YesWorry: 3, CanLive: 3, NotYet: 2, No: 1, NotMine: 1}},
				{Round: "round-2", Final: true, Version: 2, Here: 18, People: 17, Counts: map[Answer]int{Yes: 9, YesWorry: 4, CanLive: 3, NotYet: 1}},
			},
			Worries: []Worry{
				{Worry: "worry-1", Answer: No, Words: said("A long form at the end of a shift will harm somebody, as it did in our ward"), Condensed: said("A long form at the end of a shift would do harm"), Became: ChangedWords, Version: 2},
				{Worry: "worry-2", Answer: YesWorry, Words: said("Weekends have no ward clerk"), Became: Noted},
				{Worry: "worry-3", Answer: NotYet, Words: said("Who checks it?"), Became: Withdrawn},
				{Worry: "worry-4", Answer: YesWorry, Final: true, Words: said("Weekends have no ward clerk"), Became: Noted},
				{Worry: "worry-5", Answer: Yes, Final: true, Words: said("Please start on two wards"), Became: Noted},
			},
		},
		{
			Proposal: "proposal-2", Card: "card-2", LookAgain: "2026-09-01", Outcome: ObjectionStands, Way: Park, WayWords: said("The medicines group"), WayUntil: "2026-07-01",
			Lines:    map[Line]Worded{Will: worded("keep one medicine list in the hospital's system"), SoThat: worded("every team reads the same")},
			Versions: []Version{{Version: 1, Will: said("keep one medicine list in the hospital's system"), SoThat: said("every team reads the same")}},
			Tallies: []Tally{
				{Round: "round-3", Version: 1, Here: 18, People: 18, Counts: map[Answer]int{Yes: 10, YesWorry: 2, CanLive: 3, No: 2, NotMine: 1}},
				{Round: "round-4", Final: true, Version: 1, Here: 17, People: 16, Counts: map[Answer]int{Yes: 11, CanLive: 3, No: 1, NotMine: 1}},
			},
			Worries: []Worry{{Worry: "worry-6", Answer: No, Final: true, Words: said("Home carers cannot open that system, so they would see no list at all")}},
		},
		{
			Proposal: "proposal-3", Card: "card-4", By: "2026-12-31", LookAgain: "2026-08-06", Outcome: Agreed,
			Lines:    map[Line]Worded{Will: worded("ask for one contract for the whole path"), SoThat: worded("the money follows the person")},
			Versions: []Version{{Version: 1, Will: said("ask for one contract for the whole path"), SoThat: said("the money follows the person")}},
			Tallies:  []Tally{{Round: "round-5", Version: 1, Here: 17, People: 17, Counts: map[Answer]int{Yes: 13, YesWorry: 4}}},
		},
	}
}

// smallWorkshop is one of three people, who answered aloud.
func smallWorkshop() State {
	state := heldWorkshop()
	state.Here, state.Seats, state.Rounds, state.Lines, state.Champions = 3, state.Seats[:3], nil, nil, nil
	state.Groups, state.Settings.Organisations, state.Settings.Quoting = Groups{Count: 1, Heard: []int{1}}, nil, false
	state.Cards = state.Cards[:1]
	state.Cards[0].Ratings = []int{0, 0, 1, 2, 0}
	agreed := state.Proposals[3]
	agreed.Card, agreed.Tallies, agreed.Versions, agreed.Outcome = "card-1", nil, nil, AgreedAloud
	state.Proposals = []Proposal{agreed}
	return state
}

// lonelyWorkshop is a rehearsal of one person: no ballots.
func lonelyWorkshop() State {
	state := smallWorkshop()
	state.Here, state.Seats, state.Proposals = 1, state.Seats[:1], nil
	return state
}
