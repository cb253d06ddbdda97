package boltstore

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"sharedspace/session"
)

// Claim gives a code to a session.
func (s *Store) Claim(ctx context.Context, code string, id session.ID) error {
	if err := errors.Join(checkName(code), checkName(string(id))); err != nil {
		return err
	}
	return s.save(ctx, &write{change: func(tx *bbolt.Tx) error {
		if tx.Bucket(endedBucket).Get([]byte(id)) != nil {
			return session.ErrEnded
		}
		holder, err := valueOf(tx.Bucket(codesBucket), []byte(code))
		switch {
		case err != nil:
			return err
		case holder == nil:
			return tx.Bucket(codesBucket).Put([]byte(code), summed([]byte(code), []byte(id)))
		case string(holder) == string(id):
			return errUnchanged
		}
		return session.ErrTaken
	}})
}

// Find returns the session that has the code.
func (s *Store) Find(ctx context.Context, code string) (id session.ID, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		holder, err := valueOf(tx.Bucket(codesBucket), []byte(code))
		if err == nil && holder == nil {
			err = session.ErrNotFound
		}
		id = session.ID(holder)
		return err
	})
	return id, err
}

// Note keeps a due date.
func (s *Store) Note(ctx context.Context, id session.ID, due time.Time) error {
	if err := checkName(string(id)); err != nil {
		return err
	}
	return s.save(ctx, &write{change: func(tx *bbolt.Tx) error {
		if tx.Bucket(endedBucket).Get([]byte(id)) != nil {
			return session.ErrEnded
		}
		if due.IsZero() {
			return tx.Bucket(dueBucket).Delete([]byte(id))
		}
		return putTime(tx.Bucket(dueBucket), id, due)
	}})
}

// Due yields the sessions whose date has come.
func (s *Store) Due(ctx context.Context, now time.Time) iter.Seq2[session.ID, error] {
	return func(yield func(session.ID, error) bool) {
		ids, err := s.dueBy(ctx, now)
		if err != nil {
			yield("", err)
			return
		}
		for _, id := range ids {
			if !yield(id, nil) {
				return
			}
		}
	}
}

func (s *Store) dueBy(ctx context.Context, now time.Time) (ids []session.ID, err error) {
	dates := map[session.ID]time.Time{}
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		return tx.Bucket(dueBucket).ForEach(func(key, _ []byte) error {
			id := session.ID(key)
			due, err := timeOf(tx.Bucket(dueBucket), id)
			if err == nil && !due.After(now) {
				ids, dates[id] = append(ids, id), due
			}
			return err
		})
	})
	slices.SortFunc(ids, func(a, b session.ID) int { return dates[a].Compare(dates[b]) })
	return ids, err
}

// Remove leaves a tombstone.
func (s *Store) Remove(ctx context.Context, id session.ID, ended time.Time) error {
	if err := checkName(string(id)); err != nil {
		return err
	}
	return s.save(ctx, &write{change: func(tx *bbolt.Tx) error {
		if tx.Bucket(endedBucket).Get([]byte(id)) != nil {
			return errUnchanged
		}
		return errors.Join(
			removeCodes(tx.Bucket(codesBucket), id),
			tx.Bucket(dueBucket).Delete([]byte(id)),
			putTime(tx.Bucket(endedBucket), id, ended.Truncate(time.Second)),
		)
	}})
}

func removeCodes(codes *bbolt.Bucket, id session.ID) error {
	var gone [][]byte
	err := codes.ForEach(func(code, stored []byte) error {
		holder, err := unsummed(code, stored)
		if string(holder) == string(id) {
			gone = append(gone, bytes.Clone(code))
		}
		return err
	})
	for _, code := range gone {
		err = errors.Join(err, codes.Delete(code))
	}
	return err
}

// Ended returns the time on the tombstone.
func (s *Store) Ended(ctx context.Context, id session.ID) (ended time.Time, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		if tx.Bucket(endedBucket).Get([]byte(id)) == nil {
			return session.ErrNotFound
		}
		ended, err = timeOf(tx.Bucket(endedBucket), id)
		return err
	})
	return ended, err
}

// valueOf returns a copy of a value, nil if there is none.
func valueOf(bucket *bbolt.Bucket, key []byte) ([]byte, error) {
	stored := bucket.Get(key)
	if stored == nil {
		return nil, nil
	}
	return unsummed(key, stored)
}

func putTime(bucket *bbolt.Bucket, id session.ID, at time.Time) error {
	bits, err := at.UTC().MarshalBinary()
	if err != nil {
		return err
	}
	return bucket.Put([]byte(id), summed([]byte(id), bits))
}

func timeOf(bucket *bbolt.Bucket, id session.ID) (at time.Time, err error) {
	bits, err := unsummed([]byte(id), bucket.Get([]byte(id)))
	if err != nil {
		return at, err
	}
	return at, at.UnmarshalBinary(bits)
}
