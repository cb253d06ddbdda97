package session

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"sharedspace/facilitation"
)

// Decisions is the body of an entry: what was decided in one write.
type Decisions struct {
	Commands []CommandSum // of the commands with an id that had events; none for the room's own
	Events   []facilitation.Event
}

// CommandSum tells a command that comes again from another one. It holds
// hashes, so that an entry without its texts gives nothing away: the body is
// hashed with the id's 128 random bits.
type CommandSum struct {
	ID   string `json:"id"`
	Body string `json:"body"`
}

func sumCommand(command Command) CommandSum {
	if command.ID == "" {
		return CommandSum{}
	}
	return CommandSum{ID: shortSum("command", command.ID), Body: shortSum("body", command.ID, string(command.Body))}
}

// shortSum is 128 bits of SHA-256 in hex.
func shortSum(purpose string, parts ...string) string {
	sum := sha256.New()
	sum.Write([]byte(purpose))
	for _, part := range parts {
		fmt.Fprintf(sum, "\x00%d\x00%s", len(part), part)
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

type decisionsFrame struct {
	Commands []CommandSum      `json:"commands,omitempty"`
	Events   []json.RawMessage `json:"events"`
}

// Encode writes {"commands":[…],"events":[{"is":…,"with":…}]}.
func (d Decisions) Encode() ([]byte, error) {
	frame := decisionsFrame{Commands: d.Commands}
	for _, event := range d.Events {
		encoded, err := facilitation.EncodeEvent(event)
		if err != nil {
			return nil, err
		}
		frame.Events = append(frame.Events, encoded)
	}
	return json.Marshal(frame)
}

// DecodeDecisions reads the body of an entry.
func DecodeDecisions(body []byte) (Decisions, error) {
	var frame decisionsFrame
	if err := json.Unmarshal(body, &frame); err != nil {
		return Decisions{}, fmt.Errorf("decode decisions: %w", err)
	}
	decisions := Decisions{Commands: frame.Commands}
	for _, encoded := range frame.Events {
		event, err := facilitation.DecodeEvent(encoded)
		if err != nil {
			return Decisions{}, err
		}
		decisions.Events = append(decisions.Events, event)
	}
	return decisions, nil
}
