package redisstore_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"sharedspace/session"
)

// load is many writers, each with a log of its own, who go on whatever happens.
type load struct {
	store   session.Store
	saved   []map[int64]session.Chain // by writer: what was acknowledged
	gaps    []time.Duration           // from the first error to the next yes
	unclear int
	mu      sync.Mutex
	all     sync.WaitGroup
	stop    context.CancelFunc
}

func startLoad(t *testing.T, store session.Store, writers int) *load {
	ctx, stop := context.WithCancel(t.Context())
	l := &load{store: store, stop: stop}
	for writer := range writers {
		l.saved = append(l.saved, map[int64]session.Chain{})
		l.all.Go(func() { l.write(ctx, t, writer) })
	}
	t.Cleanup(l.end)
	return l
}

func (l *load) end() { l.stop(); l.all.Wait() }

func logOf(writer int) session.ID { return session.ID(fmt.Sprint("log-", writer)) }

// write appends; after an unclear answer it reads, as a room does.
func (l *load) write(ctx context.Context, t *testing.T, writer int) {
	var last session.Entry
	var troubled time.Time
	for n := 0; ctx.Err() == nil; n++ {
		next, err := session.NewEntry(last, fmt.Appendf(nil, `{"n":"%d-%d","words":"%s"}`, writer, n, strings.Repeat("w", 300)))
		if err != nil {
			t.Error(err)
			return
		}
		appending, done := context.WithTimeout(ctx, 2*time.Second)
		err = l.store.Append(appending, logOf(writer), next)
		done()
		if err == nil {
			last = next
			l.took(writer, next, troubled)
			troubled = time.Time{}
			continue
		}
		if troubled.IsZero() {
			troubled = time.Now()
		}
		if last, err = l.readOn(ctx, logOf(writer), last, next); err != nil && ctx.Err() == nil {
			t.Errorf("writer %d: %v", writer, err)
			return
		}
	}
}

func (l *load) took(writer int, entry session.Entry, troubled time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.saved[writer][entry.Revision] = entry.Chain
	if !troubled.IsZero() {
		l.gaps = append(l.gaps, time.Since(troubled))
	}
}

// readOn reads until the store says whether the entry is there.
func (l *load) readOn(ctx context.Context, id session.ID, last, sent session.Entry) (session.Entry, error) {
	l.mu.Lock()
	l.unclear++
	l.mu.Unlock()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		var failed error
		for entry, err := range l.store.Read(ctx, id, last.Revision) {
			if err != nil {
				failed = err
				break
			}
			if entry.Chain != sent.Chain {
				return last, fmt.Errorf("entry %d is nobody's", entry.Revision)
			}
			last = entry
		}
		if failed == nil || errors.Is(failed, session.ErrRolledBack) || errors.Is(failed, session.ErrCorrupt) {
			return last, failed
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return last, ctx.Err()
		}
	}
}

// check reads every log and returns how many entries were acknowledged, and are there.
func (l *load) check(t *testing.T) (total int) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	for writer, saved := range l.saved {
		entries := readAll(t, l.store, logOf(writer))
		for revision, chain := range saved {
			if int64(len(entries)) < revision || entries[revision-1].Chain != chain {
				t.Fatalf("writer %d: entry %d was saved and is gone", writer, revision)
			}
		}
		total += len(saved)
	}
	return total
}

func (l *load) acknowledged() (total int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, saved := range l.saved {
		total += len(saved)
	}
	return total
}

// awaitMore waits until so many more entries are acknowledged.
func (l *load) awaitMore(t *testing.T, n int) {
	t.Helper()
	goal := l.acknowledged() + n
	eventually(t, func() bool { return l.acknowledged() >= goal })
}

func (l *load) longestGap() (longest time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, gap := range l.gaps {
		longest = max(longest, gap)
	}
	return longest
}

// eventually waits for what comes by itself.
func eventually(t testing.TB, there func() bool) {
	t.Helper()
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	enough := time.After(30 * time.Second)
	for !there() {
		select {
		case <-look.C:
		case <-enough:
			t.Fatal("it does not come")
		}
	}
}

func readAll(t testing.TB, store session.Store, id session.ID) (entries []session.Entry) {
	t.Helper()
	for entry, err := range store.Read(context.Background(), id, 0) {
		must(t, err)
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
