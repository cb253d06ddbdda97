package main

import (
	"reflect"
	"slices"
	"testing"

	"sharedspace/facilitation"
)

func TestARatingIsTheRoundedMeanOfWhatWasVotedOn(t *testing.T) {
	who := person{Votes: map[int]vote{0: agree, 1: pass, 2: disagree}}
	for _, each := range []struct {
		statements []int
		want       int
	}{
		{[]int{0}, 5}, {[]int{1}, 3}, {[]int{2}, 1}, {[]int{0, 1}, 4}, {[]int{0, 0, 1}, 4}, {[]int{1, 2}, 2}, {[]int{1, 2, 2}, 2},
		{[]int{0, 2, 7}, 3}, {[]int{7}, 0}, {nil, 0},
	} {
		if got := who.rating(each.statements); got != each.want {
			t.Errorf("%v is rated %d, not %d", each.statements, got, each.want)
		}
	}
}

func TestAnAnswerFollowsTheRatingOfItsCard(t *testing.T) {
	for rating, want := range map[int][2]facilitation.Answer{
		5: {facilitation.Yes, facilitation.Yes},
		4: {facilitation.Yes, facilitation.Yes},
		3: {facilitation.CanLive, facilitation.CanLive},
		2: {facilitation.NotYet, facilitation.YesWorry},
		1: {facilitation.NotYet, facilitation.YesWorry},
		0: {facilitation.NotMine, facilitation.NotMine},
	} {
		if got := [2]facilitation.Answer{answerFor(rating, false), answerFor(rating, true)}; got != want {
			t.Errorf("%d answers %v, not %v", rating, got, want)
		}
	}
}

func TestMadeUpPeopleAreTheSameForTheSameSeed(t *testing.T) {
	for people := 1; people <= largestCrowd; people++ {
		all := makeUp(people, 3)
		if !reflect.DeepEqual(all, makeUp(people, 3)) {
			t.Fatalf("%d people differ", people)
		}
		if n := len(all.Organisations); len(all.People) != people || n < 3 || n > 5 {
			t.Errorf("%d people of %d organisations", len(all.People), n)
		}
		said := 0
		for _, who := range all.People {
			if said += len(who.Statements); len(who.Statements) > all.Quota || who.Organisation > len(all.Organisations) {
				t.Errorf("%+v", who)
			}
		}
		if said != len(all.Statements) || said < 2 {
			t.Errorf("%d people say %d of %d statements", people, said, len(all.Statements))
		}
		if unique := slices.Compact(slices.Sorted(slices.Values(all.Statements))); len(unique) != said {
			t.Errorf("%d people say something twice", people)
		}
	}
	if reflect.DeepEqual(makeUp(9, 1), makeUp(9, 2)) {
		t.Error("another seed makes up the same people")
	}
}

func TestNoFirstNameIsAWordOfTheMinutes(t *testing.T) {
	if unique := slices.Compact(slices.Sorted(slices.Values(firstNames))); len(unique) != largestCrowd {
		t.Fatalf("%d names for %d people", len(unique), largestCrowd)
	}
	text := championName + takesForward + parkedWith + condensed
	for _, list := range [][]string{checkIns, coulds, whys, whysLeft, madeUpOpenings, madeUpEndings, madeUpOrganisations} {
		for _, words := range list {
			text += " " + words
		}
	}
	all := company{}
	for _, name := range firstNames {
		all.People = append(all.People, person{Name: name})
	}
	if err := checkUnsaid(text, all); err != nil {
		t.Error(err)
	}
}
