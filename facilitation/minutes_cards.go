package facilitation

import "fmt"

// heard is what the room heard: the cards, how they were rated, what they rest on.
func (p *page) heard() {
	p.heading(2, p.words("heard"))
	if len(p.data.Cards) == 0 {
		p.paragraph(p.words("noCards"))
	}
	if len(p.data.Cards) > 0 {
		p.paragraph(p.words("aspects", Facts{
			"together": p.data.Aspects[Together], "technology": p.data.Aspects[Technology], "conditions": p.data.Aspects[Conditions],
		}))
		p.ratings()
	}
	for _, card := range p.data.Cards {
		p.card(card)
	}
	if len(p.data.Quotes) > 0 {
		p.heading(3, p.words("quotes"))
		for _, quote := range p.data.Quotes {
			p.quote(p.text(quote))
		}
	}
}

// ratings is the table of all cards, in the order the ratings make.
func (p *page) ratings() {
	rows := [][]markdown{{p.words("card.head"), "1", "2", "3", "4", "5", p.words("count"), p.words("mean")}}
	for _, card := range p.data.Cards {
		if card.Ratings != nil {
			row := append([]markdown{p.cardName(card.Number)}, fiveCells(card.Ratings.Counts)...)
			rows = append(rows, append(row, p.decimal(card.Ratings.Mean)))
		}
	}
	if len(rows) == 1 {
		p.paragraph(p.words("notRated"))
		return
	}
	p.paragraph(p.words("rated"))
	p.table("lrrrrrrr", rows...)
}

func (p *page) cardName(n int) markdown { return p.words("card", Facts{"number": n}) }

func (p *page) decimal(value float64) markdown { return markdown(fmt.Sprintf("%.1f", value)) }

// printedLines are printed in this order.
var printedLines = []Line{Keeps, Could, Affected, Unsettled, Meanings, Exists}

func (p *page) card(card RecordCard) {
	p.heading(3, p.cardName(card.Number))
	p.lines(card.Lines)
	about := p.evidence(card)
	if card.Aspect != "" {
		about = p.words("aspect."+string(card.Aspect)) + " · " + about
	}
	if card.Ratings != nil {
		about += " · " + p.words("meanOf", Facts{"n": card.Ratings.People, "mean": string(p.decimal(card.Ratings.Mean))})
	}
	p.paragraph(about)
	if card.Ratings != nil && card.Ratings.Wide {
		p.paragraph(p.words("wide"))
	}
	for _, other := range card.Joined {
		p.paragraph(p.words("joined"))
		p.lines(other.Lines)
	}
	if len(card.Quotes) > 0 {
		p.paragraph(strong(p.words("quotes")))
	}
	for _, quote := range card.Quotes {
		p.quote(p.text(quote))
	}
}

func (p *page) lines(lines map[Line]Text) {
	for _, line := range printedLines {
		if text, written := lines[line]; written {
			p.paragraph(strong(p.words("line."+string(line))), p.text(text))
		}
	}
}

func (p *page) evidence(card RecordCard) markdown {
	if p.data.Numbers.Groups <= 1 {
		return p.words("evidence", Facts{"n": card.Thoughts})
	}
	return p.words("evidence", Facts{"n": card.Thoughts}) + ", " +
		p.words("evidence.groups", Facts{"groups": card.Groups, "n": p.data.Numbers.Groups})
}
