package boltstore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"

	"go.etcd.io/bbolt"
)

// The buckets at the top of the file, and what is in them.
var (
	logsBucket   = []byte("logs")   // session → revision, 8 bytes → entry, JSON
	roundsBucket = []byte("rounds") // round → shutKey, entriesKey
	codesBucket  = []byte("codes")  // code → session
	dueBucket    = []byte("due")    // session → time
	endedBucket  = []byte("ended")  // session → time
	upkeepBucket = []byte("upkeep") // rewriteKey, while erased bytes are in the file

	shutKey    = []byte("shut")
	entriesKey = []byte("entries") // entry → version, 8 bytes, and what is sealed
	rewriteKey = []byte("rewrite")
)

var errDamaged = errors.New("the data file is damaged")

func makeBuckets(tx *bbolt.Tx) error {
	for _, name := range [][]byte{logsBucket, roundsBucket, codesBucket, dueBucket, endedBucket, upkeepBucket} {
		if _, err := makeBucket(tx, name); err != nil {
			return err
		}
	}
	return nil
}

// parent is a transaction or a bucket.
type parent interface {
	Bucket(name []byte) *bbolt.Bucket
	CreateBucket(name []byte) (*bbolt.Bucket, error)
}

// makeBucket returns the bucket with that name. The sum of its name is kept with
// it, so that a changed bit does not let it vanish in silence.
func makeBucket(in parent, name []byte) (*bbolt.Bucket, error) {
	if bucket := in.Bucket(name); bucket != nil {
		return bucket, nil
	}
	bucket, err := in.CreateBucket(name)
	if err != nil {
		return nil, fmt.Errorf("make bucket: %w", err)
	}
	return bucket, bucket.SetSequence(sumOfName(name))
}

func sumOfName(name []byte) uint64 {
	sum := fnv.New64a()
	_, _ = sum.Write(name)
	return sum.Sum64()
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// summed puts a checksum over key and value in front of the value.
func summed(key, value []byte) []byte {
	return append(binary.BigEndian.AppendUint32(nil, sumOfPair(key, value)), value...)
}

// unsummed returns a copy of the value.
func unsummed(key, stored []byte) ([]byte, error) {
	if len(stored) < 4 || binary.BigEndian.Uint32(stored) != sumOfPair(key, stored[4:]) {
		return nil, errDamaged
	}
	return bytes.Clone(stored[4:]), nil
}

func sumOfPair(key, value []byte) uint32 {
	return crc32.Update(crc32.Update(crc32.Update(0, castagnoli, key), castagnoli, []byte{0}), castagnoli, value)
}

// checkValues finds changed bits outside the logs, whose entries are checked
// when they are read, and outside what is sealed, which its seal protects.
func checkValues(tx *bbolt.Tx) error {
	for _, name := range [][]byte{codesBucket, dueBucket, endedBucket, upkeepBucket} {
		if err := checkBucket(tx.Bucket(name)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	rounds := tx.Bucket(roundsBucket)
	return rounds.ForEachBucket(func(id []byte) error {
		if err := checkRound(rounds.Bucket(id)); err != nil {
			return fmt.Errorf("round %q: %w", id, err)
		}
		return nil
	})
}

func checkBucket(bucket *bbolt.Bucket) error {
	return bucket.ForEach(func(key, stored []byte) error {
		_, err := unsummed(key, stored)
		return err
	})
}

func checkRound(round *bbolt.Bucket) error {
	return round.ForEach(func(key, stored []byte) error {
		if bytes.Equal(key, shutKey) {
			_, err := unsummed(key, stored)
			return err
		}
		if !bytes.Equal(key, entriesKey) || stored != nil {
			return errDamaged
		}
		return round.Bucket(key).ForEach(func(id, stored []byte) error {
			_, _, err := unpackSealed(id, stored)
			return err
		})
	})
}
