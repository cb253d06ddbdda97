package web

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"html/template"
	"net/http"
	"strings"

	"sharedspace/facilitation"
	"sharedspace/session"
)

//go:embed record.css
var recordCSS []byte

//go:embed record.html
var recordHTML string

var recordTemplates = template.Must(template.New("record").Parse(recordHTML))

// recordPage is what record.html shows.
type recordPage struct {
	Language facilitation.Language
	Style    string // address of the style sheet, named by its content
	Title    string
	Here     string // address of the record
	Paper    bool   // as it prints
	PageOne  []section
	Rest     []section
	TooMuch  bool
	ID       string
	Sum      string
	Chain    string
	words    *Words
}

// Say gives the words for a key, for the template.
func (p recordPage) Say(key string) string { return p.words.Say(p.Language, key, nil) }

// show answers with the record as a page. minutes.md has the same words.
func (s *Records) show(w http.ResponseWriter, r *http.Request, record session.Record, file []byte) {
	sum, _ := facilitation.MinutesSum(file)
	page := recordPage{
		Language: record.Data.Language, Style: recordStyleAddress, words: s.words,
		Title: record.Data.Topic.Words, Here: "/r/" + string(record.ID), Paper: strings.HasSuffix(r.URL.Path, "/print"),
		ID: string(record.ID), Sum: sum, Chain: string(record.Chain),
	}
	if page.Title == "" {
		page.Title = page.Say("minutes.takenOut")
	}
	sections, err := renderMinutes(r.Context(), file)
	switch {
	case errors.Is(err, errTooMuch):
		page.TooMuch = true
	case err != nil:
		s.tell(w, http.StatusServiceUnavailable, "record.trouble")
		return
	default:
		cut := min(pageOne, len(sections))
		page.PageOne, page.Rest = sections[:cut], sections[cut:]
	}
	write(w, http.StatusOK, "record", page)
}

// notice is a page with a few words, in every language.
type notice struct {
	Style  string
	Voices []voice
}

type voice struct {
	Language  facilitation.Language
	Name      string
	Sentences []string
}

func (s *Records) missing(w http.ResponseWriter) {
	s.tell(w, http.StatusNotFound, "record.missing", "record.missing.next")
}

func (s *Records) tell(w http.ResponseWriter, status int, keys ...string) {
	page := notice{Style: recordStyleAddress}
	for _, language := range []facilitation.Language{facilitation.English, facilitation.Welsh} {
		voice := voice{Language: language, Name: s.words.Say(language, "app.name", nil)}
		for _, key := range keys {
			voice.Sentences = append(voice.Sentences, s.words.Say(language, key, nil))
		}
		page.Voices = append(page.Voices, voice)
	}
	write(w, status, "notice", page)
}

// write makes the whole page before its first byte goes out.
func write(w http.ResponseWriter, status int, name string, page any) {
	var out bytes.Buffer
	if err := recordTemplates.ExecuteTemplate(&out, name, page); err != nil {
		panic(err) // the template is ours and writes to memory
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(out.Bytes())
}

const recordStylePath = "/r/record.css"

// recordStyleAddress changes with the style, so that browsers may keep it.
var recordStyleAddress = func() string {
	sum := sha256.Sum256(recordCSS)
	return recordStylePath + "?v=" + hex.EncodeToString(sum[:6])
}()

func recordStyle(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	w.Write(recordCSS)
}
