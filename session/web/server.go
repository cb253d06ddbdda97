package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"sharedspace/session"
)

// Options are what a server is made of. All but Frontend, Policy, Words and
// Passphrase are needed.
type Options struct {
	Store      session.Store
	Rooms      *session.Rooms
	Keys       Keys
	BaseURL    string       // as people type it: scheme, host and, where it has one, port
	Frontend   http.Handler // pages; nil: none
	Policy     string       // content security policy of every answer; "": nothing may load
	Words      *Words       // of the pages of records; nil: there are none
	Passphrase string       // guards POST /open; "": anyone may
	Unmetered  bool         // there is no GET /metrics
	Limits     Limits
	Log        *slog.Logger
	Now        func() time.Time
}

// Server answers browsers. New starts nothing; Stop ends the open windows.
type Server struct {
	store    session.Store
	rooms    *session.Rooms
	keys     Keys
	base     string // BASE_URL without a slash at the end
	frontend http.Handler
	records  *Records // nil: none
	policy   string
	phrase   string
	limits   Limits
	log      *slog.Logger
	now      func() time.Time

	wrongCodes   *tries
	wrongPhrases *tries
	openings     *quota
	admissions   *quota
	holders      *holders
	meters       *meters
	readiness    readiness
	unmetered    bool

	mu       sync.Mutex     // of stopped, and of adding to windows
	stopped  bool           //
	stopping chan struct{}  // closed by Stop
	spread   time.Duration  // over which windows go; written before
	windows  sync.WaitGroup //
	handler  http.Handler
}

// New makes a server. It fails for a BaseURL that no browser can use.
func New(options Options) (*Server, error) {
	base, err := ReadBase(options.BaseURL)
	if err != nil {
		return nil, err
	}
	s := &Server{
		store: options.Store, rooms: options.Rooms, keys: options.Keys, base: base,
		frontend: options.Frontend, policy: options.Policy, phrase: options.Passphrase,
		limits: options.Limits, log: options.Log, now: options.Now,
		wrongCodes:   &tries{most: options.Limits.WrongCodes, now: options.Now},
		wrongPhrases: &tries{most: options.Limits.WrongPassphrases, now: options.Now},
		openings:     newQuota(options.Limits.OpeningsPerMinute),
		admissions:   newQuota(options.Limits.AdmissionsPerMinute),
		holders:      newHolders(options.Limits),
		meters:       newMeters(),
		unmetered:    options.Unmetered,
		stopping:     make(chan struct{}),
	}
	if s.frontend == nil {
		s.frontend = http.NotFoundHandler()
	}
	if s.policy == "" {
		s.policy = "default-src 'none'; frame-ancestors 'none'"
	}
	if options.Words != nil {
		s.records = NewRecords(s.store, s.keys.reads, options.Words, strings.HasPrefix(base, "https:"), s.log)
	}
	if s.handler, err = s.guarded(s.routes()); err != nil {
		return nil, err
	}
	return s, nil
}

// routes are all there are.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /open", s.open)
	mux.HandleFunc("POST /join", s.join)
	mux.HandleFunc("POST /pass", s.pass)
	mux.HandleFunc("GET /links", s.links)
	mux.HandleFunc("GET /live", s.live)
	mux.HandleFunc("POST /acts", s.acts)
	mux.HandleFunc("GET /healthz", s.health)
	mux.HandleFunc("GET /readyz", s.ready)
	if !s.unmetered {
		mux.HandleFunc("GET /metrics", s.metrics)
	}
	if s.records != nil {
		s.records.Register(mux) // /r/…
	}
	mux.Handle("/", s.atHome(s.frontend))
	return mux
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Stop tells every window to go to another node, or to come back, at a random
// moment of up to 20 s, and waits for them to end, until ctx does. Until then acts
// are answered and shown. None opens any more.
func (s *Server) Stop(ctx context.Context) error {
	s.mu.Lock()
	if !s.stopped {
		s.stopped = true
		s.spread = min(max(time.Duration(s.holders.count())*awayForEach, time.Second), mostAway)
		close(s.stopping)
	}
	s.mu.Unlock()
	ended := make(chan struct{})
	go func() { // ends with the last window: each has a write deadline
		s.windows.Wait()
		close(ended)
	}()
	select {
	case <-ended:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// startWindow counts a window in; false: this process is stopping.
func (s *Server) startWindow() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.stopped {
		s.windows.Add(1)
	}
	return !s.stopped
}

// HTTPServer serves this handler with the limits of its headers. Whoever serves
// it calls Shutdown and Stop.
func (s *Server) HTTPServer() *http.Server {
	return &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.limits.HeaderRead,
		ReadTimeout:       s.limits.HeaderRead + s.limits.Write,
		WriteTimeout:      s.limits.HeaderRead + 3*s.limits.Write,
		IdleTimeout:       2 * s.limits.Silence,
		MaxHeaderBytes:    s.limits.HeaderBytes,
		ErrorLog:          slog.NewLogLogger(discardAddresses{}, slog.LevelDebug),
	}
}

var errBadBase = errors.New("must be an address such as https://workshop.example.org, without a path")

// ReadBase checks BASE_URL and takes the slash off its end. Its error is the rest
// of a sentence that begins with the name.
func ReadBase(text string) (string, error) {
	base, err := url.Parse(strings.TrimSuffix(text, "/"))
	if err != nil || base.Host == "" || base.Path != "" || base.RawQuery != "" || base.Fragment != "" || base.User != nil {
		return "", errBadBase
	}
	if base.Scheme != "http" && base.Scheme != "https" {
		return "", errBadBase
	}
	return strings.ToLower(base.Scheme) + "://" + strings.ToLower(base.Host), nil
}
