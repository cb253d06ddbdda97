package facilitation

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is whatever a person wrote. In an event it is the only field that may
// hold a person's words; a test walks all events.
//
// A log's chain covers the commitment H(salt, words), never the words, so a
// text can be erased and the chain stays whole.
type Text struct {
	Words      string // clean, see Clean; empty once erased
	Salt       string // 16 random bytes, base64; empty once erased
	Commitment string // hex SHA-256 over salt and words; set only once erased
}

// NewText salts words. The words are cleaned first.
func NewText(words, salt string) Text { return Text{Words: Clean(words), Salt: salt} }

// Erased tells whether the words are gone for good.
func (t Text) Erased() bool { return t.Commitment != "" }

// Empty tells whether there are no words: none were written, or they are erased.
func (t Text) Empty() bool { return t.Words == "" }

// Committed is the text without its words: what the chain covers.
func (t Text) Committed() Text {
	if t.Erased() || t.Salt == "" {
		return Text{Commitment: t.Commitment}
	}
	return Text{Commitment: commitment(t.Words, t.Salt)}
}

func commitment(words, salt string) string {
	sum := sha256.Sum256([]byte("text\x00" + salt + "\x00" + words))
	return hex.EncodeToString(sum[:])
}

type openText struct {
	Words string `json:"words"`
	Salt  string `json:"salt"`
}

type erasedText struct {
	Commitment string `json:"commitment"`
}

// MarshalJSON writes {"words","salt"}, or {"commitment"} once erased.
func (t Text) MarshalJSON() ([]byte, error) {
	if t.Erased() {
		return json.Marshal(erasedText{t.Commitment})
	}
	return json.Marshal(openText{t.Words, t.Salt})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (t *Text) UnmarshalJSON(data []byte) error {
	var both struct {
		openText
		erasedText
	}
	if err := json.Unmarshal(data, &both); err != nil {
		return fmt.Errorf("text: %w", err)
	}
	*t = Text{Words: both.Words, Salt: both.Salt, Commitment: both.Commitment}
	return nil
}

// Commit returns the canonical form of a JSON document (object keys sorted, no
// white space) in which every text is replaced by its commitment. A log's chain
// covers these bytes: they are the same before and after an erasure.
func Commit(document []byte) ([]byte, error) {
	return rewrite(document, func(string) bool { return true })
}

// Erase returns the document with those texts replaced by their commitments
// for which gone, given a commitment, is true.
func Erase(document []byte, gone func(commitment string) bool) ([]byte, error) {
	return rewrite(document, gone)
}

func rewrite(document []byte, gone func(string) bool) ([]byte, error) {
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, fmt.Errorf("text: read document: %w", err)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(withoutTexts(value, gone)); err != nil {
		return nil, fmt.Errorf("text: write document: %w", err)
	}
	return bytes.TrimRight(out.Bytes(), "\n"), nil
}

func withoutTexts(value any, gone func(string) bool) any {
	switch value := value.(type) {
	case map[string]any:
		words, hasWords := value["words"].(string)
		salt, hasSalt := value["salt"].(string)
		if hasWords && hasSalt && salt != "" && len(value) == 2 {
			if sum := commitment(words, salt); gone(sum) {
				return map[string]any{"commitment": sum}
			}
			return value
		}
		for key, inner := range value {
			value[key] = withoutTexts(inner, gone)
		}
	case []any:
		for i, inner := range value {
			value[i] = withoutTexts(inner, gone)
		}
	}
	return value
}

// Clean strips what can hide or reorder words (control, zero-width and
// bidirectional characters), folds white space other than newlines, and trims.
// Composing to NFC is done at the edge, in session/web.
func Clean(words string) string {
	if !utf8.ValidString(words) {
		words = strings.ToValidUTF8(words, "\uFFFD")
	}
	kept := strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.IsControl(r), hidden(r):
			return -1
		}
		return r
	}, strings.ReplaceAll(words, "\r\n", "\n"))
	return strings.TrimSpace(kept)
}

// hidden names the format characters (Unicode Cf), line and paragraph
// separators, Hangul fillers and blank braille, but keeps the two joiners that
// emoji and some scripts need.
func hidden(r rune) bool {
	switch r {
	case '\u200C', '\u200D':
		return false
	case '\u2028', '\u2029', '\u115F', '\u1160', '\u3164', '\uFFA0', '\u2800':
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// Length counts characters as people do: runes of the clean words.
func Length(words string) int { return utf8.RuneCountInString(words) }

func saltOf(random []byte) string { return base64.RawURLEncoding.EncodeToString(random[:16]) }
