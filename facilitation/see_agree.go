package facilitation

func seeProposals(state State, view View) {
	number := 0
	now := state.now()
	for _, proposal := range state.Proposals {
		if proposal.PutBack {
			continue
		}
		number++
		part := PartProposal{
			Card: proposal.Card, Number: number, Lines: map[Line]PartLine{}, By: proposal.By, LookAgain: proposal.LookAgain,
			Version: proposal.version(), Versions: []PartVersion{}, Tallies: []PartTally{}, Worries: []PartWorry{},
			Outcome: proposal.Outcome, Way: proposal.Way, WayWords: proposal.WayWords.Words, WayUntil: proposal.WayUntil,
			Now: now != nil && now.Proposal == proposal.Proposal && state.Stage == Agree,
		}
		for line, worded := range proposal.Lines {
			part.Lines[line] = PartLine{Words: worded.Words.Words, Version: worded.Version}
		}
		for _, version := range proposal.Versions {
			part.Versions = append(part.Versions, PartVersion{Version: version.Version, Will: version.Will.Words, SoThat: version.SoThat.Words})
		}
		for _, tally := range proposal.Tallies {
			part.Tallies = append(part.Tallies, seeTally(tally))
		}
		for _, worry := range proposal.Worries {
			part.Worries = append(part.Worries, PartWorry{
				Worry: worry.Worry, Answer: worry.Answer, Final: worry.Final, Words: worry.Words.Words,
				Condensed: worry.Condensed.Words, Became: worry.Became, Version: worry.Version,
			})
		}
		view["proposal/"+proposal.Proposal] = part
	}
	if state.Stage == Agree {
		view["rule"] = PartRule{Here: state.Here, Answer: state.Settings.Rule.needed(state.Here), Half: (state.Here + 1) / 2, Rule: state.Settings.Rule}
	}
}

func seeTally(tally Tally) PartTally {
	part := PartTally{Final: tally.Final, Version: tally.Version, Here: tally.Here, People: tally.People, Counts: map[Answer]int{}}
	if tally.Counts == nil {
		part.People = 0
	}
	for answer, n := range tally.Counts {
		part.Counts[answer] = n
	}
	return part
}

// seeLines shows what the record will say, from the close on.
func seeLines(state State, view View) {
	if state.Times[Closing] == 0 {
		return
	}
	for i, proposal := range state.liveProposals() {
		check := state.Lines[proposal.Proposal]
		part := PartMinuteLine{
			Number: i + 1, Proposal: proposal.Proposal, Will: proposal.Lines[Will].Words.Words, SoThat: proposal.Lines[SoThat].Words.Words,
			Who: proposal.Lines[Who].Words.Words, By: proposal.By, LookAgain: proposal.LookAgain, Outcome: proposal.Outcome,
			Tapped: check.Tapped, Settled: check.Settled, Queried: check.Queried, Standing: seeStanding(proposal),
		}
		if state.Lines == nil {
			part.Tapped = -1
		}
		view["line/"+proposal.Proposal] = part
	}
	for _, champion := range state.Champions {
		view["champion/"+champion.Champion] = PartChampion{Proposal: champion.Proposal, Name: champion.Name.Words, Profession: champion.Profession.Words}
	}
}

// seeStanding is what page one of the record prints under the sentence, by the
// record's own choice.
func seeStanding(proposal Proposal) []PartStanding {
	standing := []PartStanding{}
	for _, worry := range recordProposal(proposal).besideSentence() {
		standing = append(standing, PartStanding{Answer: worry.Answer, Words: worry.Words.Words})
	}
	return standing
}
