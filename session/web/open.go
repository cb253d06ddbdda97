package web

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"

	"github.com/google/uuid"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// Opening is what the host answers: the four questions, and More. Whatever is
// left out gets its default; the limits are those of facilitation.Settings.
type Opening struct {
	Topic         string                `json:"topic"`
	Organisations []string              `json:"organisations,omitempty"`
	People        int                   `json:"people,omitempty"`
	Minutes       int                   `json:"minutes,omitempty"`
	Place         facilitation.Place    `json:"place,omitempty"`
	Language      facilitation.Language `json:"language,omitempty"`
	Names         *bool                 `json:"names,omitempty"`
	Quota         int                   `json:"quota,omitempty"`
	Quorum        int                   `json:"quorum,omitempty"`  // Rule.Answered
	Support       int                   `json:"support,omitempty"` // Rule.Support
	Quoting       bool                  `json:"quoting,omitempty"`
	RetentionDays int                   `json:"retentionDays,omitempty"`
	AnswerSeconds *int                  `json:"answerSeconds,omitempty"`
	WrittenIn     bool                  `json:"writtenIn,omitempty"`
	Pulse         *bool                 `json:"pulse,omitempty"` // default: as the preset of Minutes says
	SkipCheckIn   bool                  `json:"skipCheckIn,omitempty"`
	SkipShare     bool                  `json:"skipShare,omitempty"`
	Template      string                `json:"template,omitempty"`
	Prompts       []OpeningPrompt       `json:"prompts,omitempty"`
	Passphrase    string                `json:"passphrase,omitempty"`
}

// OpeningPrompt replaces one of the template's questions.
type OpeningPrompt struct {
	Prompt   string                `json:"prompt"`
	Language facilitation.Language `json:"language"`
	Words    string                `json:"words"`
}

// Opened is a new workshop, as its host sees it.
type Opened struct {
	Session session.ID `json:"session"`
	Pass    string     `json:"pass"` // the host's
	Links   RoleLinks  `json:"links"`
	Code    string     `json:"code"`
	QR      string     `json:"qr"` // of the participants' link: a data: URL
}

// RoleLinks are the four ways in, as whole addresses.
type RoleLinks struct {
	Host        string `json:"host"`
	Facilitator string `json:"facilitator"`
	Participant string `json:"participant"`
	Screen      string `json:"screen"`
}

const codeTries = 8 // with 200 open workshops even the second is never needed

// open is POST /open.
func (s *Server) open(w http.ResponseWriter, r *http.Request) {
	opened, err := s.openWorkshop(r)
	s.answer(w, r, http.StatusCreated, opened, err)
}

func (s *Server) openWorkshop(r *http.Request) (Opened, error) {
	var opening Opening
	if err := s.readBody(r, &opening); err != nil {
		return Opened{}, err
	}
	if err := s.checkPassphrase(opening.Passphrase); err != nil {
		return Opened{}, err
	}
	if err := s.openings.take(s.now()); err != nil {
		return Opened{}, err
	}
	id := session.ID(uuid.NewString())
	code, err := s.begin(r.Context(), id, opening.settings())
	if err != nil {
		return Opened{}, err
	}
	return s.opened(id, code)
}

// begin retries with another code where one is taken.
func (s *Server) begin(ctx context.Context, id session.ID, settings facilitation.Settings) (string, error) {
	for range codeTries {
		code := newCode()
		err := s.rooms.Begin(ctx, id, facilitation.OpenWorkshop{Code: code, Settings: settings})
		if !errors.Is(err, session.ErrTaken) {
			return code, err
		}
	}
	return "", fmt.Errorf("web: %d codes in a row: %w", codeTries, session.ErrTaken)
}

func (s *Server) opened(id session.ID, code string) (Opened, error) {
	pass, err := s.keys.signPass(newPass(id, facilitation.Host, 0, s.now()))
	if err != nil {
		return Opened{}, err
	}
	links := RoleLinks{
		Host:        s.link(id, facilitation.Host),
		Facilitator: s.link(id, facilitation.Facilitator),
		Participant: s.link(id, facilitation.Participant),
		Screen:      s.link(id, facilitation.Screen),
	}
	picture, err := qrOf(links.Participant)
	if err != nil {
		return Opened{}, err
	}
	return Opened{Session: id, Pass: pass, Links: links, Code: code, QR: picture}, nil
}

// checkPassphrase compares in constant time, and not at all once there were too
// many wrong ones.
func (s *Server) checkPassphrase(given string) error {
	if s.phrase == "" {
		return nil
	}
	if wait := s.wrongPhrases.begin(); wait > 0 {
		return slowDown(wait)
	}
	want, got := sha256.Sum256([]byte(s.phrase)), sha256.Sum256([]byte(given))
	right := subtle.ConstantTimeCompare(want[:], got[:]) == 1
	s.wrongPhrases.end(!right)
	if !right {
		return refusal(WrongPassphrase, nil)
	}
	return nil
}

// settings fills in the defaults; the room refuses what does not fit.
func (o Opening) settings() facilitation.Settings {
	usual := facilitation.DefaultSettings()
	settings := facilitation.Settings{
		Topic:         newText(o.Topic),
		People:        cmp.Or(o.People, usual.People),
		Minutes:       cmp.Or(o.Minutes, usual.Minutes),
		Place:         cmp.Or(o.Place, usual.Place),
		Template:      cmp.Or(o.Template, usual.Template),
		Language:      cmp.Or(o.Language, usual.Language),
		Names:         valueOr(o.Names, usual.Names),
		Quota:         cmp.Or(o.Quota, usual.Quota),
		Rule:          facilitation.Rule{Answered: cmp.Or(o.Quorum, usual.Rule.Answered), Support: cmp.Or(o.Support, usual.Rule.Support)},
		Quoting:       o.Quoting,
		RetentionDays: cmp.Or(o.RetentionDays, usual.RetentionDays),
		AnswerSeconds: valueOr(o.AnswerSeconds, usual.AnswerSeconds),
		WrittenIn:     o.WrittenIn,
		SkipCheckIn:   o.SkipCheckIn,
		SkipShare:     o.SkipShare,
	}
	preset := facilitation.Templates[settings.Template].Presets[settings.Minutes]
	settings.Pulse = valueOr(o.Pulse, preset.Pulse)
	for _, name := range o.Organisations {
		settings.Organisations = append(settings.Organisations, newText(name))
	}
	for _, prompt := range o.Prompts {
		settings.Prompts = append(settings.Prompts, facilitation.Prompt{
			Prompt: prompt.Prompt, Language: prompt.Language, Words: newText(prompt.Words),
		})
	}
	return settings
}

func newText(words string) facilitation.Text {
	var salt [16]byte
	rand.Read(salt[:]) // never fails: crypto/rand ends the process instead
	return facilitation.NewText(words, base64.RawURLEncoding.EncodeToString(salt[:]))
}

func valueOr[T any](given *T, otherwise T) T {
	if given == nil {
		return otherwise
	}
	return *given
}
