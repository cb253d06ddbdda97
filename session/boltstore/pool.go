package boltstore

import (
	"bytes"
	"context"
	"errors"

	"go.etcd.io/bbolt"

	"sharedspace/session"
)

// Open keeps the first key offered.
func (s *Store) Open(ctx context.Context, round session.RoundID, wrapped []byte) ([]byte, error) {
	s.keys.mu.Lock() // against Destroy between the question and the file
	defer s.keys.mu.Unlock()
	err := s.view(ctx, func(tx *bbolt.Tx) error {
		if shut(roundIn(tx, round)) {
			return session.ErrShut
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s.keys.keep(round, wrapped)
}

// Key returns the kept key.
func (s *Store) Key(ctx context.Context, round session.RoundID) ([]byte, error) {
	if err := s.view(ctx, func(*bbolt.Tx) error { return nil }); err != nil {
		return nil, err
	}
	return s.keys.read(round)
}

// Put keeps the highest version of an entry.
func (s *Store) Put(ctx context.Context, id session.RoundID, entry session.EntryID, version int, sealed []byte) error {
	if err := errors.Join(checkName(string(id)), checkName(string(entry))); err != nil {
		return err
	}
	stored := packSealed([]byte(entry), version, sealed)
	return s.save(ctx, &write{change: func(tx *bbolt.Tx) error {
		if shut(roundIn(tx, id)) {
			return session.ErrShut
		}
		round, err := makeBucket(tx.Bucket(roundsBucket), []byte(id))
		if err != nil {
			return err
		}
		entries, err := makeBucket(round, entriesKey)
		if err != nil {
			return err
		}
		if kept := entries.Get([]byte(entry)); kept != nil {
			highest, _, err := unpackSealed([]byte(entry), kept)
			if err != nil {
				return err
			}
			if version <= highest {
				return errUnchanged
			}
		}
		return entries.Put([]byte(entry), stored)
	}})
}

// Has tells whether the entry is there.
func (s *Store) Has(ctx context.Context, round session.RoundID, entry session.EntryID) (has bool, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		entries := entriesOf(roundIn(tx, round))
		has = entries != nil && entries.Get([]byte(entry)) != nil
		return nil
	})
	return has, err
}

// Count counts entries.
func (s *Store) Count(ctx context.Context, round session.RoundID) (n int, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		n = count(entriesOf(roundIn(tx, round)))
		return nil
	})
	return n, err
}

// Draw shuts the round and returns all.
func (s *Store) Draw(ctx context.Context, id session.RoundID) ([][]byte, error) {
	if err := checkName(string(id)); err != nil {
		return nil, err
	}
	var drawn [][]byte
	err := s.save(ctx, &write{change: func(tx *bbolt.Tx) error {
		if entries := entriesOf(roundIn(tx, id)); entries != nil {
			err := entries.ForEach(func(entry, stored []byte) error {
				_, sealed, err := unpackSealed(entry, stored)
				drawn = append(drawn, bytes.Clone(sealed))
				return err
			})
			if err != nil {
				return err
			}
		}
		return shutRound(tx, id)
	}})
	if err != nil {
		return nil, err
	}
	return drawn, nil
}

// Destroy shuts the round, removes the key's file, then the entries. Their bytes
// leave the data file soon after.
func (s *Store) Destroy(ctx context.Context, id session.RoundID) error {
	if err := checkName(string(id)); err != nil {
		return err
	}
	s.keys.mu.Lock()
	defer s.keys.mu.Unlock()
	err := s.save(ctx, &write{change: func(tx *bbolt.Tx) error { return shutRound(tx, id) }})
	if err != nil {
		return err
	}
	if err := s.keys.remove(id); err != nil {
		return err
	}
	return s.save(ctx, &write{tidies: true, change: func(tx *bbolt.Tx) error {
		round := roundIn(tx, id)
		if entriesOf(round) == nil {
			return errUnchanged
		}
		return errors.Join(round.DeleteBucket(entriesKey), markRewrite(tx))
	}})
}

// Forget removes the rounds of a session, and answers when they are in no file.
func (s *Store) Forget(ctx context.Context, id session.ID) error {
	s.keys.mu.Lock()
	defer s.keys.mu.Unlock()
	if err := s.keys.removeAll(id); err != nil {
		return err
	}
	prefix := []byte(string(id) + "/")
	return s.save(ctx, &write{erases: true, change: func(tx *bbolt.Tx) error {
		rounds := tx.Bucket(roundsBucket)
		var gone [][]byte
		cursor := rounds.Cursor()
		for name, _ := cursor.Seek(prefix); bytes.HasPrefix(name, prefix); name, _ = cursor.Next() {
			gone = append(gone, bytes.Clone(name))
		}
		if len(gone) == 0 {
			return unlessPending(tx)
		}
		for _, name := range gone {
			if err := rounds.DeleteBucket(name); err != nil {
				return err
			}
		}
		return markRewrite(tx)
	}})
}
