package web

import (
	"context"
	"errors"
	"net/http"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// Knock asks what is behind a join code or a link's token: one of the two.
type Knock struct {
	Code  string `json:"code,omitempty"`
	Token string `json:"token,omitempty"` // what stands after # in the link
}

// Door is what is behind it; nothing is taken yet.
type Door struct {
	Session       session.ID            `json:"session"`
	Role          facilitation.Role     `json:"role"`
	Topic         string                `json:"topic"`
	Organisations []string              `json:"organisations"`
	Names         bool                  `json:"names"`
	Language      facilitation.Language `json:"language"`
	Door          DoorState             `json:"door"`
	Ended         *time.Time            `json:"ended,omitempty"`
}

// DoorState is what a newcomer finds.
type DoorState string

// The states of a door.
const (
	DoorOpen   DoorState = "open"
	DoorKnock  DoorState = "knock" // a facilitator lets latecomers in
	DoorClosed DoorState = "ended"
)

// Entrance takes a pass.
type Entrance struct {
	Code         string `json:"code,omitempty"`
	Token        string `json:"token,omitempty"`
	Organisation int    `json:"organisation,omitempty"` // 1..n in Door.Organisations; 0: prefers not to say
}

// Admission is a pass and what it is for. The browser keeps it.
type Admission struct {
	Session session.ID        `json:"session"`
	Role    facilitation.Role `json:"role"`
	Pass    string            `json:"pass"`
	Expires time.Time         `json:"expires"`
}

// wrongCodePause is how long every unsuccessful code takes, so that a wrong code
// and an expired one, for which more is read, cannot be told apart.
const wrongCodePause = 250 * time.Millisecond

// join is POST /join.
func (s *Server) join(w http.ResponseWriter, r *http.Request) {
	door, err := s.doorFor(r)
	s.answer(w, r, http.StatusOK, door, err)
}

func (s *Server) doorFor(r *http.Request) (Door, error) {
	var knock Knock
	if err := s.readBody(r, &knock); err != nil {
		return Door{}, err
	}
	found, err := s.find(r.Context(), knock)
	if err != nil {
		return Door{}, err
	}
	settings := found.state.Settings
	door := Door{
		Session: found.id, Role: found.role, Topic: settings.Topic.Words, Organisations: []string{},
		Names: settings.Names, Language: settings.Language, Door: found.door,
	}
	for _, name := range settings.Organisations {
		door.Organisations = append(door.Organisations, name.Words)
	}
	if !found.ended.IsZero() {
		door.Ended = &found.ended
	}
	return door, nil
}

// pass is POST /pass.
func (s *Server) pass(w http.ResponseWriter, r *http.Request) {
	admission, err := s.admit(r)
	s.answer(w, r, http.StatusOK, admission, err)
}

func (s *Server) admit(r *http.Request) (Admission, error) {
	var entrance Entrance
	if err := s.readBody(r, &entrance); err != nil {
		return Admission{}, err
	}
	found, err := s.find(r.Context(), Knock{Code: entrance.Code, Token: entrance.Token})
	if err != nil {
		return Admission{}, err
	}
	if found.door == DoorClosed && (!leads(found.role) || !found.state.Opened) { // purged: nothing is left to lead
		return Admission{}, refusal(Ended, facilitation.Facts{"date": found.ended.Format(time.DateOnly)})
	}
	if n := entrance.Organisation; n < 0 || n > len(found.state.Settings.Organisations) {
		return Admission{}, badValue("organisation")
	}
	if err := s.admissions.take(s.now()); err != nil {
		return Admission{}, err
	}
	pass := newPass(found.id, found.role, entrance.Organisation, s.now())
	signed, err := s.keys.signPass(pass)
	if err != nil {
		return Admission{}, err
	}
	return Admission{Session: found.id, Role: found.role, Pass: signed, Expires: pass.Expires}, nil
}

// found is a workshop that was found by a code or token.
type found struct {
	id    session.ID
	role  facilitation.Role
	state facilitation.State
	door  DoorState
	ended time.Time
}

func (s *Server) find(ctx context.Context, knock Knock) (found, error) {
	switch {
	case (knock.Code == "") == (knock.Token == ""):
		return found{}, badValue("code")
	case knock.Code != "":
		return s.findByCode(ctx, knock.Code)
	}
	return s.findByToken(ctx, knock.Token)
}

// findByCode answers wrong codes and codes of closed doors alike, after the same
// time, and counts both as wrong.
func (s *Server) findByCode(ctx context.Context, typed string) (found, error) {
	if wait := s.wrongCodes.begin(); wait > 0 {
		return found{}, slowDown(wait)
	}
	since := time.Now()
	behind, err := s.behindCode(ctx, typed)
	s.wrongCodes.end(err != nil)
	if err == nil {
		return behind, nil
	}
	pause := time.NewTimer(wrongCodePause - time.Since(since))
	defer pause.Stop()
	select {
	case <-pause.C:
	case <-ctx.Done():
	}
	return found{}, err
}

func (s *Server) behindCode(ctx context.Context, typed string) (found, error) {
	code, ok := readCode(typed)
	if !ok {
		return found{}, refusal(UnknownCode, nil)
	}
	id, err := s.store.Find(ctx, code)
	if err == nil {
		var behind found
		if behind, err = s.behind(ctx, id, facilitation.Participant); err == nil && behind.door == DoorOpen {
			return behind, nil
		}
	}
	if err == nil || errors.Is(err, session.ErrNotFound) {
		return found{}, refusal(UnknownCode, nil)
	}
	return found{}, err
}

func (s *Server) findByToken(ctx context.Context, token string) (found, error) {
	id, role, ok := s.keys.readFragment(TokenOf(token))
	if !ok {
		return found{}, refusal(UnknownLink, nil)
	}
	behind, err := s.behind(ctx, id, role)
	if !errors.Is(err, session.ErrNotFound) {
		return behind, err
	}
	ended, err := s.store.Ended(ctx, id)
	if errors.Is(err, session.ErrNotFound) {
		return found{}, refusal(UnknownLink, nil)
	}
	return found{id: id, role: role, door: DoorClosed, ended: ended}, err
}

// behind looks at a workshop as somebody new with that role would find it.
func (s *Server) behind(ctx context.Context, id session.ID, role facilitation.Role) (found, error) {
	room, err := s.rooms.Get(ctx, id)
	if err != nil {
		return found{}, err
	}
	behind := found{id: id, role: role, state: room.State(), door: DoorOpen}
	stranger := newPass(id, role, 0, s.now())
	switch you := room.Door(session.Person{Role: role, Bits: stranger.Bits[:]}); {
	case !behind.state.EndedAt.IsZero():
		behind.door, behind.ended = DoorClosed, behind.state.EndedAt
	case you.Waiting == waitingAtDoor:
		behind.door = DoorKnock
	}
	return behind, nil
}

const waitingAtDoor = "door" // facilitation.PartYou.Waiting
