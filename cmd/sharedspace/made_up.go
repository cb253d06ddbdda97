package main

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"sharedspace/facilitation"
)

const (
	madeUpTopic = "How do people get home from hospital without waiting for one of us?"
	madeUpQuota = 3
)

var madeUpOrganisations = []string{"Hospital", "Community nursing", "Council", "Ambulance service", "Hospice"}

// madeUpOpenings and madeUpEndings make 63 different thoughts.
var (
	madeUpOpenings = []string{
		"The discharge letter", "The care package", "The medicines list", "The hospital bed at home", "The first visit",
		"The transport", "The phone call with the family", "The weekend plan", "The handover",
	}
	madeUpEndings = []string{
		"comes a day too late", "is known to one of us only", "is asked for twice", "works well when we speak at noon",
		"waits for a signature that nobody needs", "should be agreed on the ward", "looks different in every system",
	}
)

// makeUp makes people up: the same for the same seed. Opinions are mostly kind,
// and the last person disagrees with most of what is said.
func makeUp(people int, seed uint64) company {
	chance := rand.New(rand.NewPCG(seed, uint64(people)))
	all := company{
		Topic: madeUpTopic, Quota: madeUpQuota,
		Organisations: madeUpOrganisations[:3+chance.IntN(len(madeUpOrganisations)-2)],
	}
	for i := range people {
		all.People = append(all.People, person{
			Name: firstNames[i], Organisation: chance.IntN(len(all.Organisations)*6+1) % (len(all.Organisations) + 1), Votes: map[int]vote{},
		})
		for range chance.IntN(madeUpQuota + 1) {
			all.say(i, chance)
		}
	}
	for i := 0; len(all.Statements) < 2; i++ {
		all.say(i%people, chance)
	}
	for statement := range all.Statements {
		all.opinions(statement, chance)
	}
	return all
}

func (c *company) say(speaker int, chance *rand.Rand) {
	n := len(c.Statements)
	words := madeUpOpenings[n%len(madeUpOpenings)] + " " + madeUpEndings[chance.IntN(len(madeUpEndings))]
	if n >= len(madeUpOpenings) {
		words += ", on ward " + strconv.Itoa(n)
	}
	c.People[speaker].Statements = append(c.People[speaker].Statements, n)
	c.Statements = append(c.Statements, words+".")
}

// opinions lets everybody vote on a statement; its author agrees.
func (c *company) opinions(statement int, chance *rand.Rand) {
	appeal := 0.6 + 0.35*chance.Float64()
	for i, who := range c.People {
		likes := appeal
		if i > 0 && i == len(c.People)-1 {
			likes = 0.2
		}
		switch draw := chance.Float64(); {
		case slices.Contains(who.Statements, statement):
			who.Votes[statement] = agree
		case chance.Float64() < 0.1: // has no opinion
		case draw < likes:
			who.Votes[statement] = agree
		case draw < likes+0.1:
			who.Votes[statement] = pass
		default:
			who.Votes[statement] = disagree
		}
	}
}

// fit cuts words to so many characters.
func fit(words string, most int) string {
	words = facilitation.Clean(words)
	if facilitation.Length(words) <= most {
		return words
	}
	letters := []rune(words)
	for len(letters) > 0 && facilitation.Length(string(letters)+"…") > most {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + "…"
}
