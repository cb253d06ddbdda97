package session

import (
	"context"
	"errors"
	"iter"
	"time"
)

// ID names a session (or a record: a log of its own): a UUID, version 4.
type ID string

// RoundID names one sealed round of a session: "<session>/<round>". A round of
// thoughts has a second pool, "<session>/<round>/people".
type RoundID string

// EntryID names one entry of a pool: 64 hex characters. It never tells whose it is.
type EntryID string

// What a store answers; callers branch on these.
var (
	ErrConflict   = errors.New("the log has grown")                // Append: entry.After is not the chain of the last entry
	ErrRolledBack = errors.New("the log is not what it was")       // Follow, Read: fewer entries than after, or another history
	ErrShut       = errors.New("the round is shut")                // Pool: Draw or Destroy has been called
	ErrTaken      = errors.New("the code is taken")                // Directory.Claim
	ErrNotFound   = errors.New("not found")                        // Directory.Find, Directory.Ended, Log.Redact, Pool.Key
	ErrEnded      = errors.New("the workshop has ended")           // Directory.Claim, Directory.Note: there is a tombstone
	ErrCorrupt    = errors.New("the log does not match its chain") // Follow, Read, Append, Redact
	ErrFull       = errors.New("the store is full")                // any write
)

// Log holds the entries of each session, in order. Every method may be called
// by many goroutines.
type Log interface {
	// Append adds an entry durably. It returns ErrConflict, and adds nothing,
	// unless entry.After is the chain of the last entry (zero: of no entry), and
	// ErrCorrupt for an entry that does not match its own chain. Nothing is added
	// once ctx has ended; if it ends meanwhile, the answer is unclear: read.
	// Every append rings the bell.
	Append(ctx context.Context, id ID, entry Entry) error
	// Follow yields the entries after a revision: history first, then live, until
	// ctx ends (it then stops without an error). A log that does not exist yields
	// nothing until it does. Each entry is checked against its chain. It may be
	// late by a second or two, never out of order, never with a gap. It ends with
	// ErrRolledBack where the log has fewer entries than were yielded, or another
	// history: it was purged, or the store has lost something.
	Follow(ctx context.Context, id ID, after int64) iter.Seq2[Entry, error]
	// Read yields the entries after a revision that are there now, then stops. It
	// checks as Follow does.
	Read(ctx context.Context, id ID, after int64) iter.Seq2[Entry, error]
	// Redact puts without in the place of the entry with that revision. Its chain
	// must be the same (ErrCorrupt): texts are replaced by their commitments,
	// nothing else. ErrNotFound if there is no such entry. May be repeated.
	Redact(ctx context.Context, id ID, revision int64, without Entry) error
	// Purge removes the log for good. May be repeated.
	Purge(ctx context.Context, id ID) error
}

// Pool holds what people have sent to one round, sealed, until its close is in
// the log. Every method may be repeated.
type Pool interface {
	// Open offers a wrapped round key; the first one offered is kept and returned.
	// It returns ErrShut after Draw.
	Open(ctx context.Context, round RoundID, wrapped []byte) (kept []byte, err error)
	// Key returns the kept wrapped key, also after Draw, until Destroy: ErrNotFound.
	Key(ctx context.Context, round RoundID) ([]byte, error)
	// Put keeps sealed durably if version is the highest so far for that entry; an
	// older or equal version is accepted and forgotten. ErrShut after Draw.
	Put(ctx context.Context, round RoundID, entry EntryID, version int, sealed []byte) error
	// Has tells whether the entry is there.
	Has(ctx context.Context, round RoundID, entry EntryID) (bool, error)
	// Count counts entries.
	Count(ctx context.Context, round RoundID) (int, error)
	// Draw shuts the round, then returns all that is sealed in it, in the order of
	// entry ids; it deletes nothing.
	Draw(ctx context.Context, round RoundID) (sealed [][]byte, err error)
	// Destroy shuts the round, removes the key, then the entries; "shut" stays
	// until Forget.
	Destroy(ctx context.Context, round RoundID) error
	// Forget removes everything of a session's rounds, with the purge of its log.
	Forget(ctx context.Context, id ID) error
}

// Bell carries hints and presence between the nodes of one store. It may lose;
// nothing is kept.
type Bell interface {
	// Say reaches every Hear of that session, the speaker's own too.
	Say(ctx context.Context, id ID, message []byte) error
	// Hear yields what is said until ctx ends. An empty message means: the log has grown.
	Hear(ctx context.Context, id ID) iter.Seq2[[]byte, error]
}

// Directory finds sessions: by code while doors are open, by due date.
type Directory interface {
	// Claim gives a code to a session, which may have several. ErrTaken if another
	// session has it, ErrEnded after Remove.
	Claim(ctx context.Context, code string, id ID) error
	Find(ctx context.Context, code string) (ID, error) // ErrNotFound
	// Note keeps the date when a session has something to do, in place of the one
	// before; zero: none. ErrEnded after Remove.
	Note(ctx context.Context, id ID, due time.Time) error
	// Due yields the sessions whose date has come, the oldest date first. Any method
	// may be called meanwhile.
	Due(ctx context.Context, now time.Time) iter.Seq2[ID, error]
	// Remove takes a session's codes and due date out and leaves a tombstone, so
	// that whoever holds its link is told when the workshop ended. The first
	// tombstone stays. Its time is kept to the second.
	Remove(ctx context.Context, id ID, ended time.Time) error
	// Ended returns when a removed session ended; ErrNotFound if it was not removed.
	Ended(ctx context.Context, id ID) (time.Time, error)
}

// Store is all four, as one place keeps them.
type Store interface {
	Log
	Pool
	Bell
	Directory
	// Promise says in words what "Saved" means with this store.
	Promise(ctx context.Context) string
	Close() error
}
