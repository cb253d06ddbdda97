package facilitation

import (
	"fmt"
	"strings"
	"time"
)

// page writes the blocks of the minutes, one blank line apart. Only it makes
// structure; what goes in is safe already.
type page struct {
	out  strings.Builder
	data RecordData
	say  func(key string, facts map[string]any) string
}

// words are ours, in the record's language.
func (p *page) words(key string, facts ...Facts) markdown {
	var with Facts
	if len(facts) > 0 {
		with = facts[0]
	}
	return markdown(p.say("minutes."+key, with))
}

// text is what a person wrote.
func (p *page) text(text Text) markdown {
	if text.Erased() {
		return escape(p.say("minutes.takenOut", nil))
	}
	return escape(text.Words)
}

// day is a calendar day in words; "not set" where there is none.
func (p *page) day(day string) markdown {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return p.words("noDay")
	}
	return p.words("day", Facts{
		"day":   date.Day(),
		"month": string(p.words(fmt.Sprintf("month.%d", date.Month()))),
		"year":  date.Year(),
	})
}

func (p *page) heading(level int, words markdown) {
	fmt.Fprintf(&p.out, "%s %s\n\n", strings.Repeat("#", level), words)
}

func (p *page) paragraph(parts ...markdown) {
	p.out.WriteString(string(joined(" ", parts)) + "\n\n")
}

func (p *page) quote(words markdown) {
	fmt.Fprintf(&p.out, "> %s\n\n", words)
}

// list writes items; a line break in one stays within it.
func (p *page) list(items ...markdown) {
	for _, item := range items {
		fmt.Fprintf(&p.out, "- %s\n", strings.ReplaceAll(string(item), "\n", "\n  "))
	}
	if len(items) > 0 {
		p.out.WriteByte('\n')
	}
}

// table writes rows of equal length, the first of them the head. align has a
// letter for each column: l or r.
func (p *page) table(align string, rows ...[]markdown) {
	for i, row := range rows {
		p.out.WriteString("| " + string(joined(" | ", row)) + " |\n")
		if i > 0 {
			continue
		}
		for _, side := range align {
			p.out.WriteString(map[rune]string{'l': "|:--", 'r': "|--:"}[side])
		}
		p.out.WriteString("|\n")
	}
	p.out.WriteByte('\n')
}

// strong and broken are the only marks within a line.
func strong(words markdown) markdown { return "**" + words + "**" }

// broken begins with a space, so that a text which ends in a backslash stays
// apart from it.
const broken markdown = " \\\n"

func joined(with string, parts []markdown) markdown {
	all := make([]string, len(parts))
	for i, part := range parts {
		all[i] = string(part)
	}
	return markdown(strings.Join(all, with))
}

func number(n int) markdown { return markdown(fmt.Sprint(n)) }
