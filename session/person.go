package session

import (
	"crypto/sha256"
	"encoding/hex"

	"sharedspace/facilitation"
)

// Person is who sends or looks, as their pass says. It prints as ***.
type Person struct {
	Role         facilitation.Role
	Bits         []byte // the pass's own 128 random bits; never stored
	Organisation int    // 1..n in the host's list; 0: prefers not to say
	Name         string // first name, for presence only; "": none given
}

// Claim tells whose seat is whose.
func (p Person) Claim() string { return ClaimOf(p.Bits) }

// ClaimOf is the claim of a pass: 32 hex characters. It says nothing about the bits.
func ClaimOf(bits []byte) string {
	sum := sha256.Sum256(append([]byte("seat\x00"), bits...))
	return hex.EncodeToString(sum[:])[:32]
}

func (p Person) leads() bool {
	return p.Role == facilitation.Facilitator || p.Role == facilitation.Host
}

func (Person) String() string   { return "***" }
func (Person) GoString() string { return "***" }

// Command is a command as it came in.
type Command struct {
	ID      string // 128 random bits, made by the browser
	Body    []byte // what the browser sent of it, to tell another command with the same id
	Command facilitation.Command
}

// Saved says that a command's effect is durable.
type Saved struct {
	Revision int64  // 0: an entry of a round
	Mark     string // of a thought
}

func refusal(code string, with facilitation.Facts) error {
	return &facilitation.Refusal{Code: code, With: with}
}
