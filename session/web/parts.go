package web

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"maps"
	"strings"
)

// Parts is a view as a client has it: parts by name. It is never changed.
type Parts map[string]json.RawMessage

// with returns the parts after a view frame.
func (p Parts) with(frame incoming) Parts {
	next := Parts{}
	if !frame.Whole {
		next = maps.Clone(p)
	}
	for _, name := range frame.Gone {
		delete(next, name)
	}
	maps.Copy(next, frame.Parts)
	return next
}

// Part reads one part: Part[facilitation.PartStage](parts, "stage").
func Part[T any](parts Parts, name string) (part T, ok bool) {
	data, ok := parts[name]
	return part, ok && json.Unmarshal(data, &part) == nil
}

// PartsOf reads the parts of a kind by what follows the kind in their names:
// PartsOf[facilitation.PartThought](parts, "thought").
func PartsOf[T any](parts Parts, kind string) map[string]T {
	all := map[string]T{}
	for name := range parts {
		rest, is := strings.CutPrefix(name, kind+"/")
		if part, ok := Part[T](parts, name); is && ok {
			all[rest] = part
		}
	}
	return all
}

// Parts returns the view as it is now.
func (c *Client) Parts() Parts {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.parts
}

// Until waits for a view that is as hoped for.
func (c *Client) Until(ctx context.Context, reached func(Parts) bool) (Parts, error) {
	for {
		c.mu.Lock()
		parts, changed := c.parts, c.changed
		c.mu.Unlock()
		if reached(parts) {
			return parts, nil
		}
		select {
		case <-changed:
		case <-c.ended:
			return parts, c.reason()
		case <-ctx.Done():
			return parts, ctx.Err()
		}
	}
}

// NewID makes the id of an act, card or proposal, or an edit key: 22 characters
// of base64url, 128 random bits.
func NewID() string {
	var random [16]byte
	rand.Read(random[:]) // never fails: crypto/rand ends the process instead
	return base64.RawURLEncoding.EncodeToString(random[:])
}
