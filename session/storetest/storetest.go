// Package storetest says, as tests, what every store owes its callers. Start
// with Run; each file holds one of the four parts of a store, history.go holds
// random histories against a model.
package storetest

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sharedspace/session"
)

// patience is when a test gives up waiting for what should come at once.
const patience = 20 * time.Second

// tester is what *testing.T and *rapid.T have in common.
type tester interface {
	Helper()
	Context() context.Context
	Errorf(format string, args ...any)
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

type promises map[string]func(*testing.T, session.Store)

// Run checks a kind of store. open returns one that nobody else uses and closes
// it with t.Cleanup; it may hold what earlier ones held.
func Run(t *testing.T, open func(t *testing.T) session.Store) {
	parts := []struct {
		name     string
		promises promises
	}{
		{"log", logPromises},
		{"follow", followPromises},
		{"erasure", erasurePromises},
		{"pool", poolPromises},
		{"bell", bellPromises},
		{"directory", directoryPromises},
		{"whole", wholePromises},
	}
	for _, part := range parts {
		t.Run(part.name, func(t *testing.T) {
			for name, promise := range part.promises {
				t.Run(name, func(t *testing.T) { promise(t, open(t)) })
			}
		})
	}
}

var wholePromises = promises{
	"random histories give what a simple model gives": randomHistories,

	"it says in words what Saved means": func(t *testing.T, store session.Store) {
		if promise := store.Promise(t.Context()); !strings.Contains(promise, " ") {
			t.Errorf("promise = %q", promise)
		}
	},

	"nothing is done for a caller who has left": func(t *testing.T, store session.Store) {
		left, leave := context.WithCancel(t.Context())
		leave()
		id := newID()
		round := roundOf(id, "1")
		first := entriesOf(t, 1)[0]
		for name, err := range map[string]error{
			"Append": store.Append(left, id, first),
			"Put":    store.Put(left, round, "entry", 1, []byte("sealed")),
			"Claim":  store.Claim(left, string(id), id),
		} {
			if err == nil {
				t.Errorf("%s: no error", name)
			}
		}
		if got := readAll(t, store, id, 0); len(got) != 0 {
			t.Errorf("the log has %d entries", len(got))
		}
		if n, err := store.Count(t.Context(), round); n != 0 || err != nil {
			t.Errorf("the round has %d entries, error %v", n, err)
		}
	},

	"a closed store answers with errors": func(t *testing.T, store session.Store) {
		id := newID()
		following := follow(t, store, id, 0)
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
		if err := store.Append(t.Context(), id, entriesOf(t, 1)[0]); err == nil {
			t.Error("Append: no error")
		}
		if _, err := store.Count(t.Context(), roundOf(id, "1")); err == nil {
			t.Error("Count: no error")
		}
		if err := following.end(t); err == nil {
			t.Error("Follow: no error")
		}
		if err := store.Close(); err != nil {
			t.Errorf("closing again: %v", err)
		}
	},
}

func newID() session.ID {
	var bits [16]byte
	if _, err := rand.Read(bits[:]); err != nil {
		panic(err)
	}
	return session.ID(hex.EncodeToString(bits[:]))
}

func roundOf(id session.ID, round string) session.RoundID {
	return session.RoundID(string(id) + "/" + round)
}

// entryAfter makes the next entry, with a text that a careless store would change.
func entryAfter(t tester, last session.Entry, words string) session.Entry {
	t.Helper()
	text, err := json.Marshal(map[string]string{"words": words + " <b>&\u00e9\U0001f33f", "salt": hexOf(words)})
	must(t, err)
	body := fmt.Sprintf(`{"events":[{"n":12345678901234567890,"text":%s}]}`, text)
	entry, err := session.NewEntry(last, []byte(body))
	must(t, err)
	return entry
}

func entriesOf(t tester, n int) []session.Entry {
	t.Helper()
	var last session.Entry
	var entries []session.Entry
	for i := range n {
		last = entryAfter(t, last, fmt.Sprintf("words %d", i+1))
		entries = append(entries, last)
	}
	return entries
}

func hexOf(words string) string { return hex.EncodeToString([]byte(words)) }

func appendAll(t tester, store session.Store, id session.ID, entries ...session.Entry) {
	t.Helper()
	for _, entry := range entries {
		if err := store.Append(context.Background(), id, entry); err != nil {
			t.Fatalf("append entry %d: %v", entry.Revision, err)
		}
	}
}

func readAll(t tester, store session.Store, id session.ID, after int64) []session.Entry {
	t.Helper()
	entries, err := tryRead(store, id, after)
	if err != nil {
		t.Fatalf("read after %d: %v", after, err)
	}
	return entries
}

func tryRead(store session.Store, id session.ID, after int64) (entries []session.Entry, err error) {
	for entry, err := range store.Read(context.Background(), id, after) {
		if err != nil {
			return entries, err
		}
		entries = append(entries, entry)
	}
	return entries, nil
}

// same compares entries, and their bodies as JSON values: a store may choose
// other white space and other escapes.
func same(t tester, got, want []session.Entry) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmp.Comparer(sameJSON), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("entries differ (-want +got):\n%s", diff)
	}
}

func sameJSON(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) {
		return true
	}
	var left, right any
	decode := func(raw json.RawMessage, into *any) error {
		decoder := json.NewDecoder(strings.NewReader(string(raw)))
		decoder.UseNumber()
		return decoder.Decode(into)
	}
	return decode(a, &left) == nil && decode(b, &right) == nil && cmp.Equal(left, right)
}

func must(t tester, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
