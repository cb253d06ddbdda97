package boltstore

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"sharedspace/session"
)

const (
	fileName = "sharedspace.db"
	lockWait = 1500 * time.Millisecond
)

var (
	_ session.Store = (*Store)(nil)

	errClosed = errors.New("boltstore: the store is closed")
)

// Store is a session.Store in one directory. Its bell is heard in this process.
type Store struct {
	session.LocalBell
	logger *slog.Logger
	dir    string
	lock   *os.File
	keys   keyFiles

	gate    sync.RWMutex // held to write by a commit and a swap, to read while a reader begins
	db      *bbolt.DB
	failure error // why nothing is written any more

	writes  chan *write
	tidyAt  <-chan time.Time // when the file is next written anew; the committer's own
	tidying time.Duration    // how long that took last time; the committer's own
	closing chan struct{}
	ended   chan struct{} // closed when the committer has ended
	failed  chan error
	close   func() error
}

// Open opens the store in dir, which it makes if needed. A second process is
// refused within two seconds; a file that is damaged is refused, never repaired.
func Open(dir string, logger *slog.Logger) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("boltstore: make the data directory: %w", err)
	}
	lock, err := lockDir(dir)
	if err != nil {
		return nil, err
	}
	store := &Store{
		logger:  logger,
		dir:     dir,
		lock:    lock,
		writes:  make(chan *write),
		closing: make(chan struct{}),
		ended:   make(chan struct{}),
		failed:  make(chan error, 1),
	}
	store.close = sync.OnceValue(store.closeOnce)
	if err := store.openFiles(); err != nil {
		_ = lock.Close()
		return nil, fmt.Errorf("boltstore: open %s: %w", dir, err)
	}
	go store.commitWhatWaits() // until Close
	return store, nil
}

func (s *Store) openFiles() (err error) {
	if s.keys, err = openKeyFiles(filepath.Join(s.dir, "keys")); err != nil {
		return err
	}
	path := filepath.Join(s.dir, fileName)
	if err := os.Remove(path + newSuffix); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	halfRead, err := inspect(path)
	if err != nil {
		return err
	}
	if halfRead {
		s.logger.Error("one of the two heads of the data file is damaged: the last thing saved may be missing", "file", path)
	}
	if err := s.openDB(path); err != nil {
		return err
	}
	if err := s.finishRewrite(); err != nil {
		s.logger.Error("erased bytes are still in the data file", "error", err)
	}
	return s.failure
}

func (s *Store) openDB(path string) (err error) {
	defer faultsToErrors(&err)()
	if err := makeFile(path); err != nil {
		return err
	}
	if s.db, err = openFile(path); err != nil {
		return err
	}
	if err := s.db.View(checkValues); err != nil {
		return errors.Join(err, s.db.Close())
	}
	return syncDir(s.dir)
}

// makeFile makes the file, if there is none, under another name: so that a
// crash does not leave half a file.
func makeFile(path string) error {
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	db, err := openFile(path + newSuffix)
	if err != nil {
		return err
	}
	if err := errors.Join(db.Update(makeBuckets), db.Close()); err != nil {
		return err
	}
	return os.Rename(path+newSuffix, path)
}

func openFile(path string) (*bbolt.DB, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout:         lockWait,
		PageSize:        pageSize,
		FreelistType:    bbolt.FreelistMapType,
		InitialMmapSize: 64 << 20, // of addresses, not of the file: a reader makes a writer wait when the map grows
	})
	if err != nil {
		return nil, err
	}
	db.AllocSize = 1 << 20
	return db, nil
}

// Promise says what Saved means here.
func (s *Store) Promise(context.Context) string {
	return "Saved means: written to the disk of this server and synced."
}

// Failed gives the error after which nothing is written any more: the process
// should end, and everything saved is there when it starts again.
func (s *Store) Failed() <-chan error { return s.failed }

// Close ends what is under way. It may be repeated.
func (s *Store) Close() error { return s.close() }

func (s *Store) closeOnce() error {
	close(s.closing)
	<-s.ended
	s.gate.Lock()
	faulted := errors.Is(s.failure, errDamaged)
	if s.failure == nil {
		s.failure = errClosed
	}
	s.gate.Unlock()
	err := s.LocalBell.Close()
	if !faulted { // else bbolt may still hold its own locks
		err = errors.Join(err, s.db.Close())
	}
	return errors.Join(err, s.lock.Close())
}

// view shows what is durable. look copies what it keeps.
func (s *Store) view(ctx context.Context, look func(*bbolt.Tx) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	defer faultsToErrors(&err)()
	tx, err := s.beginView()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	return look(tx)
}

func (s *Store) beginView() (*bbolt.Tx, error) {
	s.gate.RLock()
	defer s.gate.RUnlock()
	if s.failure != nil {
		return nil, s.failure
	}
	return s.db.Begin(false)
}
