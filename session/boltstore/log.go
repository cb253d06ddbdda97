package boltstore

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"go.etcd.io/bbolt"

	"sharedspace/session"
)

const (
	maxBatchEntries = 256
	maxBatchBytes   = 1 << 20
	maxNameBytes    = 200 // of a session, a code, a round: so that a file can have its name
)

// Append adds an entry.
func (s *Store) Append(ctx context.Context, id session.ID, entry session.Entry) error {
	if err := checkName(string(id)); err != nil {
		return err
	}
	if err := entry.CheckSelf(); err != nil {
		return fmt.Errorf("boltstore: append: %w", err)
	}
	stored, err := encode(entry)
	if err != nil {
		return fmt.Errorf("boltstore: append: %w", err)
	}
	return s.save(ctx, &write{rings: id, change: func(tx *bbolt.Tx) error {
		log, err := makeBucket(tx.Bucket(logsBucket), []byte(id))
		if err != nil {
			return err
		}
		last, err := lastEntry(log)
		if err != nil {
			return err
		}
		if entry.After != last.Chain {
			return session.ErrConflict
		}
		if entry.Revision != last.Revision+1 {
			return fmt.Errorf("boltstore: append entry %d after %d: %w", entry.Revision, last.Revision, session.ErrCorrupt)
		}
		return log.Put(revisionKey(entry.Revision), stored)
	}})
}

// Follow yields history, then what is appended.
func (s *Store) Follow(ctx context.Context, id session.ID, after int64) iter.Seq2[session.Entry, error] {
	return func(yield func(session.Entry, error) bool) {
		grown, stop := s.Watch(id)
		defer stop()
		session.FollowBatches(ctx, after, s.batch(id), grown)(yield)
	}
}

// Read yields what is there.
func (s *Store) Read(ctx context.Context, id session.ID, after int64) iter.Seq2[session.Entry, error] {
	return session.ReadBatches(ctx, after, s.batch(id))
}

// batch copies entries out and ends the transaction: one that stays open could
// block a writer that makes the file grow.
func (s *Store) batch(id session.ID) session.Batch {
	return func(ctx context.Context, from int64) (entries []session.Entry, err error) {
		err = s.view(ctx, func(tx *bbolt.Tx) error {
			log := tx.Bucket(logsBucket).Bucket([]byte(id))
			if log == nil {
				return nil
			}
			read := 0
			cursor := log.Cursor()
			if from == 1 {
				from = 0 // an entry before the first is a damaged one, not to be skipped
			}
			for key, stored := cursor.Seek(revisionKey(from)); key != nil; key, stored = cursor.Next() {
				entry, err := entryOf(key, stored)
				if err != nil {
					return err
				}
				entries = append(entries, entry)
				read += len(stored)
				if len(entries) >= maxBatchEntries || len(entries) > 1 && read > maxBatchBytes {
					return nil
				}
			}
			return nil
		})
		return entries, err
	}
}

// Redact replaces an entry by the same without texts, and answers when the texts
// are in no file.
func (s *Store) Redact(ctx context.Context, id session.ID, revision int64, without session.Entry) error {
	stored, err := encode(without)
	if err != nil {
		return fmt.Errorf("boltstore: redact: %w", err)
	}
	return s.save(ctx, &write{erases: true, change: func(tx *bbolt.Tx) error {
		log := tx.Bucket(logsBucket).Bucket([]byte(id))
		if log == nil || revision < 1 || log.Get(revisionKey(revision)) == nil {
			return fmt.Errorf("boltstore: redact entry %d: %w", revision, session.ErrNotFound)
		}
		kept, err := entryOf(revisionKey(revision), log.Get(revisionKey(revision)))
		if err != nil {
			return err
		}
		if err := without.Replaces(kept); err != nil {
			return fmt.Errorf("boltstore: redact: %w", err)
		}
		return errors.Join(log.Put(revisionKey(revision), stored), markRewrite(tx))
	}})
}

// Purge removes a log, and answers when it is in no file.
func (s *Store) Purge(ctx context.Context, id session.ID) error {
	return s.save(ctx, &write{rings: id, erases: true, change: func(tx *bbolt.Tx) error {
		logs := tx.Bucket(logsBucket)
		if logs.Bucket([]byte(id)) == nil {
			return unlessPending(tx)
		}
		return errors.Join(logs.DeleteBucket([]byte(id)), markRewrite(tx))
	}})
}

func lastEntry(log *bbolt.Bucket) (session.Entry, error) {
	key, stored := log.Cursor().Last()
	if key == nil {
		return session.Entry{}, nil
	}
	return entryOf(key, stored)
}

// encode leaves <, > and & as they are: a text takes no more room than it needs.
func encode(entry session.Entry) ([]byte, error) {
	var stored bytes.Buffer
	encoder := json.NewEncoder(&stored)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(entry)
	return stored.Bytes(), err
}

// entryOf copies an entry out. Its chain is checked by whoever reads on.
func entryOf(key, stored []byte) (session.Entry, error) {
	var entry session.Entry
	err := json.Unmarshal(stored, &entry)
	if err != nil || len(key) != 8 || binary.BigEndian.Uint64(key) != uint64(entry.Revision) {
		return session.Entry{}, fmt.Errorf("boltstore: entry %x: %w", key, session.ErrCorrupt)
	}
	return entry, nil
}

func revisionKey(revision int64) []byte {
	return binary.BigEndian.AppendUint64(nil, uint64(revision))
}

func checkName(name string) error {
	if name == "" || len(name) > maxNameBytes {
		return fmt.Errorf("boltstore: a name has 1 to %d bytes, this one %d", maxNameBytes, len(name))
	}
	return nil
}
