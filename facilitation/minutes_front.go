package facilitation

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// front writes the front matter, which is YAML; the line with the checksum is
// put in at the end, by seal. Texts are quoted as Go quotes strings, whose
// escapes are all YAML's.
func (p *page) front(facts MinutesFacts) {
	data := p.data
	p.out.WriteString("---\n")
	p.line("id", facts.ID)
	fmt.Fprintf(&p.out, "version: %d\n", data.Version)
	p.line("status", p.status())
	p.line("workshop", p.plain(data.Topic))
	p.line("date", data.Date)
	fmt.Fprintf(&p.out, "rule:\n  answered: %d\n  support: %d\n", data.Rule.Answered, data.Rule.Support)
	fmt.Fprintf(&p.out, "numbers:\n  people: %d\n  thoughts: %d\n  setAside: %d\n  cards: %d\n  agreed: %d\n  notAgreed: %d\n",
		data.Numbers.People, data.Numbers.Thoughts, data.Numbers.SetAside, len(data.Cards), len(data.agreed()), len(data.notAgreed()))
	if len(data.Organisations) == 0 {
		p.out.WriteString("organisations: []\n")
	} else {
		p.out.WriteString("organisations:\n")
	}
	for _, organisation := range data.Organisations {
		fmt.Fprintf(&p.out, "  - %s\n", quoted(p.plain(organisation)))
	}
	p.line("reviewDate", data.review())
	p.out.WriteString("replaces: null\n")
	p.line("chain", facts.Chain)
	p.out.WriteString("---\n\n")
}

// line writes a key and its string, or null for none.
func (p *page) line(key, value string) {
	if value != "" {
		value = quoted(value)
	} else {
		value = "null"
	}
	fmt.Fprintf(&p.out, "%s: %s\n", key, value)
}

func quoted(value string) string { return strconv.Quote(value) }

// plain is a text as one line, unescaped: for the front matter, which quotes it.
func (p *page) plain(text Text) string {
	if text.Erased() {
		return p.say("minutes.takenOut", nil)
	}
	return strings.Join(strings.Fields(Clean(text.Words)), " ")
}

func (p *page) status() string {
	switch {
	case p.data.Numbers.People <= 1:
		return p.say("minutes.status.alone", nil)
	case len(p.data.agreed()) > 0 && len(p.data.Organisations) > 0:
		return p.say("minutes.status.waiting", Facts{"answers": 0, "of": len(p.data.Organisations)})
	}
	return p.say("minutes.status.published", nil)
}

// review is the first day on which something agreed is to be looked at again.
func (d RecordData) review() string {
	first := ""
	for _, proposal := range d.agreed() {
		if first == "" || proposal.LookAgain != "" && proposal.LookAgain < first {
			first = proposal.LookAgain
		}
	}
	return first
}

const (
	sumLine   = "sha256: "
	frontEnds = "\n---\n"
)

// seal puts the checksum of all the other bytes into the front matter, as its
// last line.
func seal(file []byte) []byte {
	at := bytes.Index(file, []byte(frontEnds)) + 1
	return bytes.Join([][]byte{file[:at], []byte(sumLine + quoted(sumOf(file)) + "\n"), file[at:]}, nil)
}

// MinutesSum returns the SHA-256 that a file of minutes states, and that of its
// other bytes: the whole file without the line "sha256: …" that ends its front
// matter. stated is empty where there is no such line.
func MinutesSum(file []byte) (stated, actual string) {
	end := bytes.Index(file, []byte(frontEnds))
	if end < 0 {
		return "", sumOf(file)
	}
	start := bytes.LastIndexByte(file[:end], '\n') + 1
	value, found := strings.CutPrefix(string(file[start:end]), sumLine)
	if !found {
		return "", sumOf(file)
	}
	if unquoted, err := strconv.Unquote(value); err == nil && quoted(unquoted) == value {
		stated = unquoted
	}
	return stated, sumOf(bytes.Join([][]byte{file[:start], file[end+1:]}, nil))
}

func sumOf(file []byte) string {
	sum := sha256.Sum256(file)
	return hex.EncodeToString(sum[:])
}
