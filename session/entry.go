package session

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"sharedspace/facilitation"
)

// Chain identifies the history of a log up to one entry: hex SHA-256, 64
// characters; empty before the first entry.
type Chain string

// Entry is one write to a log: the decisions that were made together.
type Entry struct {
	Revision int64           `json:"revision"` // 1..n, no gaps
	After    Chain           `json:"after"`    // of the entry before; empty for the first
	Chain    Chain           `json:"chain"`    // H(after, revision, body with texts as commitments)
	Body     json.RawMessage `json:"body"`     // a JSON object; see Decisions
}

// NewEntry makes the entry that follows last (zero Entry: the first).
func NewEntry(last Entry, body []byte) (Entry, error) {
	entry := Entry{Revision: last.Revision + 1, After: last.Chain, Body: body}
	chain, err := entry.sum()
	if err != nil {
		return Entry{}, err
	}
	entry.Chain = chain
	return entry, nil
}

// Check returns ErrCorrupt unless the entry matches its own chain and follows
// one with that revision and chain.
func (e Entry) Check(lastRevision int64, last Chain) error {
	if e.Revision != lastRevision+1 || e.After != last {
		return fmt.Errorf("entry %d does not follow %d: %w", e.Revision, lastRevision, ErrCorrupt)
	}
	return e.CheckSelf()
}

// CheckSelf returns ErrCorrupt unless the entry matches its own chain.
func (e Entry) CheckSelf() error {
	chain, err := e.sum()
	if err != nil || chain != e.Chain {
		return fmt.Errorf("entry %d: %w", e.Revision, ErrCorrupt)
	}
	return nil
}

// Replaces returns ErrCorrupt unless the entry may stand in the place of the
// other: the same entry with texts erased.
func (e Entry) Replaces(other Entry) error {
	if e.Revision != other.Revision || e.After != other.After || e.Chain != other.Chain {
		return fmt.Errorf("entry %d is not entry %d: %w", e.Revision, other.Revision, ErrCorrupt)
	}
	return e.CheckSelf()
}

// Without returns the entry with those texts erased for which gone, given a
// commitment, is true. The chain stays the same.
func (e Entry) Without(gone func(commitment string) bool) (Entry, error) {
	body, err := facilitation.Erase(e.Body, gone)
	if err != nil {
		return Entry{}, err
	}
	e.Body = body
	return e, nil
}

func (e Entry) sum() (Chain, error) {
	committed, err := facilitation.Commit(e.Body)
	if err != nil {
		return "", fmt.Errorf("entry %d: %w", e.Revision, err)
	}
	var all bytes.Buffer
	fmt.Fprintf(&all, "entry\x00%s\x00%d\x00", e.After, e.Revision)
	all.Write(committed)
	sum := sha256.Sum256(all.Bytes())
	return Chain(hex.EncodeToString(sum[:])), nil
}
