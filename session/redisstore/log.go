package redisstore

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"sharedspace/session"
)

const (
	maxBatchEntries = 256
	lookAgain       = time.Second // a bell may lose
)

// Append adds an entry.
func (s *Store) Append(ctx context.Context, id session.ID, entry session.Entry) error {
	if err := checkNames(string(id)); err != nil {
		return err
	}
	if err := entry.CheckSelf(); err != nil {
		return fmt.Errorf("redisstore: append: %w", err)
	}
	stored, err := encode(entry)
	if err != nil {
		return fmt.Errorf("redisstore: append: %w", err)
	}
	return s.save(ctx, id, newWrite(appendScript, []string{logKey(id)},
		string(entry.After), entry.Revision-1, stored, channelOf(id)))
}

// Follow yields history, then what is appended.
func (s *Store) Follow(ctx context.Context, id session.ID, after int64) iter.Seq2[session.Entry, error] {
	return func(yield func(session.Entry, error) bool) {
		woken, stop := s.awaken(id)
		defer stop()
		session.FollowBatches(ctx, after, s.batch(id), woken)(yield)
	}
}

// awaken gives a signal at every ring and every second until stop is called, which
// waits for its goroutine.
func (s *Store) awaken(id session.ID) (woken <-chan struct{}, stop func()) {
	mailbox, stopped, ended := make(chan struct{}, 1), make(chan struct{}), make(chan struct{})
	grown, leave := s.bell.watch(id)
	go func() {
		defer close(ended)
		again := time.NewTicker(lookAgain)
		defer again.Stop()
		for {
			select {
			case _, open := <-grown:
				if !open { // the store is closed
					close(mailbox)
					return
				}
			case <-again.C:
			case <-stopped:
				return
			}
			select {
			case mailbox <- struct{}{}:
			default:
			}
		}
	}()
	return mailbox, func() { close(stopped); <-ended; leave() }
}

// Read yields what is there.
func (s *Store) Read(ctx context.Context, id session.ID, after int64) iter.Seq2[session.Entry, error] {
	return session.ReadBatches(ctx, after, s.batch(id))
}

func (s *Store) batch(id session.ID) session.Batch {
	return func(ctx context.Context, from int64) ([]session.Entry, error) {
		if err := checkNames(string(id)); err != nil {
			return nil, err
		}
		stored, err := s.client.LRange(ctx, logKey(id), from-1, from-2+maxBatchEntries).Result()
		if err != nil {
			return nil, fmt.Errorf("redisstore: read: %w", err)
		}
		entries := make([]session.Entry, len(stored))
		for i, each := range stored {
			err := json.Unmarshal([]byte(each), &entries[i])
			if err != nil || entries[i].Revision != from+int64(i) {
				return nil, fmt.Errorf("redisstore: entry %d: %w", from+int64(i), session.ErrCorrupt)
			}
		}
		return entries, nil
	}
}

// Redact replaces an entry by the same without texts. The words stay in Redis's
// files until those are written anew: see upkeep.go.
func (s *Store) Redact(ctx context.Context, id session.ID, revision int64, without session.Entry) error {
	if err := checkNames(string(id)); err != nil {
		return err
	}
	if revision < 1 {
		return fmt.Errorf("redisstore: redact entry %d: %w", revision, session.ErrNotFound)
	}
	if err := without.CheckSelf(); err != nil {
		return fmt.Errorf("redisstore: redact: %w", err)
	}
	stored, err := encode(without)
	if err != nil {
		return fmt.Errorf("redisstore: redact: %w", err)
	}
	head, _, _ := bytes.Cut(stored, []byte(`"body":`))
	if _, err := s.run(ctx, redactScript, []string{logKey(id)}, revision-1, head, stored); err != nil {
		return fmt.Errorf("redact entry %d: %w", revision, err)
	}
	s.hasErased(ctx)
	return nil
}

// Purge removes a log.
func (s *Store) Purge(ctx context.Context, id session.ID) error {
	if err := checkNames(string(id)); err != nil {
		return err
	}
	if _, err := s.run(ctx, purgeScript, []string{logKey(id)}, channelOf(id)); err != nil {
		return fmt.Errorf("purge: %w", err)
	}
	s.hasErased(ctx)
	return nil
}

// encode leaves <, > and & as they are: a text takes no more room than it needs.
// append.lua reads the chain from the head, so the order of fields is part of the
// format.
func encode(entry session.Entry) ([]byte, error) {
	var stored bytes.Buffer
	encoder := json.NewEncoder(&stored)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(entry)
	return bytes.TrimSuffix(stored.Bytes(), []byte("\n")), err
}
