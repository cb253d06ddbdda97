package session

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"
)

// Memory is a Store in this process, for tests. Any number of rooms, as of
// several nodes, may share one.
type Memory struct {
	LocalBell
	mu     sync.Mutex
	logs   map[ID][]Entry
	rounds map[RoundID]*memoryRound
	codes  map[string]ID
	due    map[ID]time.Time
	ended  map[ID]time.Time
	closed bool
}

var (
	_ Store = (*Memory)(nil)

	errClosed = errors.New("memory: the store is closed")
)

// NewMemory makes an empty store.
func NewMemory() *Memory {
	return &Memory{
		logs:   map[ID][]Entry{},
		rounds: map[RoundID]*memoryRound{},
		codes:  map[string]ID{},
		due:    map[ID]time.Time{},
		ended:  map[ID]time.Time{},
	}
}

// Promise says that nothing is kept.
func (m *Memory) Promise(context.Context) string {
	return "Saved means: in the memory of this process. Everything is gone when it ends."
}

// Close ends all that is under way. It may be repeated.
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return m.LocalBell.Close()
}

// enter takes the lock; every method but the bell's begins with it.
func (m *Memory) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	if m.closed {
		m.mu.Unlock()
		return errClosed
	}
	return nil
}

// Append adds an entry and rings.
func (m *Memory) Append(ctx context.Context, id ID, entry Entry) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	var last Entry
	if log := m.logs[id]; len(log) > 0 {
		last = log[len(log)-1]
	}
	if entry.After != last.Chain {
		return ErrConflict
	}
	if err := entry.Check(last.Revision, last.Chain); err != nil {
		return fmt.Errorf("memory: append: %w", err)
	}
	m.logs[id] = append(m.logs[id], cloneEntry(entry))
	m.Ring(id)
	return nil
}

// Follow yields history, then what is appended.
func (m *Memory) Follow(ctx context.Context, id ID, after int64) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		grown, stop := m.Watch(id)
		defer stop()
		FollowBatches(ctx, after, m.batch(id), grown)(yield)
	}
}

// Read yields what is there.
func (m *Memory) Read(ctx context.Context, id ID, after int64) iter.Seq2[Entry, error] {
	return ReadBatches(ctx, after, m.batch(id))
}

func (m *Memory) batch(id ID) Batch {
	return func(ctx context.Context, from int64) ([]Entry, error) {
		if err := m.enter(ctx); err != nil {
			return nil, err
		}
		defer m.mu.Unlock()
		log := m.logs[id]
		if from > int64(len(log)) {
			return nil, nil
		}
		var entries []Entry
		for _, entry := range log[from-1:] {
			entries = append(entries, cloneEntry(entry))
		}
		return entries, nil
	}
}

// Redact replaces an entry by the same without texts.
func (m *Memory) Redact(ctx context.Context, id ID, revision int64, without Entry) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	log := m.logs[id]
	if revision < 1 || revision > int64(len(log)) {
		return fmt.Errorf("memory: redact entry %d: %w", revision, ErrNotFound)
	}
	if err := without.Replaces(log[revision-1]); err != nil {
		return fmt.Errorf("memory: redact: %w", err)
	}
	log[revision-1] = cloneEntry(without)
	return nil
}

// Purge removes a log.
func (m *Memory) Purge(ctx context.Context, id ID) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	delete(m.logs, id)
	m.Ring(id)
	return nil
}

func cloneEntry(entry Entry) Entry {
	entry.Body = bytes.Clone(entry.Body)
	return entry
}
