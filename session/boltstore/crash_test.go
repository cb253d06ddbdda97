package boltstore_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"sharedspace/session"
	"sharedspace/session/boltstore"
)

const childDir = "BOLTSTORE_TEST_CHILD_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		childAppends(dir)
		return
	}
	os.Exit(m.Run())
}

// childAppends appends to eight logs and tells of each entry that is saved,
// until the process is killed.
func childAppends(dir string) {
	store, err := boltstore.Open(dir, slog.New(slog.DiscardHandler))
	if err != nil {
		fmt.Println("error", err)
		return
	}
	fmt.Println("open")
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() { childAppendsTo(store, session.ID(fmt.Sprintf("log-%d", i))) })
	}
	all.Wait()
}

func childAppendsTo(store *boltstore.Store, id session.ID) {
	var last session.Entry
	for entry := range store.Read(context.Background(), id, 0) {
		last = entry
	}
	for {
		next, err := session.NewEntry(last, []byte(`{"words":"`+strings.Repeat("w", 300)+`"}`))
		if err == nil {
			err = store.Append(context.Background(), id, next)
		}
		if err != nil {
			fmt.Println("error", err)
			return
		}
		last = next
		fmt.Println("saved", id, next.Revision, next.Chain)
	}
}

type child struct {
	command *exec.Cmd
	lines   *bufio.Scanner
}

func startChild(t *testing.T, dir string) *child {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), childDir+"="+dir)
	out, err := command.StdoutPipe()
	must(t, err)
	must(t, command.Start())
	t.Cleanup(func() { _ = command.Process.Kill(); _ = command.Wait() })
	c := &child{command, bufio.NewScanner(out)}
	if line := c.line(t); line != "open" {
		t.Fatalf("the child says %q", line)
	}
	return c
}

func (c *child) line(t *testing.T) string {
	t.Helper()
	if !c.lines.Scan() {
		t.Fatalf("the child says no more: %v", c.lines.Err())
	}
	return c.lines.Text()
}

// kill kills, and returns what the child still said.
func (c *child) kill(t *testing.T) (rest []string) {
	t.Helper()
	must(t, c.command.Process.Kill())
	for c.lines.Scan() {
		rest = append(rest, c.lines.Text())
	}
	if err := c.lines.Err(); err != nil && err != io.ErrUnexpectedEOF {
		t.Fatal(err)
	}
	_ = c.command.Wait()
	return rest
}

func TestNothingSavedIsLostWhenTheProcessIsKilled(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	saved := map[session.ID]map[int64]session.Chain{}
	total := 0
	for kill := range 10 {
		running := startChild(t, dir)
		var lines []string
		for range 20 + 37*kill {
			lines = append(lines, running.line(t))
		}
		for _, line := range append(lines, running.kill(t)...) {
			var id session.ID
			var revision int64
			var chain session.Chain
			if _, err := fmt.Sscanf(line, "saved %s %d %s", &id, &revision, &chain); err != nil {
				t.Fatalf("the child says %q", line)
			}
			if saved[id] == nil {
				saved[id] = map[int64]session.Chain{}
			}
			saved[id][revision] = chain
			total++
		}
		store := openIn(t, dir)
		for id, chains := range saved {
			entries := readAll(t, store, id)
			for revision, chain := range chains {
				if int64(len(entries)) < revision || entries[revision-1].Chain != chain {
					t.Fatalf("after kill %d, %s has not entry %d that was saved", kill+1, id, revision)
				}
			}
		}
		must(t, store.Close())
	}
	t.Logf("%d entries saved, 10 kills, none lost", total)
}

func TestASecondProcessIsRefusedInWords(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	running := startChild(t, dir)
	began := time.Now()
	_, err := boltstore.Open(dir, slog.New(slog.DiscardHandler))
	if err == nil || !strings.HasPrefix(err.Error(), "another process is using the data directory "+dir) {
		t.Errorf("error = %v", err)
	}
	if took := time.Since(began); took > 2500*time.Millisecond {
		t.Errorf("refused after %v", took)
	}
	running.kill(t)
	openIn(t, dir)
}
