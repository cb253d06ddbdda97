package facilitation

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"time"
)

// Role is how somebody came in: by which link.
type Role string

// The roles. Host is a facilitator who also keeps the links; Room is the
// process itself, for the acts in roomcommand.go that no browser may send.
const (
	Host        Role = "host"
	Facilitator Role = "facilitator"
	Participant Role = "participant"
	Screen      Role = "screen"
	Room        Role = "room"
)

// Act is a command with all that Decide may know about its moment. Time, chance
// and what is live arrive here, because Decide has no clock, dice or line.
type Act struct {
	Role    Role
	Seat    int            // of the sender, 1..n; 0: has none (yet)
	At      time.Time      // the node's corrected clock
	Random  [32]byte       // fresh and cryptographic; ids and salts are drawn from it
	Present []int          // seats on the line now; empty: the room cannot tell
	LetIn   bool           // of a newcomer without a seat: a facilitator has let them in
	Here    int            // participants this room has counted as here
	Counted map[string]int // for each open round, people who have answered or finished
	Command Command        // one of the types in command.go or roomcommand.go
}

// draw gives the n-th random value of a kind: 16 bytes.
func (a Act) draw(kind string, n int) []byte {
	mac := hmac.New(sha256.New, a.Random[:])
	mac.Write([]byte(kind))
	mac.Write(binary.BigEndian.AppendUint64([]byte{0}, uint64(n)))
	return mac.Sum(nil)[:16]
}

// id gives the n-th fresh id of a kind: 22 characters, 128 random bits.
func (a Act) id(kind string, n int) string {
	return base64.RawURLEncoding.EncodeToString(a.draw(kind, n))
}

// text salts words that somebody wrote; n tells texts of one act apart.
func (a Act) text(words string, n int) Text {
	return NewText(words, saltOf(a.draw("salt", n)))
}

// leads tells whether the sender may run the workshop.
func (a Act) leads() bool { return a.Role == Facilitator || a.Role == Host }
