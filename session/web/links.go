package web

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"

	"rsc.io/qr"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// Links are what the holder of a pass may hand on: everyone the participants'
// link and, once it is published, the record; facilitators the screen's and
// their own; the host the host's too.
type Links struct {
	Topic       string       `json:"topic,omitempty"` // the workshop's
	Participant Link         `json:"participant"`
	Screen      *Link        `json:"screen,omitempty"`
	Facilitator *Link        `json:"facilitator,omitempty"`
	Host        *Link        `json:"host,omitempty"`
	Record      *RecordLinks `json:"record,omitempty"`
}

// Link is a way into a workshop.
type Link struct {
	URL  string `json:"url"`
	Code string `json:"code,omitempty"` // the participants', while the doors are open
	QR   string `json:"qr,omitempty"`   // the participants': a picture as a data: URL
}

// RecordLinks lead to a published record.
type RecordLinks struct {
	URL      string `json:"url"`      // the reading link
	Markdown string `json:"markdown"` // for whoever has used the reading link
	QR       string `json:"qr"`       // the reading link's: a picture as a data: URL
}

// links is GET /links.
func (s *Server) links(w http.ResponseWriter, r *http.Request) {
	links, err := s.linksFor(r)
	s.answer(w, r, http.StatusOK, links, err)
}

func (s *Server) linksFor(r *http.Request) (Links, error) {
	pass, err := s.keys.readPass(bearer(r), s.now())
	if err != nil {
		return Links{}, refusal(UnknownLink, nil)
	}
	behind, err := s.behind(r.Context(), pass.Session, facilitation.Participant)
	if errors.Is(err, session.ErrNotFound) {
		return Links{}, refusal(UnknownLink, nil)
	}
	if err != nil {
		return Links{}, err
	}
	participant := s.link(pass.Session, facilitation.Participant)
	picture, err := qrOf(participant)
	if err != nil {
		return Links{}, err
	}
	links := Links{Topic: behind.state.Settings.Topic.Words, Participant: Link{URL: participant, QR: picture}}
	if behind.door == DoorOpen {
		links.Participant.Code = behind.state.Code
	}
	s.addLeaders(&links, pass)
	if id := behind.state.Record.Record; id != "" {
		// The room makes the record a moment after the workshop's own entry.
		if err := session.PublishRecord(r.Context(), s.store, behind.state); err != nil {
			return Links{}, err
		}
		record := s.recordLinks(id)
		if record.QR, err = qrOf(record.URL); err != nil {
			return Links{}, err
		}
		links.Record = &record
	}
	return links, nil
}

func (s *Server) addLeaders(links *Links, pass Pass) {
	if leads(pass.Role) {
		links.Screen = &Link{URL: s.link(pass.Session, facilitation.Screen)}
		links.Facilitator = &Link{URL: s.link(pass.Session, facilitation.Facilitator)}
	}
	if pass.Role == facilitation.Host {
		links.Host = &Link{URL: s.link(pass.Session, facilitation.Host)}
	}
}

// qrOf draws a text as a QR code: black on white, with its quiet edge.
func qrOf(text string) (string, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return "", fmt.Errorf("web: draw a QR code: %w", err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(code.PNG()), nil
}
