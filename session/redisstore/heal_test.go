package redisstore_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"sharedspace/session"
	"sharedspace/session/redisstore"
	"sharedspace/session/redisstore/redistest"
)

func entryAfter(t testing.TB, last session.Entry) session.Entry {
	t.Helper()
	next, err := session.NewEntry(last, []byte(`{"words":"some"}`))
	must(t, err)
	return next
}

// hearing hands on what is heard until the test ends.
func hearing(t *testing.T, store *redisstore.Store, id session.ID) <-chan string {
	ctx, stop := context.WithCancel(context.Background())
	heard, ended := make(chan string), make(chan struct{})
	go func() {
		defer close(ended)
		for message := range store.Hear(ctx, id) {
			select {
			case heard <- string(message):
			case <-ctx.Done():
			}
		}
	}()
	t.Cleanup(func() { stop(); <-ended })
	return heard
}

func awaitHeard(t *testing.T, store *redisstore.Store, id session.ID, heard <-chan string, message string) {
	t.Helper()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	enough := time.After(20 * time.Second)
	for {
		select {
		case got := <-heard:
			if got == message {
				return
			}
		case <-again.C:
			_ = store.Say(t.Context(), id, []byte(message))
		case <-enough:
			t.Fatalf("%q is not heard", message)
		}
	}
}

// following follows as a room does: again and again, from what it has.
func following(t *testing.T, store *redisstore.Store, id session.ID) (<-chan session.Entry, <-chan error) {
	ctx, stop := context.WithCancel(context.Background())
	entries, troubles, ended := make(chan session.Entry, 100), make(chan error, 100), make(chan struct{})
	go func() {
		defer close(ended)
		var last session.Entry
		for ctx.Err() == nil {
			for entry, err := range store.Follow(ctx, id, last.Revision) {
				if err != nil {
					select {
					case troubles <- err:
					default:
					}
					break
				}
				last = entry
				entries <- entry
			}
		}
	}()
	t.Cleanup(func() { stop(); <-ended })
	return entries, troubles
}

func await(t *testing.T, entries <-chan session.Entry, want session.Entry) {
	t.Helper()
	select {
	case got := <-entries:
		if got.Chain != want.Chain {
			t.Fatalf("entry %d, want %d", got.Revision, want.Revision)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("no entry")
	}
}

func TestARestartOfRedisHealsByItself(t *testing.T) {
	t.Parallel()
	url, server := redistest.Start(t, redistest.Synced...)
	store, other := open(t, url), open(t, url)
	heard := hearing(t, store, "id")
	entries, troubles := following(t, store, "id")
	awaitHeard(t, other, "id", heard, "before")
	first := entryAfter(t, session.Entry{})
	must(t, other.Append(t.Context(), "id", first))
	await(t, entries, first)

	server.Kill()
	if err := <-troubles; errors.Is(err, session.ErrRolledBack) {
		t.Errorf("error = %v", err)
	}
	server.Restart()
	second := entryAfter(t, first)
	eventually(t, func() bool { return other.Append(t.Context(), "id", second) == nil })
	await(t, entries, second)
	awaitHeard(t, other, "id", heard, "after")
}

// F8: a room says within three seconds that the store does not answer.
func TestARedisThatHangsIsNoticedInThreeSeconds(t *testing.T) {
	t.Parallel()
	url, server := redistest.Start(t, redistest.Synced...)
	store := open(t, url)
	entries, troubles := following(t, store, "id")
	first := entryAfter(t, session.Entry{})
	must(t, store.Append(t.Context(), "id", first))
	await(t, entries, first)

	server.Pause()
	began := time.Now()
	second := entryAfter(t, first)
	err := store.Append(t.Context(), "id", second)
	appended := time.Since(began)
	if err == nil || errors.Is(err, session.ErrConflict) || errors.Is(err, session.ErrFull) {
		t.Errorf("append: error = %v", err)
	}
	<-troubles
	t.Logf("append gave up after %v, follow after %v", appended.Round(time.Millisecond), time.Since(began).Round(time.Millisecond))
	if took := time.Since(began); took > 3*time.Second || appended > 2500*time.Millisecond {
		t.Errorf("noticed after %v, append after %v", took, appended)
	}
	server.Resume()
	eventually(t, func() bool {
		got := readSome(store, "id")
		return len(got) == 2 || store.Append(t.Context(), "id", second) == nil
	})
	await(t, entries, second)
}

func readSome(store session.Store, id session.ID) (entries []session.Entry) {
	for entry, err := range store.Read(context.Background(), id, 0) {
		if err != nil {
			return nil
		}
		entries = append(entries, entry)
	}
	return entries
}

func TestABellThatIsCutLosesNoEntry(t *testing.T) {
	t.Parallel()
	url, server := redistest.Start(t)
	store := open(t, url)
	heard := hearing(t, store, "id")
	entries, _ := following(t, store, "id")
	awaitHeard(t, store, "id", heard, "before")
	var last session.Entry
	longest := time.Duration(0)
	for range 5 {
		server.Do("client", "kill", "type", "pubsub")
		next := entryAfter(t, last)
		began := time.Now()
		must(t, store.Append(t.Context(), "id", next))
		await(t, entries, next)
		longest, last = max(longest, time.Since(began)), next
	}
	if longest > 2*time.Second {
		t.Errorf("an entry came after %v", longest)
	}
	t.Logf("5 cuts, longest wait for an entry %v", longest.Round(time.Millisecond))
	awaitHeard(t, store, "id", heard, "after")
}

func TestAnEntryWhoseRingIsLostComesSoon(t *testing.T) {
	t.Parallel()
	url, server := redistest.Start(t)
	store := open(t, url)
	entries, _ := following(t, store, "id")
	var last session.Entry
	for range 2 { // the first may come with the subscription
		last = entryAfter(t, last)
		stored, err := json.Marshal(last)
		must(t, err)
		began := time.Now()
		server.Do("rpush", "{id}:log", string(stored))
		await(t, entries, last)
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("it came after %v", took)
		}
	}
}

func TestASubscriptionRingsBecauseNobodyKnowsWhatWasMissed(t *testing.T) {
	t.Parallel()
	url, server := redistest.Start(t)
	heard := hearing(t, open(t, url), "id")
	for range 2 {
		if message := <-heard; message != "" {
			t.Errorf("heard %q", message)
		}
		server.Do("client", "kill", "type", "pubsub")
	}
}

func TestARedisThatForgetsIsNoticed(t *testing.T) {
	t.Parallel()
	url, server := redistest.Start(t)
	store := open(t, url)
	entries, troubles := following(t, store, "id")
	first := entryAfter(t, session.Entry{})
	must(t, store.Append(t.Context(), "id", first))
	await(t, entries, first)
	server.Restart()
	for err := range troubles {
		if errors.Is(err, session.ErrRolledBack) {
			return
		}
	}
}
