package web

import (
	"context"
	"errors"
	"io"
	"iter"
	"net/http"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session"
)

func (s served) get(t *testing.T, path string) (status int, body string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(data)
}

// failing is a store that does not answer for a while.
type failing struct {
	session.Store
	down atomic.Bool
}

var errAwayStore = errors.New("the store is away")

func (f *failing) Append(ctx context.Context, id session.ID, entry session.Entry) error {
	if f.down.Load() {
		return errAwayStore
	}
	return f.Store.Append(ctx, id, entry)
}

func (f *failing) Read(ctx context.Context, id session.ID, after int64) iter.Seq2[session.Entry, error] {
	if f.down.Load() {
		return func(yield func(session.Entry, error) bool) { yield(session.Entry{}, errAwayStore) }
	}
	return f.Store.Read(ctx, id, after)
}

func (f *failing) Find(ctx context.Context, code string) (session.ID, error) {
	if f.down.Load() {
		return "", errAwayStore
	}
	return f.Store.Find(ctx, code)
}

// serveFailing is a server whose store can be made to fail.
func serveFailing(t *testing.T) (served, *failing) {
	store := &failing{Store: session.NewMemory()}
	s := serveTest(t, func(o *Options) {
		keyring, err := session.NewKeyring(testSecret)
		if err != nil {
			t.Fatal(err)
		}
		o.Store, o.Rooms = store, session.NewRooms(store, keyring, o.Log, time.Now, func([]byte) {})
	})
	t.Cleanup(func() {
		s.stop()
		s.Server.rooms.Close()
		store.Close()
	})
	return s, store
}

func TestTroubleWithTheStoreIsToldAndHealsByItself(t *testing.T) {
	s, store := serveFailing(t)
	workshop := s.opened(t)
	pass := s.passFor(t, workshop.Links.Screen)
	reader := s.window(t, pass)
	at := s.settled(t, pass)
	writer := s.dial(t, workshop.Pass)
	if status, _ := s.get(t, "/readyz"); status != http.StatusOK {
		t.Fatal("ready before:", status)
	}
	store.down.Store(true)
	since := time.Now()
	answered := make(chan error, 1)
	go func() {
		_, err := writer.Do(t.Context(), facilitation.ChangePrompt{Prompt: "gather", Language: "en", Words: "What helps?"})
		answered <- err
	}()
	reader.expectTrouble("store")
	if took := time.Since(since); took > 3*time.Second {
		t.Error("told after", took)
	}
	if told, _ := s.asked(t, http.MethodGet, "/live?at="+at, pass, ""); told[0].Trouble == nil || *told[0].Trouble != "store" {
		t.Errorf("a poll is told %+v", told)
	}
	time.Sleep(readyAgain)
	for path, want := range map[string]int{"/readyz": http.StatusServiceUnavailable, "/healthz": http.StatusOK} {
		if status, _ := s.get(t, path); status != want {
			t.Errorf("%s is answered with %d", path, status)
		}
	}
	if late := s.window(t, s.passFor(t, workshop.Links.Participant)); late.Conn == nil {
		t.Error("nobody may read")
	}
	select {
	case err := <-answered:
		t.Error("acknowledged without a store:", err)
	default:
	}
	healed := make(chan []incoming, 1)
	go func() {
		told, _ := s.asked(t, http.MethodGet, "/live?troubled=1&at="+at, pass, "")
		healed <- told
	}()
	store.down.Store(false)
	reader.expectTrouble("")
	if told := <-healed; told[0].Trouble == nil || *told[0].Trouble != "" {
		t.Errorf("a poll is told that it is over by %+v", told)
	}
	if err := <-answered; err != nil {
		t.Error("afterwards:", err)
	}
	if _, metrics := s.get(t, "/metrics"); regexp.MustCompile(`store_trouble_seconds_total 0\n`).MatchString(metrics) {
		t.Error("the trouble was not counted")
	}
}

func (r raw) expectTrouble(what string) {
	r.t.Helper()
	for {
		if frame := r.frame(); frame.Trouble != nil && *frame.Trouble == what {
			return
		}
	}
}

func TestMetricsAreCountsAndNothingElse(t *testing.T) {
	s := serveTest(t)
	workshop := s.opened(t)
	host := s.dial(t, workshop.Pass)
	pass := s.passFor(t, workshop.Links.Participant)
	guest := s.dial(t, pass)
	guest.Do(t.Context(), facilitation.TrySend{Words: "canary-words"})
	guest.Do(t.Context(), facilitation.StartStage{Stage: facilitation.CheckIn, Time: 1})
	host.Do(t.Context(), facilitation.ChangePrompt{Prompt: "gather", Language: "en", Words: "canary-words"})
	s.look(t, pass, "")
	status, metrics := s.get(t, "/metrics")
	for _, line := range []string{
		`sharedspace_windows 2`, `sharedspace_rooms 1`, `sharedspace_appends_total \d`, `sharedspace_append_conflicts_total \d`, `sharedspace_polls_total 1`,
		`sharedspace_returns_total 0`, `sharedspace_whole_views_total 3`, `sharedspace_store_trouble_seconds_total 0`,
		`sharedspace_acts_total\{answer="not_yours"\} 1`, `sharedspace_acts_total\{answer="saved"\} 2`,
		`sharedspace_store_info\{promise="Saved means: in the memory of this process\. .*"\} 1`,
	} {
		if !regexp.MustCompile(`(?m)^` + line + `$`).MatchString(metrics) {
			t.Errorf("%d: there is no line %s in\n%s", status, line, metrics)
		}
	}
	format := regexp.MustCompile(`^(# (HELP|TYPE) sharedspace_[a-z_]+ .+|sharedspace_[a-z_]+(\{(answer="[a-z_]+"|promise="[^"]*")\})? [0-9.e+-]+)$`)
	for line := range strings.Lines(strings.TrimSpace(metrics)) {
		if !format.MatchString(strings.TrimSpace(line)) {
			t.Errorf("this is no line of counts: %s", line)
		}
	}
	for _, canary := range []string{"canary", string(workshop.Session), pass, workshop.Code, "127.0.0.1", "localhost", "Ada"} {
		if strings.Contains(metrics, canary) {
			t.Errorf("%q is in the metrics", canary)
		}
	}
}

func TestMetricsMayBeTakenAway(t *testing.T) {
	s := serveTest(t, func(o *Options) { o.Unmetered = true })
	if status, body := s.get(t, "/metrics"); status != http.StatusNotFound {
		t.Error(status, body)
	}
}

func TestOtherNamesOfThisMachineLeadToTheOneInTheBaseURL(t *testing.T) {
	s := serveTest(t)
	port := s.base[strings.LastIndex(s.base, ":"):]
	for _, each := range []struct {
		method, host string
		status       int
	}{
		{http.MethodGet, "localhost" + port, http.StatusTemporaryRedirect},
		{http.MethodGet, "[::1]" + port, http.StatusTemporaryRedirect},
		{http.MethodGet, "127.0.0.1" + port, http.StatusNotFound},
		{http.MethodGet, "localhost:1", http.StatusNotFound},
		{http.MethodGet, "evil.example" + port, http.StatusNotFound},
		{http.MethodPost, "localhost" + port, http.StatusNotFound},
	} {
		request, err := http.NewRequestWithContext(t.Context(), each.method, s.base+"/j?x=1", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = each.host
		response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if to := response.Header.Get("Location"); response.StatusCode != each.status || each.status == http.StatusTemporaryRedirect && to != s.base+"/j?x=1" {
			t.Errorf("%s at %s is answered with %d %s", each.method, each.host, response.StatusCode, to)
		}
	}
}
