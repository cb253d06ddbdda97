package facilitation

import (
	"testing"

	"pgregory.net/rapid"
)

func TestTheRuleGivesTheMethodsResult(t *testing.T) {
	rule := Rule{Answered: answeredShare, Support: supportShare}
	for name, c := range map[string]struct {
		here   int
		counts map[Answer]int
		want   Outcome
	}{
		"all yes":                            {18, map[Answer]int{Yes: 18}, Agreed},
		"worries and a median of four":       {18, map[Answer]int{Yes: 4, YesWorry: 10, CanLive: 4}, Agreed},
		"a median below four":                {18, map[Answer]int{Yes: 4, YesWorry: 4, CanLive: 10}, AgreedReservations},
		"one not yet":                        {18, map[Answer]int{Yes: 17, NotYet: 1}, AgreedReservations},
		"one no among eighteen":              {18, map[Answer]int{Yes: 17, No: 1}, ObjectionStands},
		"one no among twenty":                {20, map[Answer]int{Yes: 19, No: 1}, ObjectionStands},
		"one no among twenty-one":            {21, map[Answer]int{Yes: 20, No: 1}, SupportedObjected},
		"two among twenty-one":               {21, map[Answer]int{Yes: 19, No: 2}, ObjectionStands},
		"support missed":                     {18, map[Answer]int{Yes: 13, NotYet: 5}, NotAgreedYet},
		"support missed and a no":            {18, map[Answer]int{Yes: 13, NotYet: 4, No: 1}, NotAgreedYet},
		"abstaining is no back door":         {18, map[Answer]int{Yes: 8, NotMine: 10}, NotAgreedYet},
		"half of those here are enough":      {18, map[Answer]int{Yes: 9, NotMine: 9}, Agreed},
		"too few answered":                   {18, map[Answer]int{Yes: 13}, NotEnough},
		"fourteen of eighteen are enough":    {18, map[Answer]int{Yes: 14}, Agreed},
		"fewer than five":                    {5, map[Answer]int{Yes: 4}, NotEnough},
		"the lower middle of an even number": {6, map[Answer]int{Yes: 3, CanLive: 3}, AgreedReservations},
		"nobody says anything of their own":  {9, map[Answer]int{NotMine: 9}, NotAgreedYet},
		"not mine counts as having answered": {9, map[Answer]int{Yes: 6, NotMine: 1}, Agreed},
		"nobody answered":                    {9, nil, NotEnough},
	} {
		people := 0
		for _, n := range c.counts {
			people += n
		}
		if got := rule.outcome(tally(c.here, people, c.counts)); got != c.want {
			t.Errorf("%s: %s, not %s", name, got, c.want)
		}
	}
}

func TestNoAnswerMakesAnAgreementWorseByBeingBetter(t *testing.T) {
	order := []Answer{No, NotYet, CanLive, YesWorry, Yes}
	rank := map[Outcome]int{NotEnough: 0, NotAgreedYet: 1, ObjectionStands: 2, SupportedObjected: 3, AgreedReservations: 4, Agreed: 5}
	rapid.Check(t, func(t *rapid.T) {
		counts := map[Answer]int{NotMine: rapid.IntRange(0, 10).Draw(t, "not mine")}
		people := counts[NotMine]
		for _, answer := range order {
			counts[answer] = rapid.IntRange(0, 12).Draw(t, string(answer))
			people += counts[answer]
		}
		rule := Rule{Answered: rapid.IntRange(50, 100).Draw(t, "answered"), Support: rapid.IntRange(50, 100).Draw(t, "support")}
		here := people + rapid.IntRange(0, 10).Draw(t, "silent")
		before := rule.outcome(tally(here, people, counts))
		from := rapid.IntRange(0, len(order)-2).Draw(t, "from")
		if counts[order[from]] == 0 {
			return
		}
		counts[order[from]]--
		counts[order[from+1]]++
		if after := rule.outcome(tally(here, people, counts)); rank[after] < rank[before] {
			t.Fatalf("%v became %v", before, after)
		}
	})
}

func TestTheRoomsOwnNumbersAreThoseOfTheRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule := Rule{Answered: rapid.IntRange(50, 100).Draw(t, "answered"), Support: 75}
		here := rapid.IntRange(5, 40).Draw(t, "here")
		needed := rule.needed(here)
		if !rule.enough(tallied{here: here, answered: needed}) {
			t.Fatalf("%d of %d are said to be enough and are not", needed, here)
		}
		if needed > fewest && rule.enough(tallied{here: here, answered: needed - 1}) {
			t.Fatalf("%d of %d would be enough", needed-1, here)
		}
	})
}
