package boltstore

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"sharedspace/session"
)

// newKeyPrefix begins the name of a key file that is being written. No round's
// name begins with it.
const newKeyPrefix = ".new-"

// keyFiles keeps each wrapped round key in a file of its own, because bbolt keeps
// deleted bytes and a removed file does not.
type keyFiles struct {
	mu  *sync.Mutex // one round key at a time is made or destroyed
	dir string
}

func openKeyFiles(dir string) (keyFiles, error) {
	files := keyFiles{mu: &sync.Mutex{}, dir: dir}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return files, err
	}
	unfinished, err := filepath.Glob(filepath.Join(dir, newKeyPrefix+"*"))
	if err != nil {
		return files, err
	}
	for _, path := range unfinished {
		if err := os.Remove(path); err != nil {
			return files, err
		}
	}
	return files, syncDir(dir)
}

func (k keyFiles) path(round session.RoundID) (string, error) {
	name := url.PathEscape(string(round))
	if err := checkName(name); err != nil || strings.HasPrefix(name, ".") {
		return "", errors.Join(err, fmt.Errorf("boltstore: round %q cannot have a key", round))
	}
	return filepath.Join(k.dir, name), nil
}

// keep writes the first key offered, synced, and returns the one that is kept.
func (k keyFiles) keep(round session.RoundID, wrapped []byte) ([]byte, error) {
	path, err := k.path(round)
	if err != nil {
		return nil, err
	}
	if kept, err := k.read(round); !errors.Is(err, session.ErrNotFound) {
		return kept, err
	}
	fresh, err := os.CreateTemp(k.dir, newKeyPrefix+"*") // mode 0600
	if err != nil {
		return nil, full(fmt.Errorf("boltstore: keep a round key: %w", err))
	}
	defer func() { _ = os.Remove(fresh.Name()) }()
	_, err = fresh.Write(wrapped)
	err = errors.Join(err, fresh.Sync(), fresh.Close())
	if err == nil {
		err = errors.Join(os.Rename(fresh.Name(), path), syncDir(k.dir))
	}
	if err != nil {
		_ = os.Remove(path) // what may not be durable is not kept
		return nil, full(fmt.Errorf("boltstore: keep a round key: %w", err))
	}
	return k.read(round)
}

func (k keyFiles) read(round session.RoundID) ([]byte, error) {
	path, err := k.path(round)
	if err != nil {
		return nil, err
	}
	wrapped, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, session.ErrNotFound
	}
	return wrapped, err
}

func (k keyFiles) remove(round session.RoundID) error {
	path, err := k.path(round)
	if err != nil {
		return err
	}
	return k.removePath(path)
}

func (k keyFiles) removeAll(id session.ID) error {
	files, err := os.ReadDir(k.dir)
	if err != nil {
		return fmt.Errorf("boltstore: read the keys: %w", err)
	}
	for _, file := range files {
		if strings.HasPrefix(file.Name(), url.PathEscape(string(id)+"/")) {
			if err := k.removePath(filepath.Join(k.dir, file.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

func (k keyFiles) removePath(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("boltstore: remove a round key: %w", err)
	}
	return syncDir(k.dir)
}
