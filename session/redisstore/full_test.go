package redisstore_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"sharedspace/session"
	"sharedspace/session/redisstore/redistest"
)

// fill appends until the store says that it is full.
func fill(t *testing.T, store session.Store, id session.ID) (saved []session.Entry) {
	t.Helper()
	var last session.Entry
	for {
		words := fmt.Sprintf(`{"text":{"words":"%d%s","salt":"aa"}}`, last.Revision, strings.Repeat("w", 32<<10))
		next, err := session.NewEntry(last, []byte(words))
		must(t, err)
		err = store.Append(t.Context(), id, next)
		if errors.Is(err, session.ErrFull) {
			return saved
		}
		must(t, err)
		saved, last = append(saved, next), next
	}
}

// T12.
func TestAFullRedisLosesNothingAndSaysSo(t *testing.T) {
	t.Parallel()
	url, server := redistest.Start(t, append(redistest.Synced, "--maxmemory", "8mb", "--maxmemory-policy", "noeviction")...)
	store := open(t, url)
	const round = session.RoundID("full/1")
	_, err := store.Open(t.Context(), round, []byte("key"))
	must(t, err)
	must(t, store.Put(t.Context(), round, "entry", 1, []byte("sealed")))
	saved := fill(t, store, "full")
	sent := sendUntilFull(t, store, round)
	if n, err := store.Count(t.Context(), round); n != sent+1 || err != nil {
		t.Errorf("%d sent, %d are there, error %v", sent+1, n, err)
	}
	if n := len(readAll(t, store, "full")); n != len(saved) {
		t.Errorf("%d entries, %d were saved", n, len(saved))
	}
	t.Logf("full after %d entries, none lost, %s", len(saved), evicted(server))
	if evicted(server) != "evicted_keys:0" {
		t.Error(evicted(server))
	}

	without, err := saved[0].Without(func(string) bool { return true })
	must(t, err)
	must(t, store.Destroy(t.Context(), round))
	must(t, store.Redact(t.Context(), "full", 1, without))
	if strings.Contains(string(readAll(t, store, "full")[0].Body), "www") {
		t.Error("a text cannot be erased while Redis is full")
	}
	must(t, store.Purge(t.Context(), "full"))
	must(t, store.Append(t.Context(), "full", saved[0]))
}

func sendUntilFull(t *testing.T, store session.Store, round session.RoundID) (sent int) {
	t.Helper()
	for {
		err := store.Put(t.Context(), round, session.EntryID(fmt.Sprint(sent)), 1, make([]byte, 256))
		if errors.Is(err, session.ErrFull) {
			return sent
		}
		must(t, err)
		sent++
	}
}

func evicted(server *redistest.Server) string {
	for line := range strings.Lines(server.Do("info", "stats")) {
		if strings.HasPrefix(line, "evicted_keys") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}
