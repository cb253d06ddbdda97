package boltstore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
)

const (
	newSuffix = ".new"
	tidyAfter = time.Second // of the first round destroyed
)

// markRewrite remembers, through a crash too, that the file holds bytes which
// were erased.
func markRewrite(tx *bbolt.Tx) error {
	return tx.Bucket(upkeepBucket).Put(rewriteKey, summed(rewriteKey, []byte{1}))
}

// unlessPending answers for an erasure that finds nothing to erase: it may still
// have to wait for the rewriting that an earlier one could not finish.
func unlessPending(tx *bbolt.Tx) error {
	if tx.Bucket(upkeepBucket).Get(rewriteKey) == nil {
		return errUnchanged
	}
	return nil
}

func (s *Store) finishRewrite() error {
	var pending bool
	err := s.db.View(func(tx *bbolt.Tx) error {
		pending = tx.Bucket(upkeepBucket).Get(rewriteKey) != nil
		return nil
	})
	if err != nil || !pending {
		return err
	}
	return s.rewrite()
}

// tidySoon has the file written anew a little later, so that the rounds of one
// close cost one rewriting, and all rewritings a tenth of the time at most.
func (s *Store) tidySoon() {
	if s.tidyAt == nil {
		s.tidyAt = time.After(max(tidyAfter, 10*s.tidying))
	}
}

func (s *Store) tidy() {
	s.tidyAt = nil
	if err := s.rewrite(); err != nil {
		s.logger.Error("erased bytes are still in the data file", "error", err)
	}
}

// rewrite copies what is alive into a new file and puts that in the place of the
// old one. Only the committer and Open call it, so nobody writes meanwhile;
// whoever reads the old file may finish.
func (s *Store) rewrite() (err error) {
	if s.failure != nil {
		return s.failure
	}
	began := time.Now()
	path := filepath.Join(s.dir, fileName)
	next, err := s.copyAlive(path + newSuffix)
	if err != nil {
		_ = os.Remove(path + newSuffix)
		return fmt.Errorf("boltstore: it is erased, but its bytes are still in the data file: %w", full(err))
	}
	old, err := s.swap(next, path)
	if err != nil {
		return s.fail(err)
	}
	s.tidying = time.Since(began)
	return old.Close()
}

func (s *Store) copyAlive(path string) (next *bbolt.DB, err error) {
	defer faultsToErrors(&err)()
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if next, err = openFile(path); err != nil {
		return nil, err
	}
	next.NoSync = true // one sync at the end is enough: nobody knows this file yet
	err = bbolt.Compact(next, s.db, 4<<20)
	if err == nil {
		err = next.Update(func(tx *bbolt.Tx) error { return tx.Bucket(upkeepBucket).Delete(rewriteKey) })
	}
	next.NoSync = false
	if err = errors.Join(err, next.Sync()); err != nil {
		return nil, errors.Join(err, next.Close())
	}
	return next, nil
}

func (s *Store) swap(next *bbolt.DB, path string) (old *bbolt.DB, err error) {
	s.gate.Lock()
	defer s.gate.Unlock()
	if err := os.Rename(next.Path(), path); err != nil {
		return nil, err
	}
	if err := syncDir(s.dir); err != nil {
		return nil, err
	}
	old, s.db = s.db, next
	return old, nil
}
