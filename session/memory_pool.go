package session

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"strings"
)

type memoryRound struct {
	key     []byte // nil: none was offered, or it is destroyed
	shut    bool
	entries map[EntryID]memorySealed
}

type memorySealed struct {
	version int
	sealed  []byte
}

// Open keeps the first key offered.
func (m *Memory) Open(ctx context.Context, id RoundID, wrapped []byte) ([]byte, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	round := m.round(id)
	if round.shut {
		return nil, ErrShut
	}
	if round.key == nil {
		round.key = bytes.Clone(wrapped)
	}
	return bytes.Clone(round.key), nil
}

// Key returns the kept key.
func (m *Memory) Key(ctx context.Context, id RoundID) ([]byte, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	round := m.round(id)
	if round.key == nil {
		return nil, ErrNotFound
	}
	return bytes.Clone(round.key), nil
}

// Put keeps the highest version of an entry.
func (m *Memory) Put(ctx context.Context, id RoundID, entry EntryID, version int, sealed []byte) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	round := m.round(id)
	if round.shut {
		return ErrShut
	}
	if kept, there := round.entries[entry]; !there || version > kept.version {
		round.entries[entry] = memorySealed{version, bytes.Clone(sealed)}
	}
	return nil
}

// Has tells whether the entry is there.
func (m *Memory) Has(ctx context.Context, id RoundID, entry EntryID) (bool, error) {
	if err := m.enter(ctx); err != nil {
		return false, err
	}
	defer m.mu.Unlock()
	_, there := m.round(id).entries[entry]
	return there, nil
}

// Count counts entries.
func (m *Memory) Count(ctx context.Context, id RoundID) (int, error) {
	if err := m.enter(ctx); err != nil {
		return 0, err
	}
	defer m.mu.Unlock()
	return len(m.round(id).entries), nil
}

// Draw shuts the round and returns all.
func (m *Memory) Draw(ctx context.Context, id RoundID) ([][]byte, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	round := m.round(id)
	round.shut = true
	var drawn [][]byte
	for _, entry := range slices.Sorted(maps.Keys(round.entries)) {
		drawn = append(drawn, bytes.Clone(round.entries[entry].sealed))
	}
	return drawn, nil
}

// Destroy leaves nothing but "shut".
func (m *Memory) Destroy(ctx context.Context, id RoundID) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	*m.round(id) = memoryRound{shut: true}
	return nil
}

// Forget removes the rounds of a session.
func (m *Memory) Forget(ctx context.Context, id ID) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	maps.DeleteFunc(m.rounds, func(round RoundID, _ *memoryRound) bool {
		return strings.HasPrefix(string(round), string(id)+"/")
	})
	return nil
}

func (m *Memory) round(id RoundID) *memoryRound {
	if m.rounds[id] == nil {
		m.rounds[id] = &memoryRound{entries: map[EntryID]memorySealed{}}
	}
	return m.rounds[id]
}
