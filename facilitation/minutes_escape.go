package facilitation

import (
	"strings"
	"unicode/utf8"
)

// markdown is Markdown that is safe to print: words of ours, or a person's words
// with everything escaped that could make structure of them.
type markdown string

// maxPrinted is how many bytes of one text are printed; the rooms' limits are far below.
const maxPrinted = 8 << 10

const escaped = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// escape makes one line of what a person wrote: all ASCII punctuation has a
// backslash, so that it can begin or end nothing, and white space is folded, so
// that no line begins within it and none is indented.
func escape(words string) markdown {
	words = strings.Join(strings.Fields(Clean(words)), " ")
	if len(words) > maxPrinted {
		cut := maxPrinted
		for !utf8.RuneStart(words[cut]) {
			cut--
		}
		words = words[:cut] + "…"
	}
	var out strings.Builder
	for _, r := range words {
		if r < utf8.RuneSelf && strings.ContainsRune(escaped, r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return markdown(out.String())
}
