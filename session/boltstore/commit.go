package boltstore

import (
	"context"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"sharedspace/session"
)

// maxBatch bounds one transaction.
const maxBatch = 512

// errUnchanged is what a change returns that has nothing to do: no error for
// its caller, and no reason to sync.
var errUnchanged = errors.New("unchanged")

// write is one change on its way to the committer.
type write struct {
	change  func(*bbolt.Tx) error // one of the store's answers: nothing was changed
	rings   session.ID            // whose bell rings afterwards; empty: nobody's
	erases  bool                  // answer when the file has been written anew
	tidies  bool                  // the file is to be written anew soon
	outcome chan error            // holds 1
}

// save hands a change to the committer and waits until it is durable.
func (s *Store) save(ctx context.Context, w *write) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	w.outcome = make(chan error, 1)
	select {
	case s.writes <- w:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.closing:
		return errClosed
	}
	select {
	case err := <-w.outcome:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Store) commitWhatWaits() {
	defer close(s.ended)
	for {
		select {
		case first := <-s.writes:
			s.commit(s.andAllWaiting(first))
		case <-s.tidyAt:
			s.tidy()
		case <-s.closing:
			return
		}
	}
}

func (s *Store) andAllWaiting(first *write) []*write {
	batch := []*write{first}
	for len(batch) < maxBatch {
		select {
		case next := <-s.writes:
			batch = append(batch, next)
		default:
			return batch
		}
	}
	return batch
}

func (s *Store) commit(batch []*write) {
	answers, err := s.transact(batch)
	if err != nil {
		err = s.fail(err)
		for _, w := range batch {
			w.outcome <- err
		}
		return
	}
	var erasing []*write
	for i, w := range batch {
		if answers[i] == nil && w.rings != "" {
			s.Ring(w.rings)
		}
		if answers[i] == nil && w.tidies {
			s.tidySoon()
		}
		if answers[i] == nil && w.erases {
			erasing = append(erasing, w)
			continue
		}
		if errors.Is(answers[i], errUnchanged) {
			answers[i] = nil
		}
		w.outcome <- answers[i]
	}
	if len(erasing) == 0 {
		return
	}
	err = s.rewrite()
	for _, w := range erasing {
		w.outcome <- err
	}
}

// transact makes all changes in one transaction. A change that is refused fails
// no other; any other error fails them all.
func (s *Store) transact(batch []*write) (answers []error, err error) {
	if s.failure != nil {
		return nil, s.failure
	}
	defer faultsToErrors(&err)()
	tx, err := s.db.Begin(true)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }()
	changed := false
	for _, w := range batch {
		answer := w.change(tx)
		if answer != nil && !refused(answer) {
			return nil, answer
		}
		changed = changed || answer == nil
		answers = append(answers, answer)
	}
	if !changed {
		return answers, nil
	}
	s.gate.Lock() // nobody begins to read what is not synced yet
	defer s.gate.Unlock()
	return answers, tx.Commit()
}

func refused(err error) bool {
	for _, answer := range []error{
		errUnchanged, session.ErrConflict, session.ErrShut, session.ErrTaken,
		session.ErrNotFound, session.ErrEnded, session.ErrCorrupt,
	} {
		if errors.Is(err, answer) {
			return true
		}
	}
	return false
}

// fail stops all reading and writing: after a failed sync nobody knows what the
// disk holds, and a second try would say yes without writing.
func (s *Store) fail(err error) error {
	s.gate.Lock()
	defer s.gate.Unlock()
	if s.failure == nil {
		s.failure = fmt.Errorf("boltstore: nothing is saved any more: %w", full(err))
		s.failed <- s.failure
	}
	return s.failure
}
