package session

import (
	"context"
	"iter"
	"maps"
	"slices"
	"time"
)

// Claim gives a code to a session.
func (m *Memory) Claim(ctx context.Context, code string, id ID) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	if _, gone := m.ended[id]; gone {
		return ErrEnded
	}
	if holder, taken := m.codes[code]; taken && holder != id {
		return ErrTaken
	}
	m.codes[code] = id
	return nil
}

// Find returns the session that has the code.
func (m *Memory) Find(ctx context.Context, code string) (ID, error) {
	if err := m.enter(ctx); err != nil {
		return "", err
	}
	defer m.mu.Unlock()
	id, there := m.codes[code]
	if !there {
		return "", ErrNotFound
	}
	return id, nil
}

// Note keeps a due date.
func (m *Memory) Note(ctx context.Context, id ID, due time.Time) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	if _, gone := m.ended[id]; gone {
		return ErrEnded
	}
	if due.IsZero() {
		delete(m.due, id)
	} else {
		m.due[id] = due
	}
	return nil
}

// Due yields the sessions whose date has come.
func (m *Memory) Due(ctx context.Context, now time.Time) iter.Seq2[ID, error] {
	return func(yield func(ID, error) bool) {
		ids, err := m.dueBy(ctx, now)
		if err != nil {
			yield("", err)
		}
		for _, id := range ids {
			if !yield(id, nil) {
				return
			}
		}
	}
}

func (m *Memory) dueBy(ctx context.Context, now time.Time) ([]ID, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	var ids []ID
	for id, due := range m.due {
		if !due.After(now) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b ID) int { return m.due[a].Compare(m.due[b]) })
	return ids, nil
}

// Remove leaves a tombstone.
func (m *Memory) Remove(ctx context.Context, id ID, ended time.Time) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	maps.DeleteFunc(m.codes, func(_ string, holder ID) bool { return holder == id })
	delete(m.due, id)
	if _, gone := m.ended[id]; !gone {
		m.ended[id] = ended.Truncate(time.Second)
	}
	return nil
}

// Ended returns the time on the tombstone.
func (m *Memory) Ended(ctx context.Context, id ID) (time.Time, error) {
	if err := m.enter(ctx); err != nil {
		return time.Time{}, err
	}
	defer m.mu.Unlock()
	ended, gone := m.ended[id]
	if !gone {
		return time.Time{}, ErrNotFound
	}
	return ended, nil
}
