package facilitation

// details tells of each proposal how its sentence came about.
func (p *page) details() {
	p.heading(2, p.words("details"))
	if len(p.data.Proposals) == 0 {
		p.paragraph(p.words("noProposals"))
	}
	for _, proposal := range p.data.Proposals {
		p.heading(3, p.name(proposal))
		p.sentence(proposal.asked())
		p.origin(proposal)
		p.considered(proposal)
		p.tallies(proposal)
		p.wordings(proposal)
		p.worries(proposal)
		p.forward(proposal)
	}
}

// origin is the card it came from, so that the need stands before the answer.
func (p *page) origin(proposal RecordProposal) {
	for _, card := range p.data.Cards {
		if card.Number != proposal.Card {
			continue
		}
		from := p.words("from", Facts{"number": card.Number})
		if text, written := card.Lines[Keeps]; written {
			p.paragraph(strong(from), p.text(text))
		} else {
			p.paragraph(strong(from))
		}
	}
}

// considered are the cards that no proposal came from, with their ratings.
func (p *page) considered(proposal RecordProposal) {
	chosen := map[int]bool{}
	for _, other := range p.data.Proposals {
		chosen[other.Card] = true
	}
	var others []markdown
	for _, card := range p.data.Cards {
		if chosen[card.Number] {
			continue
		}
		other := p.cardName(card.Number)
		if card.Ratings != nil {
			other += " (" + p.words("meanOf", Facts{"n": card.Ratings.People, "mean": string(p.decimal(card.Ratings.Mean))}) + ")"
		} else {
			other += " (" + p.words("unrated") + ")"
		}
		if text, written := card.Lines[Could]; written {
			other += broken + p.text(text)
		}
		others = append(others, other)
	}
	p.heading(4, p.words("considered"))
	if len(others) == 0 {
		p.paragraph(p.words("noneConsidered"))
	}
	p.list(others...)
}

// answerOrder is how answers are printed, from the warmest to none.
var answerOrder = []Answer{Yes, YesWorry, CanLive, NotYet, No, NotMine}

// tallies prints both rounds of answers side by side, never a difference.
func (p *page) tallies(proposal RecordProposal) {
	p.heading(4, p.words("tallies"))
	switch {
	case proposal.Outcome == AgreedAloud || proposal.Outcome == NotAgreedAloud:
		p.paragraph(p.words("aloud"))
		return
	case len(proposal.Tallies) == 0:
		p.paragraph(p.words("notAsked"))
		return
	}
	head := []markdown{p.words("answer")}
	for _, tally := range proposal.Tallies {
		head = append(head, p.round(tally.Final))
	}
	rows := [][]markdown{head}
	for _, answer := range answerOrder {
		rows = append(rows, p.row(proposal, p.words("answer."+string(answer)), func(t RecordTally) markdown {
			return number(t.Counts[answer])
		}))
	}
	rows = append(rows,
		p.row(proposal, p.words("answered"), func(t RecordTally) markdown {
			return p.words("of", Facts{"answered": t.People, "here": t.Here})
		}),
		p.row(proposal, p.words("wording"), func(t RecordTally) markdown { return number(t.Version) }))
	align := "l"
	for range proposal.Tallies {
		align += "r"
	}
	p.table(align, rows...)
	last := proposal.Tallies[len(proposal.Tallies)-1]
	switch {
	case last.People == 0:
		p.paragraph(p.words("tooFew"))
	case !last.Final && proposal.agreed():
		p.paragraph(p.words("settled"))
	}
}

func (p *page) round(final bool) markdown {
	if final {
		return p.words("final")
	}
	return p.words("first")
}

func (p *page) row(proposal RecordProposal, label markdown, cell func(RecordTally) markdown) []markdown {
	row := []markdown{label}
	for _, tally := range proposal.Tallies {
		if tally.People == 0 {
			row = append(row, "–")
		} else {
			row = append(row, cell(tally))
		}
	}
	return row
}

func (p *page) wordings(proposal RecordProposal) {
	if len(proposal.Versions) < 2 {
		return
	}
	p.heading(4, p.words("wordings"))
	for _, version := range proposal.Versions {
		p.paragraph(strong(p.words("wording") + " " + number(version.Version)))
		p.sentence(version)
	}
}

// worries are all that were written with answers, and what became of each; then
// remarks.
func (p *page) worries(proposal RecordProposal) {
	var items, remarks []markdown
	for _, worry := range proposal.Worries {
		if !worry.Words.written() {
			continue
		}
		if worry.remark() {
			remarks = append(remarks, p.text(worry.Words)+broken+p.round(worry.Final))
			continue
		}
		became := p.words("became.open")
		switch worry.Became {
		case ChangedWords:
			became = p.words("became.changed", Facts{"version": worry.Version})
		case Noted, Withdrawn:
			became = p.words("became." + string(worry.Became))
		}
		items = append(items, p.text(worry.Words)+broken+joined(" · ", []markdown{
			p.words("answer." + string(worry.Answer)), p.round(worry.Final), became,
		}))
	}
	if len(items) > 0 {
		p.heading(4, p.words("worries"))
		p.list(items...)
	}
	if len(remarks) > 0 {
		p.heading(4, p.words("remarks"))
		p.list(remarks...)
	}
}

// remark: what a plain yes brought along is no worry.
func (w RecordWorry) remark() bool { return w.Answer == Yes }

// forward is who takes it on, by when, and how people will notice.
func (p *page) forward(proposal RecordProposal) {
	if !proposal.agreed() {
		p.way(proposal)
		return
	}
	p.heading(4, p.words("forward"))
	p.list(
		strong(p.words("who.is"))+" "+p.orNot(proposal.Lines[Who]),
		strong(p.words("by.is"))+" "+p.day(proposal.By),
		strong(p.words("lookAgain.is"))+" "+p.day(proposal.LookAgain),
		p.words("measure.none"),
	)
	switch {
	case proposal.Queried:
		p.paragraph(strong(p.words("queried")))
	case proposal.Tapped > 0 && p.data.Checked > 0:
		p.paragraph(p.words("tapped", Facts{"n": proposal.Tapped}))
	}
}
