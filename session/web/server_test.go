package web

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"sharedspace/facilitation"
	"sharedspace/session"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const testSecret = "a secret for tests only"

// served is a whole server on a free port, with the store in memory.
type served struct {
	*Server
	base  string
	rooms *session.Rooms
	logs  *lockedBuffer
	stop  func() // graceful; also called at the end of the test
}

func serveTest(t *testing.T, change ...func(*Options)) served {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	base, logs := "http://"+listener.Addr().String(), &lockedBuffer{}
	logger := slog.New(slog.NewTextHandler(logs, &slog.HandlerOptions{Level: slog.LevelDebug}))
	store := session.NewMemory()
	keyring, err := session.NewKeyring(testSecret)
	if err != nil {
		t.Fatal(err)
	}
	rooms := session.NewRooms(store, keyring, logger, time.Now, func(into []byte) { rand.Read(into) })
	keys, err := NewKeys(testSecret)
	if err != nil {
		t.Fatal(err)
	}
	options := Options{
		Store: store, Rooms: rooms, Keys: keys, BaseURL: base, Limits: DefaultLimits(), Log: logger, Now: time.Now,
	}
	for _, each := range change {
		each(&options)
	}
	server, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	return run(t, served{Server: server, base: base, rooms: rooms, logs: logs}, listener, store)
}

func run(t *testing.T, s served, listener net.Listener, store session.Store) served {
	pages := s.HTTPServer()
	ended := make(chan error, 1)
	go func() { ended <- pages.Serve(listener) }()
	s.stop = sync.OnceFunc(func() {
		ctx, done := context.WithTimeout(context.Background(), 10*time.Second)
		defer done()
		if err := errors.Join(s.Stop(ctx), pages.Shutdown(ctx)); err != nil {
			t.Error("stop:", err)
		}
		s.rooms.Close()
		if err := errors.Join(store.Close()); err != nil {
			t.Error("close the store:", err)
		}
		if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
			t.Error("serve:", err)
		}
	})
	t.Cleanup(s.stop)
	return s
}

// opened opens a workshop of three organisations.
func (s served) opened(t *testing.T) Opened {
	t.Helper()
	workshop, err := Open(t.Context(), s.base, Opening{Topic: "Leaving hospital", Organisations: []string{"Wards", "Council", "Homes"}})
	if err != nil {
		t.Fatal(err)
	}
	return workshop
}

// passFor takes a pass by a link.
func (s served) passFor(t *testing.T, link string) string {
	t.Helper()
	admission, err := TakePass(t.Context(), s.base, Entrance{Token: TokenOf(link)})
	if err != nil {
		t.Fatal(err)
	}
	return admission.Pass
}

func (s served) dial(t *testing.T, pass string) *Client {
	t.Helper()
	client, err := Dial(t.Context(), s.base, pass, "Ada")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

// refusedWith tells whether an error is that refusal.
func refusedWith(err error, code string) bool {
	var refusal *facilitation.Refusal
	return errors.As(err, &refusal) && refusal.Code == code
}

type lockedBuffer struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (b *lockedBuffer) Write(data []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all.Write(data)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all.String()
}

func TestEveryRouteHasTheSecurityHeaders(t *testing.T) {
	s := serveTest(t, func(o *Options) {
		o.Policy = "default-src 'none'"
		o.Frontend = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "page") })
	})
	want := map[string]string{
		"Content-Security-Policy":      "default-src 'none'",
		"X-Content-Type-Options":       "nosniff",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Referrer-Policy":              "no-referrer",
	}
	for _, route := range []string{
		"GET /", "GET /j", "GET /assets/none.js", "GET /healthz", "GET /links", "GET /live", "POST /open", "POST /join", "POST /pass", "DELETE /open",
	} {
		method, path, _ := strings.Cut(route, " ")
		request, err := http.NewRequestWithContext(t.Context(), method, s.base+path, strings.NewReader("{"))
		if err != nil {
			t.Fatal(err)
		}
		response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		for name, value := range want {
			if got := response.Header.Get(name); got != value {
				t.Errorf("%s: %s is %q", route, name, got)
			}
		}
		if !strings.Contains(response.Header.Get("Permissions-Policy"), "camera=()") {
			t.Errorf("%s: no Permissions-Policy", route)
		}
	}
}

func TestAPostFromAForeignPageIsRefused(t *testing.T) {
	s := serveTest(t)
	for header, value := range map[string]string{"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.base+"/open", strings.NewReader(`{"topic":"x"}`))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set(header, value)
		response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s: answered %d", header, value, response.StatusCode)
		}
	}
}

func TestAPanicIsAnsweredAndTellsNothingOfTheRequest(t *testing.T) {
	s := serveTest(t, func(o *Options) {
		o.Frontend = http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { panic("canary " + r.URL.Path) })
	})
	status, _, err := send(t.Context(), http.MethodGet, s.base+"/canary", "", nil)
	if err != nil || status != http.StatusInternalServerError {
		t.Errorf("answered %d, %v", status, err)
	}
	if logs := s.logs.String(); !strings.Contains(logs, "panic in a request") || strings.Contains(logs, "canary") {
		t.Errorf("logged: %s", logs)
	}
}

func TestBaseURLsThatNoBrowserCanUseAreRefused(t *testing.T) {
	for _, text := range []string{"", "localhost:8080", "ftp://x", "http://", "http://x/path", "https://u:p@x", "https://x?q", "://"} {
		if base, err := ReadBase(text); err == nil {
			t.Errorf("%q is taken as %q", text, base)
		}
	}
	if base, err := ReadBase("HTTPS://Workshop.Example.org/"); err != nil || base != "https://workshop.example.org" {
		t.Errorf("got %q, %v", base, err)
	}
}
