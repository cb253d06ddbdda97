package facilitation

// MinutesFacts are what a record's data does not know of itself.
type MinutesFacts struct {
	ID    string // of the record
	Chain string // of the entry of its log that holds this version
}

// Minutes is a record as a Markdown file: the same bytes for the same record,
// whoever makes it. say gives our words for a key ("minutes.…" and "stage.…") in
// the record's language, with facts in their gaps; a choice by number is made
// with the fact n. What people wrote never passes through say.
//
// The page one that a busy leader reads comes first, then how it came about.
func Minutes(data RecordData, facts MinutesFacts, say func(key string, facts map[string]any) string) []byte {
	p := &page{data: data, say: say}
	p.front(facts)
	p.paragraph(p.words("binds"))
	p.title()
	p.outcomes()
	p.asked()
	p.objections()
	p.purpose()
	p.room()
	p.work()
	p.heard()
	p.details()
	p.champions()
	p.answers()
	p.reviews()
	return seal([]byte(p.out.String()[:p.out.Len()-1])) // without the last blank line
}

func (p *page) title() {
	p.heading(1, p.text(p.data.Topic))
	facts := []markdown{p.day(p.data.Date), p.words("people", Facts{"n": p.data.Numbers.People})}
	if n := len(p.data.Organisations); n > 0 {
		facts = append(facts, p.words("organisations", Facts{"n": n}))
	}
	p.paragraph(joined(" · ", append(facts, p.words("version", Facts{"version": p.data.Version}))))
	switch people := p.data.Numbers.People; {
	case people <= 1:
		p.paragraph(strong(p.words("alone")))
	case people < fewest:
		p.paragraph(strong(p.words("few")))
	}
}

// outcomes are what was agreed and what was not.
func (p *page) outcomes() {
	p.heading(2, p.words("agreed"))
	p.sentences(p.data.agreed(), "nothingAgreed")
	p.heading(2, p.words("notAgreed"))
	if len(p.data.Proposals) == 0 {
		p.paragraph(p.words("nothingProposed"))
		return
	}
	p.sentences(p.data.notAgreed(), "nothingNotAgreed")
}

// asked is what is asked of whom, by when.
func (p *page) asked() {
	p.heading(2, p.words("asked"))
	rows := [][]markdown{{p.words("about"), p.words("who"), p.words("by")}}
	for _, proposal := range p.data.agreed() {
		rows = append(rows, []markdown{p.name(proposal), p.orNot(proposal.Lines[Who]), p.day(proposal.By)})
	}
	for _, proposal := range p.data.notAgreed() {
		if proposal.Way == Park || proposal.Way == TakeTo || proposal.Way == TryUntil {
			what := p.name(proposal) + ": " + p.words("way."+string(proposal.Way))
			rows = append(rows, []markdown{what, p.orNot(proposal.WayWords), p.day(proposal.WayUntil)})
		}
	}
	if len(rows) == 1 {
		p.paragraph(p.words("nothingAsked"))
		return
	}
	p.table("lll", rows...)
}

// objections gathers every No that stands, so that page one shows them without
// reading on.
func (p *page) objections() {
	p.heading(2, p.words("objections"))
	var items []markdown
	for _, proposal := range p.data.Proposals {
		for _, worry := range proposal.standing() {
			if worry.Answer == No {
				items = append(items, p.name(proposal)+": "+p.text(worry.Words))
			}
		}
	}
	if len(items) == 0 {
		p.paragraph(p.words("noObjections"))
	}
	p.list(items...)
}

func (p *page) champions() {
	p.heading(2, p.words("champions"))
	if len(p.data.Champions) == 0 {
		p.paragraph(p.words("noChampions"))
	}
	var items []markdown
	for _, champion := range p.data.Champions {
		item := p.text(champion.Name)
		if champion.Profession.written() {
			item += ", " + p.text(champion.Profession)
		}
		for _, proposal := range p.data.Proposals {
			if proposal.Number == champion.Proposal {
				item += " · " + p.name(proposal)
			}
		}
		items = append(items, item)
	}
	p.list(items...)
}

// answers of organisations come in later versions.
func (p *page) answers() {
	p.heading(2, p.words("answers"))
	p.paragraph(p.words("noAnswers"))
}

func (p *page) reviews() {
	p.heading(2, p.words("review"))
	var items []markdown
	for _, proposal := range p.data.agreed() {
		items = append(items, p.name(proposal)+": "+p.day(proposal.LookAgain))
	}
	if len(items) == 0 {
		p.paragraph(p.words("noReview"))
	}
	p.list(items...)
}

// orNot is a text, or "not named yet".
func (p *page) orNot(text Text) markdown {
	if !text.written() {
		return p.words("notNamed")
	}
	return p.text(text)
}
