package facilitation

import "fmt"

// How it came about: purpose, who was there, how the room worked.

func (p *page) purpose() {
	p.heading(2, p.words("purpose"))
	p.paragraph(p.text(p.data.Topic))
	for _, stage := range p.data.Stages {
		if stage.Stage == Gather {
			p.questions(stage)
		}
	}
}

func (p *page) questions(stage RecordStage) {
	for _, question := range stage.Questions {
		p.quote(p.text(question.Words))
	}
}

func (p *page) room() {
	p.heading(2, p.words("room"))
	p.paragraph(p.words("came", Facts{"n": p.data.Numbers.People}))
	if len(p.data.Organisations)+len(p.data.Missing) == 0 {
		p.paragraph(p.words("noList"))
		return
	}
	p.paragraph(strong(p.words("present")))
	p.names(p.data.Organisations)
	p.paragraph(strong(p.words("missing")))
	p.names(p.data.Missing)
	p.paragraph(p.words("unsaid"))
}

func (p *page) names(names []Text) {
	if len(names) == 0 {
		p.paragraph(p.words("nobody"))
	}
	var items []markdown
	for _, name := range names {
		items = append(items, p.text(name))
	}
	p.list(items...)
}

// work says how the room worked: stages and questions, the rule, the pulse.
func (p *page) work() {
	p.heading(2, p.words("work"))
	var items []markdown
	for _, stage := range p.data.Stages {
		item := strong(markdown(p.say("stage."+string(stage.Stage), nil)))
		if stage.Times > 1 {
			item += " " + p.words("times", Facts{"n": stage.Times})
		}
		for _, question := range stage.Questions {
			item += broken + p.text(question.Words)
		}
		items = append(items, item)
	}
	p.list(items...)
	thoughts := p.words("thoughts", Facts{"n": p.data.Numbers.Thoughts})
	if n := p.data.Numbers.SetAside; n > 0 {
		thoughts += " " + p.words("aside", Facts{"n": n})
	}
	p.paragraph(thoughts)
	if p.data.Numbers.Groups > 1 {
		p.paragraph(p.words("groups", Facts{"n": p.data.Numbers.Groups}))
	}
	if p.data.Numbers.People >= fewest {
		rule := p.words("rule", Facts{"answered": p.data.Rule.Answered, "support": p.data.Rule.Support})
		if p.data.Numbers.People > largeRoom {
			rule += " " + p.words("rule.large")
		}
		p.paragraph(rule)
	}
	if p.data.Checked > 0 {
		p.paragraph(p.words("checked", Facts{"n": p.data.Checked}))
	}
	if p.data.Numbers.Unreadable > 0 {
		p.paragraph(p.words("unreadable", Facts{"n": p.data.Numbers.Unreadable}))
	}
	p.pulse()
}

func (p *page) pulse() {
	if len(p.data.Pulse) == 0 {
		return
	}
	p.heading(3, p.words("pulse"))
	p.paragraph(p.words("pulse.scale"))
	rows := [][]markdown{{p.words("pulse.statement"), "1", "2", "3", "4", "5", p.words("count")}}
	for i := range pulseStatements {
		for _, pulse := range p.data.Pulse {
			if i < len(pulse.Counts) {
				statement := p.words(fmt.Sprintf("pulse.%d", i+1)) + " · " + p.words(fmt.Sprintf("pulse.time.%d", min(pulse.Time, 2)))
				rows = append(rows, append([]markdown{statement}, fiveCells(pulse.Counts[i])...))
			}
		}
	}
	p.table("lrrrrrr", rows...)
}

// fiveCells are counts of 1 to 5 and their sum; dashes where fewer than five
// made them.
func fiveCells(counts [5]int) []markdown {
	cells := make([]markdown, 0, len(counts)+1)
	sum := 0
	for _, n := range counts {
		cells = append(cells, number(n))
		sum += n
	}
	if sum == 0 {
		return []markdown{"–", "–", "–", "–", "–", "–"}
	}
	return append(cells, number(sum))
}
