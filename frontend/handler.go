package frontend

import (
	"io/fs"
	"net/http"
	"strings"
)

const (
	page   = "index.html"
	assets = "assets/" // what is in it is named by its content
)

// Handler serves the built files: what lies under /assets/ by its name, and the
// page for every other path, which the app itself understands. Mount it last.
func Handler(dist fs.FS) http.Handler {
	files := http.FileServerFS(dist)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/"+assets) {
			serveAsset(w, r, dist, files)
			return
		}
		w.Header().Set("Cache-Control", "no-cache")
		http.ServeFileFS(w, r, dist, page)
	})
}

// serveAsset lets nothing be kept that is not there, and no folder be listed.
func serveAsset(w http.ResponseWriter, r *http.Request, dist fs.FS, files http.Handler) {
	info, err := fs.Stat(dist, strings.TrimPrefix(r.URL.Path, "/"))
	if err != nil || info.IsDir() {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	files.ServeHTTP(w, r)
}

// Policy returns the content security policy for the host that people see in
// their address line ("workshop.example.org", "localhost:8080"). Sockets are
// named by host, because not every browser counts them as 'self'.
func Policy(host string, secure bool) string {
	socket := "wss://"
	if !secure {
		socket = "ws://"
	}
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self' data:",
		"connect-src 'self' " + socket + host,
		"frame-ancestors 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"require-trusted-types-for 'script'",
	}, "; ")
}
