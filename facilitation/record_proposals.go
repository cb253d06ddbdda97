package facilitation

import (
	"maps"
	"slices"
)

// recordProposals are all that were not put back, with the numbers the room saw.
func recordProposals(state State, cards map[string]int) []RecordProposal {
	proposals := []RecordProposal{}
	for _, proposal := range state.liveProposals() {
		check, tapped := state.Lines[proposal.Proposal], -1
		if checked(state) > 0 {
			tapped = check.Tapped
		}
		record := recordProposal(proposal)
		record.Number, record.Card = proposalNumber(state, proposal.Proposal), cards[proposal.Card]
		record.Tapped, record.Queried = tapped, check.Queried
		proposals = append(proposals, record)
	}
	return proposals
}

// recordProposal is what a proposal knows of itself.
func recordProposal(proposal Proposal) RecordProposal {
	record := RecordProposal{
		Lines:     writtenLines(proposal.Lines),
		By:        proposal.By,
		LookAgain: proposal.LookAgain,
		Versions:  []RecordVersion{},
		Tallies:   []RecordTally{},
		Outcome:   proposal.Outcome,
		Way:       proposal.Way,
		WayWords:  proposal.WayWords,
		WayUntil:  proposal.WayUntil,
	}
	for _, version := range proposal.Versions {
		record.Versions = append(record.Versions, RecordVersion(version))
	}
	for _, tally := range proposal.Tallies {
		record.Tallies = append(record.Tallies, recordTally(tally))
	}
	record.Worries = recordWorries(proposal.Worries, record.Tallies)
	return record
}

// proposalNumber is the number the room knows a proposal by; 0: none.
func proposalNumber(state State, id string) int {
	return 1 + slices.IndexFunc(state.liveProposals(), func(p Proposal) bool { return p.Proposal == id })
}

func recordTally(tally Tally) RecordTally {
	record := RecordTally{Final: tally.Final, Version: tally.Version, Here: tally.Here, Counts: map[Answer]int{}}
	if tally.People >= fewest && tally.Counts != nil {
		record.People, record.Counts = tally.People, maps.Clone(tally.Counts)
	}
	return record
}

// recordWorries are those of rounds that five or more answered, with the line
// the room made of each where it made one.
func recordWorries(worries []Worry, tallies []RecordTally) []RecordWorry {
	record := []RecordWorry{}
	for _, worry := range worries {
		shown := slices.ContainsFunc(tallies, func(t RecordTally) bool { return t.Final == worry.Final && t.People > 0 })
		if !shown {
			continue
		}
		words := worry.Condensed
		if !words.written() {
			words = worry.Words
		}
		record = append(record, RecordWorry{
			Answer: worry.Answer, Final: worry.Final, Words: words, Became: worry.Became, Version: worry.Version,
		})
	}
	return record
}
