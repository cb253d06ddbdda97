package redisstore_test

import (
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"sharedspace/session"
	"sharedspace/session/redisstore"
	"sharedspace/session/redisstore/redistest"
)

// A failover that a replica has kept up with loses nothing, and heals by itself.
func TestAFailoverBySentinelHealsByItself(t *testing.T) {
	if os.Getenv("SOAK") == "" {
		t.Skip("a real failover takes a while: set SOAK=1")
	}
	t.Parallel()
	url, primary, replica := redistest.StartSentinels(t, redistest.Synced...)
	store := open(t, url)
	if promise := store.Promise(t.Context()); !strings.Contains(promise, "A failover may take what its replica had not received") {
		t.Errorf("promise = %q", promise)
	}
	sentinel, _, _ := strings.Cut(strings.TrimPrefix(url, "redis+sentinel://"), ",")
	if _, err := redisstore.Open(t.Context(), "redis://"+sentinel, slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), "this is a Sentinel") {
		t.Errorf("a Sentinel as if it were Redis: error = %v", err)
	}
	heard := hearing(t, store, "id")
	entries, _ := following(t, store, "id")
	var last session.Entry
	for range 100 {
		last = entryAfter(t, last)
		must(t, store.Append(t.Context(), "id", last))
		await(t, entries, last)
	}
	offset := func(server *redistest.Server) string {
		_, rest, _ := strings.Cut(server.Do("info", "replication"), "master_repl_offset:")
		return strings.Fields(rest)[0]
	}
	eventually(t, func() bool { return offset(primary) == offset(replica) })
	primary.Kill()
	began := time.Now()
	next := entryAfter(t, last)
	eventually(t, func() bool { return store.Append(t.Context(), "id", next) == nil })
	t.Logf("saved again %v after the primary died", time.Since(began).Round(time.Millisecond))
	await(t, entries, next)
	awaitHeard(t, store, "id", heard, "after")
	if n := len(readAll(t, store, "id")); n != 101 {
		t.Errorf("%d entries", n)
	}
	if role := replica.Do("role"); !strings.HasPrefix(role, "master") {
		t.Errorf("the replica is %s", role)
	}
}
