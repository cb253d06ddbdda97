package boltstore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// lockDir takes the directory for this process. The lock is on a file of its
// own, because the data file is swapped when it is written anew.
func lockDir(dir string) (*os.File, error) {
	lock, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("boltstore: open the lock: %w", err)
	}
	for deadline := time.Now().Add(lockWait); ; time.Sleep(25 * time.Millisecond) {
		err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return lock, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errors.Join(fmt.Errorf("boltstore: lock %s: %w", dir, err), lock.Close())
		}
		if time.Now().After(deadline) {
			_ = lock.Close()
			return nil, fmt.Errorf("another process is using the data directory %s: stop it first, or choose another DATA_DIR", dir)
		}
	}
}

func syncDir(dir string) error {
	open, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(open.Sync(), open.Close())
}
