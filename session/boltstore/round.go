package boltstore

import (
	"context"
	"encoding/binary"
	"errors"
	"strings"

	"go.etcd.io/bbolt"

	"sharedspace/session"
)

// Keyless lists the open rounds that nobody can read any more: they hold entries
// and their key is gone, as after a restore without keys/.
func (s *Store) Keyless(ctx context.Context) (rounds []session.RoundID, err error) {
	s.keys.mu.Lock()
	defer s.keys.mu.Unlock()
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		return tx.Bucket(roundsBucket).ForEachBucket(func(name []byte) error {
			id := session.RoundID(strings.Clone(string(name)))
			round := roundIn(tx, id)
			if shut(round) || count(entriesOf(round)) == 0 {
				return nil
			}
			if _, err := s.keys.read(id); errors.Is(err, session.ErrNotFound) {
				rounds = append(rounds, id)
			} else if err != nil {
				return err
			}
			return nil
		})
	})
	return rounds, err
}

func roundIn(tx *bbolt.Tx, id session.RoundID) *bbolt.Bucket {
	return tx.Bucket(roundsBucket).Bucket([]byte(id))
}

func shut(round *bbolt.Bucket) bool { return round != nil && round.Get(shutKey) != nil }

func shutRound(tx *bbolt.Tx, id session.RoundID) error {
	if shut(roundIn(tx, id)) {
		return errUnchanged
	}
	round, err := makeBucket(tx.Bucket(roundsBucket), []byte(id))
	if err != nil {
		return err
	}
	return round.Put(shutKey, summed(shutKey, []byte{1}))
}

func entriesOf(round *bbolt.Bucket) *bbolt.Bucket {
	if round == nil {
		return nil
	}
	return round.Bucket(entriesKey)
}

func count(entries *bbolt.Bucket) (n int) {
	if entries == nil {
		return 0
	}
	cursor := entries.Cursor()
	for entry, _ := cursor.First(); entry != nil; entry, _ = cursor.Next() {
		n++
	}
	return n
}

// packSealed puts the version, with a checksum, in front of what is sealed.
func packSealed(entry []byte, version int, sealed []byte) []byte {
	return append(summed(entry, binary.BigEndian.AppendUint64(nil, uint64(version))), sealed...)
}

func unpackSealed(entry, stored []byte) (version int, sealed []byte, err error) {
	if len(stored) < 12 {
		return 0, nil, errDamaged
	}
	bits, err := unsummed(entry, stored[:12])
	if err != nil {
		return 0, nil, err
	}
	return int(binary.BigEndian.Uint64(bits)), stored[12:], nil
}
