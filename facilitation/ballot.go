package facilitation

import "slices"

// answerValues orders the answers; Not mine to decide has none.
var answerValues = map[Answer]int{Yes: 5, YesWorry: 4, CanLive: 3, NotYet: 2, No: 1, NotMine: 0}

// tallied are the numbers the rule is about.
type tallied struct {
	here, answered, valued, support, no, notYet, median int
}

func tally(here, people int, counts map[Answer]int) tallied {
	t := tallied{here: here, answered: people, no: counts[No], notYet: counts[NotYet]}
	var values []int
	for answer, n := range counts {
		if value := answerValues[answer]; value > 0 {
			values = append(values, slices.Repeat([]int{value}, n)...)
			if value >= 3 {
				t.support += n
			}
		}
	}
	t.valued = len(values)
	if slices.Sort(values); len(values) > 0 {
		t.median = values[(len(values)-1)/2] // the lower middle
	}
	return t
}

// met: enough answered; enough of those who said can live with it; and half of
// those here can, so that Not mine to decide is no back door.
func (r Rule) met(t tallied) bool { return r.enough(t) && r.supported(t) }

func (r Rule) enough(t tallied) bool {
	return t.answered >= fewest && t.answered*100 >= r.Answered*t.here
}

func (r Rule) supported(t tallied) bool {
	return t.valued > 0 && t.support*100 >= r.Support*t.valued && t.support*2 >= t.here
}

// outcome is the first row from the bottom of the method's table that fits the
// final answers.
func (r Rule) outcome(t tallied) Outcome {
	switch {
	case !r.enough(t):
		return NotEnough
	case !r.supported(t):
		return NotAgreedYet
	case t.no > 0 && t.answered > largeRoom && t.no*20 <= t.answered:
		return SupportedObjected
	case t.no > 0:
		return ObjectionStands
	case t.notYet == 0 && t.median >= 4:
		return Agreed
	}
	return AgreedReservations
}

// largeRoom: above so many answers, one No in twenty is put on record and does
// not stop the agreement.
const largeRoom = 20

// settles: the first answers are final when they meet the rule and nobody chose
// Not yet or No.
func (r Rule) settles(t tallied) bool { return r.met(t) && t.no == 0 && t.notYet == 0 }

// needed is how many of those here must answer.
func (r Rule) needed(here int) int { return max((r.Answered*here+99)/100, fewest) }
