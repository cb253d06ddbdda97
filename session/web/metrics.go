package web

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// meters count what happens at the lines. No count belongs to a session or seat,
// and entries of rounds are not counted at all: the number would tell who looks
// at it when somebody answers.
type meters struct {
	polls   atomic.Int64
	returns atomic.Int64 // windows opened with an "at"
	views   atomic.Int64 // whole ones

	mu   sync.Mutex
	acts map[string]int64 // by "saved" or the code of the refusal
}

func newMeters() *meters { return &meters{acts: map[string]int64{}} }

func (m *meters) answered(answer string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.acts[answer]++
}

func (m *meters) reply(told any) {
	switch told, is := told.(reply); {
	case !is:
	case told.Refused != "":
		m.answered(told.Refused)
	case told.Saved != true:
		m.answered("saved")
	}
}

// view counts a frame of a room if it is a whole view.
func (m *meters) view(frame []byte) {
	head, _, _ := bytes.Cut(frame, []byte(`"parts"`))
	if bytes.Contains(head, []byte(`"whole":true`)) {
		m.views.Add(1)
	}
}

// metrics is GET /metrics, in the text format of Prometheus.
func (s *Server) metrics(w http.ResponseWriter, r *http.Request) {
	var out bytes.Buffer
	rooms := s.rooms.Counts()
	gauge := func(name, kind, help string, value any) {
		fmt.Fprintf(&out, "# HELP sharedspace_%s %s\n# TYPE sharedspace_%s %s\nsharedspace_%s %v\n", name, help, name, kind, name, value)
	}
	gauge("windows", "gauge", "Open browser windows.", s.holders.count())
	gauge("rooms", "gauge", "Workshops open in this process.", rooms.Rooms)
	gauge("appends_total", "counter", "Entries written to logs.", rooms.Appends)
	gauge("append_conflicts_total", "counter", "Appends that found another node's entry and were decided again.", rooms.Conflicts)
	gauge("polls_total", "counter", "Looks of windows that poll.", s.meters.polls.Load())
	gauge("returns_total", "counter", "Windows that came back after a lost line.", s.meters.returns.Load())
	gauge("whole_views_total", "counter", "Views sent whole: first visits and windows that had to begin anew.", s.meters.views.Load())
	gauge("store_trouble_seconds_total", "counter", "Time in which the store did not answer.", rooms.Trouble.Seconds())
	s.meters.writeActs(&out)
	asking, done := context.WithTimeout(r.Context(), readyWithin)
	defer done()
	fmt.Fprintf(&out, "# HELP sharedspace_store_info What Saved means with this store, in words.\n# TYPE sharedspace_store_info gauge\nsharedspace_store_info{promise=\"%s\"} 1\n",
		labelText.Replace(s.store.Promise(asking)))
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write(out.Bytes())
}

var labelText = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

func (m *meters) writeActs(out *bytes.Buffer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out.WriteString("# HELP sharedspace_acts_total Acts answered, by saved or the code of the refusal; what goes into sealed rounds is not counted.\n# TYPE sharedspace_acts_total counter\n")
	for _, answer := range slices.Sorted(maps.Keys(m.acts)) {
		fmt.Fprintf(out, "sharedspace_acts_total{answer=%q} %d\n", answer, m.acts[answer])
	}
}

// readyWithin is how long the store may take to answer.
const readyWithin = 2 * time.Second

// health is GET /healthz: this process lives.
func (s *Server) health(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") }

// ready is GET /readyz: this process takes new windows, and its store answers.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	select {
	case <-s.stopping:
		say(w, http.StatusServiceUnavailable, "stopping")
		return
	default:
	}
	if !s.readiness.answers(r.Context(), s.store) {
		say(w, http.StatusServiceUnavailable, "the store does not answer")
		return
	}
	say(w, http.StatusOK, "ready")
}

func say(w http.ResponseWriter, status int, words string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, words)
}
