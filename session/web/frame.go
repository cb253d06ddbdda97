package web

import (
	"encoding/json"
	"errors"
	"time"

	"sharedspace/facilitation"
)

// What travels over a line, whatever kind of line it is. The first frame of a
// window is a hello; the others are acts, or ask for a frame with only "at".
// The other way travel a room's views, replies, beats and what is said below.

// Subprotocol names the frames and their version.
const Subprotocol = "sharedspace.v1"

// hello says who a window is.
type hello struct {
	Pass string                `json:"pass"`
	At   string                `json:"at"`             // as the last view gave it; empty on the first visit
	Name string                `json:"name,omitempty"` // first name, for presence only: never kept
	Lang facilitation.Language `json:"lang,omitempty"`
}

// act asks for something to be done.
type act struct {
	ID   string          `json:"id"` // up to 64 characters, made by the browser
	Do   string          `json:"do"` // empty: only "at" is said, and answered with a view
	With json.RawMessage `json:"with,omitempty"`
	At   *string         `json:"at,omitempty"`
}

// reply answers an act: saved or refused.
type reply struct {
	Re      string             `json:"re"`
	Saved   any                `json:"saved,omitempty"` // revision; true for an entry of a round
	Mark    string             `json:"mark,omitempty"`  // of a thought: by it its browser knows it again
	Refused string             `json:"refused,omitempty"`
	With    facilitation.Facts `json:"with,omitempty"`
}

type beat struct {
	Beat int64     `json:"beat"` // the room's revision
	Now  time.Time `json:"now"`  // the node's corrected clock
}

// emptyView answers a window that only says "at".
type emptyView struct {
	View  int64    `json:"view"`
	At    string   `json:"at"`
	Parts struct{} `json:"parts"`
}

type away struct {
	Away retry `json:"away"`
}

type retry struct {
	RetryMs int64 `json:"retryMs"` // come back at a random moment until then
}

type renewal struct {
	Pass string `json:"pass"` // the same pass for longer
}

const (
	maxIDLength   = 64
	maxNameLength = 40
	frameSlack    = 1 << 10 // what a frame adds to its act
)

func encode(frame any) []byte {
	data, err := json.Marshal(frame)
	if err != nil {
		panic(err) // our own types always marshal
	}
	return data
}

// readHello reads a window's first frame.
func readHello(data []byte, limits Limits) (hello, error) {
	var first hello
	if err := readFrame(data, limits, &first); err != nil {
		return hello{}, err
	}
	first.Name = shortName(first.Name)
	return first, nil
}

// readAct reads every later frame. A refusal is for the sender; what could be
// read comes back with it, so that the refusal can name the act.
func readAct(data []byte, limits Limits, role facilitation.Role) (act, error) {
	var asked act
	if err := readFrame(data, limits, &asked); err != nil {
		return act{}, err
	}
	most := limits.ActBytes
	if leads(role) {
		most = limits.LeaderActBytes
	}
	switch {
	case len(asked.ID) > maxIDLength:
		return act{}, badValue("id")
	case len(data) > most+frameSlack:
		return asked, &facilitation.Refusal{Code: facilitation.TooLong, With: facilitation.Facts{"most": most}}
	case asked.Do == "" && asked.At == nil, asked.Do != "" && asked.ID == "":
		return asked, badValue("frame")
	}
	return asked, nil
}

func readFrame(data []byte, limits Limits, into any) error {
	clean, err := strictJSON(data, limits.Depth)
	if err != nil || len(clean) == 0 || clean[0] != '{' {
		return badValue("frame")
	}
	if err := json.Unmarshal(clean, into); err != nil {
		return badValue("frame")
	}
	return nil
}

// refusedReply is what the asker is told. An error that is no refusal is told
// as trouble with the store: the text is kept and sent again.
func refusedReply(id string, err error) reply {
	var refusal *facilitation.Refusal
	if !errors.As(err, &refusal) {
		refusal = &facilitation.Refusal{Code: facilitation.StoreTrouble}
	}
	return reply{Re: id, Refused: refusal.Code, With: refusal.With}
}

func badValue(what string) error {
	return &facilitation.Refusal{Code: facilitation.BadValue, With: facilitation.Facts{"what": what}}
}

func slowDown(wait time.Duration) error {
	ms := max(wait.Round(time.Millisecond), time.Millisecond).Milliseconds()
	return &facilitation.Refusal{Code: facilitation.SlowDown, With: facilitation.Facts{"retryMs": ms}}
}

// shortName keeps what fits of a first name.
func shortName(name string) string {
	runes := []rune(facilitation.Clean(name))
	return string(runes[:min(len(runes), maxNameLength)])
}
