package redisstore_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sharedspace/session"
	"sharedspace/session/redisstore/redistest"
)

// T8b: a SIGKILL cannot show whether data was synced, because the page cache
// survives the process. The calls to the kernel show it.
func TestRedisSyncsBeforeItRepliesAndBeforeItRings(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Fatal("this test needs strace: on Debian, apt-get install strace")
	}
	url, server := redistest.Start(t, redistest.Synced...)
	trace := filepath.Join(t.TempDir(), "trace")
	server.Prefix("strace", "-D", "-f", "-qq", "-s", "64", "-o", trace, "-e", "trace=write,writev,sendto,fdatasync,fsync", "--")
	server.Restart()
	store := open(t, url)
	heard := make(chan bool, 1)
	go func() { // ends with the store
		for range store.Hear(t.Context(), "traced") {
			heard <- true
		}
	}()
	must(t, store.Say(t.Context(), "traced", []byte("begin")))
	<-heard // that somebody subscribed

	const appends = 1000
	var last session.Entry
	for range appends {
		next, err := session.NewEntry(last, []byte(`{"words":"traced"}`))
		must(t, err)
		must(t, store.Append(t.Context(), "traced", next))
		<-heard
		last = next
	}
	must(t, store.Close())
	server.Kill()
	inOrder := syncedFirst(t, traceOf(t, trace))
	t.Logf("%d of %d appends: written, synced, then told", inOrder, appends)
	if inOrder != appends {
		t.Error("not all")
	}
}

// traceOf waits until strace, which ends with Redis, has written everything.
func traceOf(t *testing.T, path string) []string {
	t.Helper()
	var text []byte
	eventually(t, func() bool {
		text, _ = os.ReadFile(path)
		return strings.Contains(string(text), "+++ killed by SIGKILL +++\n")
	})
	return strings.Split(string(text), "\n")
}

// syncedFirst counts the appends after whose writing came a sync, and only then a
// reply and a ring. It fails at the first that was told too early.
func syncedFirst(t *testing.T, lines []string) (inOrder int) {
	t.Helper()
	written, synced, replied, rung := false, false, false, false
	for _, line := range lines {
		switch {
		case strings.Contains(line, `RPUSH`):
			written, synced, replied, rung = true, false, false, false
		case strings.Contains(line, "sync("):
			synced = written
		case strings.Contains(line, `":1\r\n"`):
			replied = true
		case strings.Contains(line, `message\r\n`):
			rung = written
		}
		if (replied || rung) && written && !synced {
			t.Fatalf("told before it was synced: %s", line)
		}
		if synced && replied && rung {
			inOrder++
			written, synced, replied, rung = false, false, false, false
		}
	}
	return inOrder
}
