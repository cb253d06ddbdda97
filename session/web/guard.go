package web

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
)

// guarded puts around every route what holds for all of them.
func (s *Server) guarded(routes http.Handler) (http.Handler, error) {
	foreign := http.NewCrossOriginProtection()
	if err := foreign.AddTrustedOrigin(s.base); err != nil {
		return nil, errBadBase
	}
	foreign.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "This address answers its own pages only.", http.StatusForbidden)
	}))
	limited := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, max(s.limits.RequestBytes, int64(s.limits.LeaderActBytes+frameSlack)))
		routes.ServeHTTP(w, r)
	})
	return s.withHeaders(s.withoutPanic(foreign.Handler(limited))), nil
}

// withHeaders sets the security headers; a route may only make them stricter.
func (s *Server) withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", s.policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Permissions-Policy", emptyPermissions)
		next.ServeHTTP(w, r)
	})
}

// emptyPermissions gives every feature that browsers list to nobody.
const emptyPermissions = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), " +
	"encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), " +
	"magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), " +
	"screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()"

// atHome leads whoever asks for a page by another name of this machine to the
// one in BASE_URL, because a line is opened from there only.
func (s *Server) atHome(pages http.Handler) http.Handler {
	base, err := url.Parse(s.base)
	if err != nil || !isLoopback(base.Hostname()) {
		return pages
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := url.URL{Host: r.Host}
		if r.Method == http.MethodGet && r.Host != base.Host && isLoopback(asked.Hostname()) && asked.Port() == base.Port() {
			http.Redirect(w, r, s.base+r.URL.RequestURI(), http.StatusTemporaryRedirect)
			return
		}
		pages.ServeHTTP(w, r)
	})
}

func isLoopback(host string) bool { return host == "localhost" || net.ParseIP(host).IsLoopback() }

// withoutPanic answers our own mistakes with 500. What the request held, and
// whose it was, is not written down; a panic's value may hold it too.
func (s *Server) withoutPanic(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch cause := recover(); cause {
			case nil:
			case http.ErrAbortHandler:
				panic(cause)
			default:
				s.log.ErrorContext(r.Context(), "panic in a request", "stack", string(debug.Stack()))
				http.Error(w, "Something went wrong here. Try again.", http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// discardAddresses is the log of http.Server: its lines name people's addresses.
type discardAddresses struct{}

func (discardAddresses) Enabled(context.Context, slog.Level) bool  { return false }
func (discardAddresses) Handle(context.Context, slog.Record) error { return nil }
func (d discardAddresses) WithAttrs([]slog.Attr) slog.Handler      { return d }
func (d discardAddresses) WithGroup(string) slog.Handler           { return d }
