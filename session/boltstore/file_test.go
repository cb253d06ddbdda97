package boltstore_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"sharedspace/session"
	"sharedspace/session/boltstore"
)

// holds tells which files under dir contain the words.
func holds(t testing.TB, dir, words string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if errors.Is(err, os.ErrNotExist) { // a file that is being swapped
			return nil
		}
		if bytes.Contains(data, []byte(words)) {
			files = append(files, filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func appendWords(t testing.TB, store session.Log, id session.ID, last session.Entry, words string) session.Entry {
	t.Helper()
	body := fmt.Sprintf(`{"text":{"words":%q,"salt":"salt"}}`, words)
	entry, err := session.NewEntry(last, []byte(body))
	if err == nil {
		err = store.Append(t.Context(), id, entry)
	}
	if err != nil {
		t.Fatal(err)
	}
	return entry
}

func readAll(t testing.TB, store session.Log, id session.ID) (entries []session.Entry) {
	t.Helper()
	for entry, err := range store.Read(t.Context(), id, 0) {
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, entry)
	}
	return entries
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestARedactedTextIsInNoFile(t *testing.T) {
	dir := t.TempDir()
	store := openIn(t, dir)
	first := appendWords(t, store, "a", session.Entry{}, "gone for good")
	second := appendWords(t, store, "a", first, "here to stay")
	if files := holds(t, dir, "gone for good"); files == nil {
		t.Fatal("the text was never there: the test sees nothing")
	}
	without, err := first.Without(func(string) bool { return true })
	must(t, err)
	must(t, store.Redact(t.Context(), "a", 1, without))
	if files := holds(t, dir, "gone for good"); files != nil {
		t.Errorf("the text is in %v", files)
	}
	appendWords(t, store, "a", second, "and on")
	must(t, store.Close())
	if n := len(readAll(t, openIn(t, dir), "a")); n != 3 {
		t.Errorf("%d entries after opening again", n)
	}
}

func TestAPurgedWorkshopIsInNoFile(t *testing.T) {
	dir := t.TempDir()
	store := openIn(t, dir)
	appendWords(t, store, "gone", session.Entry{}, "words of gone")
	appendWords(t, store, "stays", session.Entry{}, "words that stay")
	_, err := store.Open(t.Context(), "gone/1", []byte("key of gone"))
	must(t, err)
	must(t, store.Put(t.Context(), "gone/1", "entry", 1, []byte("sealed of gone")))
	must(t, store.Purge(t.Context(), "gone"))
	must(t, store.Forget(t.Context(), "gone"))
	for _, words := range []string{"words of gone", "key of gone", "sealed of gone", "gone/1"} {
		if files := holds(t, dir, words); files != nil {
			t.Errorf("%q is in %v", words, files)
		}
	}
	if files := holds(t, dir, "words that stay"); files == nil {
		t.Error("what should stay is gone")
	}
}

func TestADestroyedRoundIsSoonInNoFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	store := openIn(t, dir)
	_, err := store.Open(t.Context(), "a/1", []byte("wrapped key"))
	must(t, err)
	must(t, store.Put(t.Context(), "a/1", "entry", 1, []byte("sealed words")))
	must(t, store.Destroy(t.Context(), "a/1"))
	if files := holds(t, dir, "wrapped key"); files != nil {
		t.Errorf("the key is in %v", files)
	}
	for deadline := time.Now().Add(10 * time.Second); ; {
		files := holds(t, dir, "sealed words")
		if files == nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the entry is still in %v", files)
		}
	}
}

func TestAnErasureThatACrashBrokeOffIsFinishedAtTheStart(t *testing.T) {
	dir := t.TempDir()
	store := openIn(t, dir)
	_, err := store.Open(t.Context(), "a/1", []byte("wrapped key"))
	must(t, err)
	must(t, store.Put(t.Context(), "a/1", "entry", 1, []byte("sealed words")))
	must(t, store.Destroy(t.Context(), "a/1"))
	crashed := filepath.Join(t.TempDir(), "copy")
	must(t, os.CopyFS(crashed, os.DirFS(dir)))
	if files := holds(t, crashed, "sealed words"); files == nil {
		t.Skip("this machine rewrote the file before it was copied")
	}
	openIn(t, crashed)
	if files := holds(t, crashed, "sealed words"); files != nil {
		t.Errorf("the entry is still in %v", files)
	}
}

func TestNobodyIsDisturbedWhileTheFileIsWrittenAnew(t *testing.T) {
	store := openIn(t, t.TempDir())
	const writers, each = 4, 30
	var all sync.WaitGroup
	for i := range writers {
		id := session.ID(fmt.Sprintf("log-%d", i))
		all.Go(func() {
			var last session.Entry
			for range each {
				last = appendWords(t, store, id, last, "words")
			}
		})
		all.Go(func() {
			seen := int64(0)
			for entry, err := range store.Follow(t.Context(), id, 0) {
				if err != nil {
					t.Errorf("follow: %v", err)
					return
				}
				if seen = entry.Revision; seen == each {
					return
				}
			}
		})
	}
	for range 10 {
		appendWords(t, store, "purged", session.Entry{}, "words")
		must(t, store.Purge(t.Context(), "purged"))
	}
	all.Wait()
	for i := range writers {
		if n := len(readAll(t, store, session.ID(fmt.Sprintf("log-%d", i)))); n != each {
			t.Errorf("log %d has %d entries", i, n)
		}
	}
}

func TestKeysAreFilesThatOnlyTheOwnerMayRead(t *testing.T) {
	dir := t.TempDir()
	store := openIn(t, dir)
	_, err := store.Open(t.Context(), "a/1/people", []byte("wrapped"))
	must(t, err)
	info, err := os.Stat(filepath.Join(dir, "keys", "a%2F1%2Fpeople"))
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	for _, round := range []session.RoundID{"", ".", "..", "../x"} {
		if _, err := store.Open(t.Context(), round, []byte("wrapped")); err == nil {
			t.Errorf("round %q has a key", round)
		}
	}
}

func TestRoundsRestoredWithoutTheirKeysAreReported(t *testing.T) {
	dir := t.TempDir()
	store := openIn(t, dir)
	for _, round := range []session.RoundID{"a/kept", "a/lost", "a/shut", "a/empty"} {
		_, err := store.Open(t.Context(), round, []byte("wrapped"))
		must(t, err)
		if round != "a/empty" {
			must(t, store.Put(t.Context(), round, "entry", 1, []byte("sealed")))
		}
	}
	_, err := store.Draw(t.Context(), "a/shut")
	must(t, err)
	must(t, store.Close())
	for _, name := range []string{"a%2Flost", "a%2Fshut", "a%2Fempty"} {
		must(t, os.Remove(filepath.Join(dir, "keys", name)))
	}
	rounds, err := openIn(t, dir).Keyless(t.Context())
	if len(rounds) != 1 || rounds[0] != "a/lost" || err != nil {
		t.Errorf("keyless %v, error %v", rounds, err)
	}
}

var _ session.Store = (*boltstore.Store)(nil)
