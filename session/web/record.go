package web

import (
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/google/uuid"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// Records shows published records to whoever holds their reading link. It needs
// no JavaScript, and nothing live is behind it.
type Records struct {
	log    session.Log
	reads  func(record, token string) bool
	words  *Words
	secure bool
	logger *slog.Logger
}

// NewRecords makes the pages of records. reads tells whether a token is that of
// a record's reading link; secure, whether the service is reached by https.
func NewRecords(log session.Log, reads func(record, token string) bool, words *Words, secure bool, logger *slog.Logger) *Records {
	return &Records{log: log, reads: reads, words: words, secure: secure, logger: logger}
}

// Register adds the routes of records.
func (s *Records) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /r/{record}/{token}", s.enter)
	mux.HandleFunc("GET /r/{record}", s.page)
	mux.HandleFunc("GET /r/{record}/print", s.page)
	mux.HandleFunc("GET /r/{record}/minutes.md", s.markdown)
	mux.HandleFunc("GET "+recordStylePath, recordStyle)
}

const (
	readingCookie = "reading"
	readingLasts  = 30 * 24 * time.Hour // then the link is opened again
	recordPolicy  = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// enter takes the token out of the address: into a cookie for this record's path
// alone. SameSite is lax, because a link in web mail comes from another site; a
// strict cookie would not be sent on the redirect. It opens reading and no more.
func (s *Records) enter(w http.ResponseWriter, r *http.Request) {
	quiet(w)
	record, token := r.PathValue("record"), r.PathValue("token")
	if !isRecordID(record) || !s.reads(record, token) {
		s.missing(w)
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: readingCookie, Value: token, Path: "/r/" + record, MaxAge: int(readingLasts / time.Second),
		HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode,
	})
	http.Redirect(w, r, "/r/"+record, http.StatusSeeOther)
}

// quiet keeps a record out of caches and search engines, and other things out of it.
func quiet(w http.ResponseWriter) {
	w.Header().Set("Content-Security-Policy", recordPolicy)
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Robots-Tag", "noindex, nofollow")
}

func (s *Records) page(w http.ResponseWriter, r *http.Request) {
	quiet(w)
	if record, file, ok := s.open(w, r); ok {
		s.show(w, r, record, file)
	}
}

func (s *Records) markdown(w http.ResponseWriter, r *http.Request) {
	quiet(w)
	record, file, ok := s.open(w, r)
	if !ok {
		return
	}
	name := "minutes.md"
	if _, err := time.Parse(time.DateOnly, record.Data.Date); err == nil {
		name = "minutes-" + record.Data.Date + ".md"
	}
	w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	w.Write(file)
}

// open reads the record that the cookie opens, and its minutes. Where it does
// not, it has answered: the same for a wrong token, none, and no such record.
func (s *Records) open(w http.ResponseWriter, r *http.Request) (session.Record, []byte, bool) {
	id := r.PathValue("record")
	if !isRecordID(id) || !s.mayRead(r, id) {
		s.missing(w)
		return session.Record{}, nil, false
	}
	record, err := session.ReadRecord(r.Context(), s.log, session.ID(id))
	switch {
	case errors.Is(err, session.ErrNotFound):
		s.missing(w)
		return session.Record{}, nil, false
	case err != nil:
		if r.Context().Err() == nil {
			s.logger.ErrorContext(r.Context(), "record not read", "error", err)
		}
		s.tell(w, http.StatusServiceUnavailable, "record.trouble")
		return session.Record{}, nil, false
	}
	say := func(key string, facts map[string]any) string { return s.words.Say(record.Data.Language, key, facts) }
	facts := facilitation.MinutesFacts{ID: id, Chain: string(record.Chain)}
	return record, facilitation.Minutes(record.Data, facts, say), true
}

// mayRead looks at every cookie of the name: a path may have been given two.
func (s *Records) mayRead(r *http.Request, record string) bool {
	for _, cookie := range r.CookiesNamed(readingCookie) {
		if s.reads(record, cookie.Value) {
			return true
		}
	}
	return false
}

func isRecordID(id string) bool {
	parsed, err := uuid.Parse(id)
	return err == nil && parsed.String() == id
}
