package main

import (
	"math"

	"sharedspace/facilitation"
)

// company is everybody who takes part in a rehearsal: what they will say and
// what they think of what others say.
type company struct {
	Topic         string
	Organisations []string
	Statements    []string // said by somebody, by index
	People        []person
	Quota         int // thoughts a person
}

// person is one of them.
type person struct {
	Name         string       // first name
	Organisation int          // 1..n; 0: prefers not to say
	Statements   []int        // their own
	Votes        map[int]vote // by statement; those not voted on are missing
}

// vote is what somebody thinks of a statement.
type vote int

const (
	disagree vote = -1
	pass     vote = 0
	agree    vote = 1
)

// points turn votes into the five points of a rating.
var points = map[vote]int{agree: 5, pass: 3, disagree: 1}

// rating is the rounded mean over those statements; 0 where the person voted on none.
func (p person) rating(statements []int) int {
	sum, n := 0, 0
	for _, statement := range statements {
		if vote, voted := p.Votes[statement]; voted {
			sum, n = sum+points[vote], n+1
		}
	}
	if n == 0 {
		return 0
	}
	return int(math.Round(float64(sum) / float64(n)))
}

// answerFor is the answer of somebody who rated the proposal's card so. Once
// the words have changed, Not yet becomes Yes, with a worry.
func answerFor(rating int, changed bool) facilitation.Answer {
	switch {
	case rating >= 4:
		return facilitation.Yes
	case rating == 3:
		return facilitation.CanLive
	case rating == 0:
		return facilitation.NotMine
	case changed:
		return facilitation.YesWorry
	}
	return facilitation.NotYet
}

// firstNames are given to people in their order. None is a word that anybody
// would write in a thought, so that minutes can be searched for them.
var firstNames = []string{
	"Aurelia", "Bronwen", "Caspian", "Delyth", "Eirlys", "Fenella", "Gwilym", "Hadiza", "Ifeoma", "Jocasta",
	"Kwabena", "Leocadia", "Myfanwy", "Nkechi", "Octavian", "Peredur", "Quenby", "Rhiannon", "Saoirse", "Tegwen",
	"Ursula", "Violeta", "Wilhelmina", "Xanthe", "Yevgenia", "Zubaida", "Anwen", "Bohdan", "Cerys", "Dafydd",
	"Emeka", "Ffion", "Gethin", "Hafwen", "Idris", "Jolanta", "Kayode", "Llinos", "Mairwen", "Nerys",
}
