package main

import (
	"math/rand/v2"
	"strings"
)

// What made-up people write. None of it holds a name of theirs.

const (
	championName       = "Sam Rivers" // said by own act at the end, so not a first name of the lobby's
	championProfession = "ward manager"
	takesForward       = "The partnership's coordinator, with one person of each organisation"
	parkedWith         = "The partnership board"
	condensed          = "It needs people's time, and nobody has said whose."
)

var checkIns = []string{
	"A rota with three gaps in it this week.", "An inspection on Thursday.", "A colleague's leaving party, and her work after it.",
	"A new phone system that rings twice.", "Half term, so half a team.",
}

func checkInWords(chance *rand.Rand) string { return checkIns[chance.IntN(len(checkIns))] }

// keepsWords says what keeps happening, in the words of the thought that
// matters to most.
func keepsWords(thought string) string {
	return fit("Again and again we come back to this: "+thought, thoughtLength)
}

var coulds = []string{
	"try this with two teams for twelve weeks and look at what changes",
	"agree one way of doing this and write it on a single page",
	"meet for an hour every month with the people it is about",
	"name one person in each organisation who may decide it",
	"ask the people concerned first, and act on what they say",
	"share what each of us knows in one place that all can read",
	"drop the step that nobody needs, and see whether it is missed",
	"invite one another to the day on which the work is done",
	"put the question to the people concerned in their own words",
	"publish every month what was asked and what came of it",
	"let those it is about choose who speaks for them",
	"pay people for the time that they give us",
	"begin with the hardest case and learn from it together",
	"make room for one another in the plans for next year",
	"train new colleagues together in their first month",
	"tell each other the same day when something changes",
}

// couldWords differ for every card of a workshop: eight groups have two each.
func couldWords(card int) string { return coulds[card%len(coulds)] }

// soThatWords takes up what the card says keeps happening.
func soThatWords(keeps string) string {
	_, thought, found := strings.Cut(keeps, ": ")
	if !found {
		thought = keeps
	}
	return fit("we no longer come back to this every time: "+thought, thoughtLength)
}

// changedWords take up the worries.
func changedWords(will string) string {
	const change = ", beginning small, with the time for it agreed beforehand"
	return fit(will, thoughtLength-len(change)) + change
}

var (
	whys = []string{
		"Who is given the time for this? Without it, it stays a good wish.",
		"Begin smaller: one team, four weeks, then ask again.",
		"Those it is about were not asked yet.",
		"We tried something like it before and it ended with its funding.",
	}
	whysLeft = []string{
		"Better now, but I want to see the time in the rota.",
		"I will only believe it after the first four weeks.",
		"Ask those it is about before it begins.",
	}
)

// whyWords are what somebody writes with Not yet, and later with their worry.
func whyWords(n int, changed bool) string {
	if changed {
		return whysLeft[n%len(whysLeft)]
	}
	return whys[n%len(whys)]
}
