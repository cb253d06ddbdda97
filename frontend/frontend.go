// Package frontend holds the browser app as it was built, and the words that
// people read. Start with Dist; the app itself begins in src/main.tsx.
//
// The app is one page, one script and one style sheet. The two are named by
// their content, so a browser may keep them for ever; the page may never be
// kept. Decision: no file is fetched from anywhere else, so the content security
// policy can name this origin alone.
package frontend

import (
	"embed"
	"errors"
	"io/fs"
)

//go:embed all:dist
var built embed.FS

// ErrNotBuilt is what Dist returns for a binary that was built without the app.
var ErrNotBuilt = errors.New("the frontend is not built: run make build")

// Dist returns the built files, index.html at the top, or ErrNotBuilt.
func Dist() (fs.FS, error) {
	dist, err := fs.Sub(built, "dist")
	if err != nil {
		return nil, err
	}
	return checked(dist)
}

func checked(dist fs.FS) (fs.FS, error) {
	if _, err := fs.Stat(dist, page); err != nil {
		return nil, ErrNotBuilt
	}
	return dist, nil
}
