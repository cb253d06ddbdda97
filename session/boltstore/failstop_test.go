package boltstore_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"sharedspace/session"
)

// putInPlace makes every open descriptor of the data file one of another file.
func putInPlace(t *testing.T, dir, other string, flag int) {
	t.Helper()
	file, err := os.OpenFile(other, flag, 0)
	must(t, err)
	defer func() { _ = file.Close() }()
	open, err := os.ReadDir("/proc/self/fd")
	must(t, err)
	replaced := 0
	for _, one := range open {
		target, err := os.Readlink("/proc/self/fd/" + one.Name())
		if err != nil || target != filepath.Join(dir, "sharedspace.db") {
			continue
		}
		number, err := strconv.Atoi(one.Name())
		must(t, err)
		if number != int(file.Fd()) {
			must(t, syscall.Dup3(int(file.Fd()), number, syscall.O_CLOEXEC))
			replaced++
		}
	}
	if replaced == 0 {
		t.Fatal("the data file is not open")
	}
}

func TestNothingIsSavedAfterAWriteHasFailed(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	file := filepath.Join(dir, "sharedspace.db")
	const saves = 8
	for name, disk := range map[string]struct {
		path string
		flag int
		full bool
	}{
		"a full disk":         {"/dev/full", os.O_WRONLY, true},
		"a read-only disk":    {file, os.O_RDONLY, false},
		"a disk without sync": {"/dev/null", os.O_WRONLY, false},
	} {
		t.Run(name, func(t *testing.T) {
			store := openIn(t, dir)
			id := session.ID(strconv.Itoa(len(name)))
			var saved session.Entry
			for range saves { // so many that the next finds free pages, and the file need not grow
				saved = appendWords(t, store, id, saved, "saved")
			}
			putInPlace(t, dir, disk.path, disk.flag)
			next, err := session.NewEntry(saved, []byte(`{}`))
			must(t, err)
			for range 2 {
				err := store.Append(t.Context(), id, next)
				if err == nil || errors.Is(err, session.ErrFull) != disk.full {
					t.Errorf("error = %v", err)
				}
			}
			if err := <-store.Failed(); err == nil {
				t.Error("it did not tell main")
			}
			for entry, err := range store.Read(t.Context(), id, 0) {
				if err == nil {
					t.Errorf("entry %d is shown, and nobody knows what the disk holds", entry.Revision)
				}
			}
			_ = store.Close()
			if n := len(readAll(t, openIn(t, dir), id)); n != saves {
				t.Errorf("%d entries after opening again", n)
			}
		})
	}
}
