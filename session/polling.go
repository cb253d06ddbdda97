package session

import (
	"context"
	"time"
)

// Look is what a window that polls says of itself, besides "at".
type Look struct {
	First    bool // of this line: it is answered at once, with nothing if nothing is new
	Troubled bool // it was told that the store is in trouble, and not yet that it is over
}

// calmFor: a poll is answered for live parts alone at most so often.
const calmFor = time.Second

// Poll opens a window for one frame, as long polling does: Next, then Close. Any
// node may open the next one, from the "at" of that frame. In between the person
// is present for 45 s.
func (r *Room) Poll(ctx context.Context, person Person, at string, look Look) (*Window, error) {
	window, err := r.open(ctx, person, at, look, pollGrace)
	if err == nil {
		window.calm = time.Now().Add(calmFor)
	}
	return window, err
}
