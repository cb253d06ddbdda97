package redisstore_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sharedspace/session"
	"sharedspace/session/redisstore/redistest"
)

func rewritings(server *redistest.Server) string {
	for line := range strings.Lines(server.Do("info", "persistence")) {
		if n, is := strings.CutPrefix(line, "aof_rewrites:"); is && strings.Contains(server.Do("info", "persistence"), "aof_rewrite_in_progress:0") {
			return strings.TrimSpace(n)
		}
	}
	return "under way"
}

// looks tells how often somebody looked whether a rewriting is due.
func looks(server *redistest.Server) string {
	_, rest, _ := strings.Cut(server.Do("info", "commandstats"), "cmdstat_time:")
	calls, _, _ := strings.Cut(rest, ",")
	return calls
}

// filesWith counts the files of a folder that hold some words.
func filesWith(t *testing.T, dir, words string) (n int) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		kept, err := os.ReadFile(path)
		if strings.Contains(string(kept), words) {
			n++
		}
		return err
	}))
	return n
}

func TestWhatIsErasedLeavesTheFilesAtMostHourly(t *testing.T) {
	t.Parallel()
	url, server := redistest.Start(t, redistest.Synced...)
	store, other := open(t, url), open(t, url)
	entry, err := session.NewEntry(session.Entry{}, []byte(`{"text":{"words":"a canary sings","salt":"aa"}}`))
	must(t, err)
	must(t, store.Append(t.Context(), "id", entry))
	must(t, store.Put(t.Context(), "id/1", "entry", 1, []byte("a canary seals")))
	if filesWith(t, server.Dir, "canary") == 0 {
		t.Error("the test looks in the wrong place")
	}
	without, err := entry.Without(func(string) bool { return true })
	must(t, err)
	must(t, store.Redact(t.Context(), "id", 1, without))
	must(t, other.Destroy(t.Context(), "id/1"))
	eventually(t, func() bool { return rewritings(server) == "1" })
	if n := filesWith(t, server.Dir, "canary"); n != 0 {
		t.Errorf("%d files hold what was erased", n)
	}

	asked := looks(server)
	must(t, other.Purge(t.Context(), "id"))
	eventually(t, func() bool { return looks(server) != asked })
	if server.Do("hexists", "sharedspace:upkeep", "erased") != "1" {
		t.Error("it is not noted that something was erased")
	}
	if n := rewritings(server); n != "1" {
		t.Errorf("%s rewritings within the hour", n)
	}
	server.Do("hset", "sharedspace:upkeep", "rewritten", "1") // an hour later
	must(t, store.Purge(t.Context(), "id"))
	eventually(t, func() bool { return rewritings(server) == "2" })
	eventually(t, func() bool { return server.Do("hexists", "sharedspace:upkeep", "erased") == "0" })
}
