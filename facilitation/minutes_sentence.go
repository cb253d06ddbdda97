package facilitation

import "slices"

// The lines of page one: each proposal's sentence, its result, and in the same
// size under it what people could not put out of their minds.

var agreements = []Outcome{Agreed, AgreedReservations, SupportedObjected, AgreedAloud}

func (p RecordProposal) agreed() bool { return slices.Contains(agreements, p.Outcome) }

func (d RecordData) agreed() []RecordProposal {
	return slices.DeleteFunc(slices.Clone(d.Proposals), func(p RecordProposal) bool { return !p.agreed() })
}

func (d RecordData) notAgreed() []RecordProposal {
	return slices.DeleteFunc(slices.Clone(d.Proposals), RecordProposal.agreed)
}

// name is "Agreement 1" or "Proposal 2".
func (p *page) name(proposal RecordProposal) markdown {
	if proposal.agreed() {
		return p.words("agreement", Facts{"number": proposal.Number})
	}
	return p.words("proposal", Facts{"number": proposal.Number})
}

func (p *page) outcome(outcome Outcome) markdown {
	if outcome == "" {
		return p.words("outcome.none")
	}
	return p.words("outcome." + string(outcome))
}

func (p *page) sentences(proposals []RecordProposal, none string) {
	if len(proposals) == 0 {
		p.paragraph(p.words(none))
	}
	for _, proposal := range proposals {
		p.heading(3, p.name(proposal)+": "+p.outcome(proposal.Outcome))
		p.sentence(proposal.asked())
		if later := proposal.later(); later != nil {
			p.paragraph(p.words("reworded"))
			p.sentence(*later)
		}
		p.reservations(proposal)
		p.way(proposal)
		if proposal.Queried {
			p.paragraph(strong(p.words("queried")))
		}
	}
}

func (p *page) sentence(version RecordVersion) {
	sentence := strong(p.words("will")) + " " + p.text(version.Will)
	if version.SoThat.written() {
		sentence += broken + strong(p.words("soThat")) + " " + p.text(version.SoThat)
	}
	p.paragraph(sentence)
}

// asked is the wording that the last answers belong to; the lines as they stand
// where nobody was asked.
func (p RecordProposal) asked() RecordVersion {
	if len(p.Tallies) > 0 {
		last := p.Tallies[len(p.Tallies)-1].Version
		for _, version := range p.Versions {
			if version.Version == last {
				return version
			}
		}
	}
	return p.standingWords()
}

// later is the wording as it stands, where it was changed after the last answers.
func (p RecordProposal) later() *RecordVersion {
	asked, now := p.asked(), p.standingWords()
	if same(asked.Will, now.Will) && same(asked.SoThat, now.SoThat) {
		return nil
	}
	return &now
}

func (p RecordProposal) standingWords() RecordVersion {
	return RecordVersion{Will: p.Lines[Will], SoThat: p.Lines[SoThat]}
}

// same tells whether two texts are one, be it erased in one place only.
func same(one, other Text) bool {
	return one.Words == other.Words && one.Erased() == other.Erased() || one.Committed() == other.Committed()
}

// standing are the worries that neither changed the words nor were withdrawn; one
// that was sent again with the final answers stands once.
func (p RecordProposal) standing() []RecordWorry {
	var standing []RecordWorry
	for i, worry := range p.Worries {
		if worry.Became == ChangedWords || worry.Became == Withdrawn || !worry.Words.written() {
			continue
		}
		again := func(w RecordWorry) bool { return w.Words.Words == worry.Words.Words && !worry.Words.Erased() }
		if slices.ContainsFunc(p.Worries[i+1:], again) {
			continue
		}
		standing = append(standing, worry)
	}
	return standing
}

// reservations prints objections first, then reservations, each as large as the
// sentence above them. What a Yes brought along stands with the details.
func (p *page) reservations(proposal RecordProposal) {
	for _, worry := range proposal.besideSentence() {
		label := "reservation"
		switch worry.Answer {
		case No:
			label = "objection"
		case NotMine:
			label = "notMine"
		}
		p.paragraph(strong(p.words(label)), p.text(worry.Words))
	}
}

// besideSentence are the standing worries that page one prints, objections first.
func (p RecordProposal) besideSentence() []RecordWorry {
	var objections, others []RecordWorry
	for _, worry := range p.standing() {
		switch worry.Answer {
		case No:
			objections = append(objections, worry)
		case Yes:
		default:
			others = append(others, worry)
		}
	}
	return append(objections, others...)
}

// way is what follows a no.
func (p *page) way(proposal RecordProposal) {
	if proposal.agreed() || proposal.Way == "" {
		return
	}
	follows := p.words("way." + string(proposal.Way))
	if proposal.WayWords.written() {
		follows += " · " + p.text(proposal.WayWords)
	}
	if proposal.WayUntil != "" {
		follows += " · " + p.words("until", Facts{"day": string(p.day(proposal.WayUntil))})
	}
	p.paragraph(strong(p.words("follows")), follows)
}
