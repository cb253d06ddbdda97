package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// nodeOf starts a node on a store that it shares with others; "127.0.0.1:0" is
// any port.
func nodeOf(t *testing.T, store session.Store, address string) (base string, stop func()) {
	t.Helper()
	listener, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	base = "http://" + listener.Addr().String()
	logger := slog.New(slog.DiscardHandler)
	keyring, err := session.NewKeyring(testSecret)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := NewKeys(testSecret)
	if err != nil {
		t.Fatal(err)
	}
	rooms := session.NewRooms(store, keyring, logger, time.Now, func(into []byte) { rand.Read(into) })
	limits := DefaultLimits()
	limits.WindowsPerPass, limits.ActsPerSecond = 1000, 10_000
	server, err := New(Options{Store: store, Rooms: rooms, Keys: keys, BaseURL: base, Limits: limits, Log: logger, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	pages := server.HTTPServer()
	ended := make(chan error, 1)
	go func() { ended <- pages.Serve(listener) }()
	stop = sync.OnceFunc(func() {
		ctx, done := context.WithTimeout(context.Background(), 25*time.Second)
		defer done()
		if err := errors.Join(server.Stop(ctx), pages.Shutdown(ctx)); err != nil {
			t.Error("drain:", err)
		}
		rooms.Close()
		if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
			t.Error("serve:", err)
		}
	})
	t.Cleanup(func() { stop() })
	return base, stop
}

func TestARollingRestartLosesNoCommand(t *testing.T) {
	restarts, crowd := 4, 20
	if os.Getenv("SOAK") != "" {
		restarts, crowd = 20, 300
	}
	store := session.NewMemory()
	var bases [2]string
	var stops [2]func()
	for n := range bases {
		bases[n], stops[n] = nodeOf(t, store, "127.0.0.1:0")
	}
	workshop, err := Open(t.Context(), bases[0], Opening{Topic: "Leaving hospital"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var dialled, clients sync.WaitGroup
	dialled.Add(crowd)
	var acts, reconnects atomic.Int64
	for n := range crowd {
		clients.Go(func() {
			dialer := Dialer{Nodes: []string{bases[n%2], bases[1-n%2]}, Fallback: n%4 == 3}
			client, err := dialer.Dial(t.Context(), workshop.Pass, "")
			dialled.Done()
			if err != nil {
				t.Error(err)
				return
			}
			defer client.Close()
			for pause(ctx, 20*time.Millisecond) == nil {
				words := fmt.Sprintf("question %d", acts.Add(1))
				if _, err := client.Do(t.Context(), facilitation.ChangePrompt{Prompt: "gather", Language: "en", Words: words}); err != nil {
					t.Error(err)
					break
				}
			}
			reconnects.Add(int64(client.Tally().Reconnects))
		})
	}
	dialled.Wait()
	var longest time.Duration
	for n := range restarts {
		since := time.Now()
		stops[n%2]()
		longest = max(longest, time.Since(since))
		_, stops[n%2] = nodeOf(t, store, strings.TrimPrefix(bases[n%2], "http://"))
	}
	stop()
	clients.Wait()
	t.Logf("%d acts, %d restarts, %d reconnects, longest drain %v", acts.Load(), restarts, reconnects.Load(), longest.Round(time.Millisecond))
	if reconnects.Load() < int64(crowd) || longest > 25*time.Second {
		t.Error("nobody had to move, or the drain took too long")
	}
	stops[0]()
	stops[1]()
	expectOnce(t, store, workshop.Session, acts.Load())
}

// expectOnce reads the log for every question that was asked.
func expectOnce(t *testing.T, store session.Store, id session.ID, questions int64) {
	t.Helper()
	seen := map[string]int{}
	for entry, err := range store.Read(context.Background(), id, 0) {
		if err != nil {
			t.Fatal(err)
		}
		decisions, err := session.DecodeDecisions(entry.Body)
		if err != nil {
			t.Fatal(err)
		}
		for _, event := range decisions.Events {
			if changed, is := event.(facilitation.PromptChanged); is {
				seen[changed.Words.Words]++
			}
		}
	}
	var lost, twice int
	for n := range questions {
		switch seen[fmt.Sprintf("question %d", n+1)] {
		case 0:
			lost++
		case 1:
		default:
			twice++
		}
	}
	if lost > 0 || twice > 0 {
		t.Errorf("of %d commands %d were lost and %d had effect twice", questions, lost, twice)
	}
}

func TestAClientGoesOnToAnotherNodeWhenItsOwnIsGone(t *testing.T) {
	store := session.NewMemory()
	first, stop := nodeOf(t, store, "127.0.0.1:0")
	second, _ := nodeOf(t, store, "127.0.0.1:0")
	workshop, err := Open(t.Context(), first, Opening{Topic: "Leaving hospital"})
	if err != nil {
		t.Fatal(err)
	}
	client, err := Dialer{Nodes: []string{first, second}}.Dial(t.Context(), workshop.Pass, "")
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	stop()
	ctx, done := context.WithTimeout(t.Context(), 10*time.Second)
	defer done()
	if _, err := client.Do(ctx, facilitation.ChangePrompt{Prompt: "gather", Language: "en", Words: "What helps?"}); err != nil {
		t.Error(err)
	}
}

func TestANodeThatStopsFailsReadinessAndServesOn(t *testing.T) {
	s := serveTest(t)
	line := s.window(t, s.passFor(t, s.opened(t).Links.Participant))
	stopped := make(chan struct{})
	go func() { s.stop(); close(stopped) }()
	for frame := line.frame(); frame.Away == nil; frame = line.frame() {
	}
	for path, want := range map[string]int{"/readyz": http.StatusServiceUnavailable, "/healthz": http.StatusOK} {
		if status, _ := s.get(t, path); status != want {
			t.Errorf("%s is answered with %d", path, status)
		}
	}
	line.say(act{ID: "1", Do: "try_send", With: []byte(`{"words":"x"}`)})
	if reply := line.reply(); reply.Re != "1" || reply.Saved == nil {
		t.Errorf("an act under way is answered with %+v", reply)
	}
	if code := line.closed(); code != closeRestart {
		t.Error("ended with", code)
	}
	<-stopped
}
