package session

import (
	"fmt"

	"sharedspace/facilitation"
)

// history is a log as far as it was read, and the state that it tells.
type history struct {
	state    facilitation.State
	chains   []Chain // of revision n at index n-1; only ever appended to
	commands map[string]savedCommand
	bytes    int
}

type savedCommand struct {
	body     string
	revision int64
}

// caps are what one session may take of a store.
type caps struct {
	entries  int
	bytes    int // of the entries' bodies
	thoughts int // revealed ones and those in open rounds
}

var sessionCaps = caps{entries: 20_000, bytes: 16 << 20, thoughts: 2_000}

func newHistory() *history { return &history{commands: map[string]savedCommand{}} }

func (h *history) revision() int64 { return int64(len(h.chains)) }

// last is the last entry, as far as the next one needs it.
func (h *history) last() Entry {
	if len(h.chains) == 0 {
		return Entry{}
	}
	return Entry{Revision: h.revision(), Chain: h.chains[len(h.chains)-1]}
}

// holds tells whether the entry is part of this history.
func (h *history) holds(entry Entry) bool {
	return entry.Revision >= 1 && entry.Revision <= h.revision() && h.chains[entry.Revision-1] == entry.Chain
}

// apply adds the next entry and returns its events; none if it is known already.
// It returns ErrRolledBack for an entry of another history.
func (h *history) apply(entry Entry) ([]facilitation.Event, error) {
	if h.holds(entry) {
		return nil, nil
	}
	if last := h.last(); entry.Revision != last.Revision+1 || entry.After != last.Chain {
		return nil, fmt.Errorf("entry %d of another history: %w", entry.Revision, ErrRolledBack)
	}
	decisions, err := DecodeDecisions(entry.Body)
	if err != nil {
		return nil, fmt.Errorf("entry %d: %w", entry.Revision, err)
	}
	for _, event := range decisions.Events {
		h.state = facilitation.Evolve(h.state, event)
	}
	h.chains = append(h.chains, entry.Chain)
	for _, command := range decisions.Commands {
		h.commands[command.ID] = savedCommand{command.Body, entry.Revision}
	}
	h.bytes += len(entry.Body)
	return decisions.Events, nil
}

// full tells whether the session may not grow by an act of this role. The last
// tenth is kept for the facilitator and the room, so that a full workshop can
// still close and publish.
func (h *history) full(caps caps, role facilitation.Role) bool {
	share := 10
	if role == facilitation.Participant || role == facilitation.Screen {
		share = 9
	}
	return len(h.chains)*10 >= caps.entries*share || h.bytes*10 >= caps.bytes*share
}

// moment is what callers may know without asking the room.
type moment struct {
	state    facilitation.State
	revision int64
}
