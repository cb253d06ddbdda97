package main

import "sharedspace/facilitation"

// liveExamples are the parts that no log makes, so that no golden file holds them.
var liveExamples = map[string]any{
	"people": facilitation.PartPeople{
		Here: 9, Newcomers: 1, Facilitated: true,
		People: []facilitation.PartPerson{{Seat: 1, Name: "Mair", Organisation: 2, Present: true}, {Seat: 2, Organisation: 0}},
	},
	"progress": facilitation.PartProgress{Line: "enough", Answered: 18, Here: 26},
	"pen":      facilitation.PartPen{Seat: 4, Words: "Letters arrive after the pati"},
	"you": facilitation.PartYou{
		Role: facilitation.Participant, Seat: 4, Group: 2, Answered: map[string]bool{"mHq2XkUo1uI4nRr3mF7m2w": true},
	},
}
