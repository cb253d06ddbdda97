package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"sharedspace/facilitation"
	"sharedspace/session"
)

const (
	// passLife is longer than the time between sending out a link and the day, and
	// the 30 days of retention together. A pass is renewed, with its own bits, once
	// half of it is over.
	passLife = 120 * 24 * time.Hour

	passVersion   = 1
	passBodyBytes = 1 + 16 + 1 + 1 + 1 + 4 + 16
	passBytes     = passBodyBytes + sha256.Size // 72: base64url without padding or spare bits
	maxSmall      = 255                         // a generation or organisation is one byte
)

// errBadPass does not tell what is wrong with a pass, so that nobody can learn from it.
var errBadPass = errors.New("the pass is not valid")

// rolesOfPasses are written as their index plus one; the order stays.
var rolesOfPasses = []facilitation.Role{
	facilitation.Host, facilitation.Facilitator, facilitation.Participant, facilitation.Screen,
}

// Pass lets one place of one browser into one workshop. It prints as ***.
type Pass struct {
	Session      session.ID
	Role         facilitation.Role
	Generation   int       // of the link it was taken with
	Organisation int       // 1..n in the host's list; 0: prefers not to say
	Expires      time.Time // to the second
	Bits         [16]byte  // its own, random; known to the browser alone
}

func (Pass) String() string   { return "***" }
func (Pass) GoString() string { return "***" }

// newPass makes a pass with fresh bits.
func newPass(id session.ID, role facilitation.Role, organisation int, now time.Time) Pass {
	pass := Pass{Session: id, Role: role, Generation: linkGeneration, Organisation: organisation}
	rand.Read(pass.Bits[:]) // never fails: crypto/rand ends the process instead
	return pass.renewed(now)
}

// renewed is the same pass for another passLife.
func (p Pass) renewed(now time.Time) Pass {
	p.Expires = now.Add(passLife).Truncate(time.Second)
	return p
}

// ageing tells whether the pass should be renewed.
func (p Pass) ageing(now time.Time) bool { return p.Expires.Sub(now) < passLife/2 }

// signPass writes a pass as its holder keeps it: 96 characters of base64url.
func (k Keys) signPass(pass Pass) (string, error) {
	id, err := uuid.Parse(string(pass.Session))
	role := slices.Index(rolesOfPasses, pass.Role)
	if err != nil || role < 0 || pass.Organisation < 0 || pass.Organisation > maxSmall {
		return "", fmt.Errorf("web: sign a pass: %w", errBadPass)
	}
	body := make([]byte, 0, passBytes)
	body = append(body, passVersion)
	body = append(body, id[:]...)
	body = append(body, byte(role+1), byte(pass.Generation), byte(pass.Organisation))
	body = binary.BigEndian.AppendUint32(body, uint32(pass.Expires.Unix()))
	body = append(body, pass.Bits[:]...)
	return base64.RawURLEncoding.EncodeToString(append(body, k.sum(0, "pass", string(body))...)), nil
}

// readPass returns errBadPass unless any of the keys has signed the pass and it
// has not expired.
func (k Keys) readPass(text string, now time.Time) (Pass, error) {
	raw, ok := exactly(text, passBytes)
	if !ok {
		return Pass{}, errBadPass
	}
	body, signature := raw[:passBodyBytes], raw[passBodyBytes:]
	if !k.anySigned(signature, "pass", string(body)) {
		return Pass{}, errBadPass
	}
	role := int(body[17]) - 1
	if body[0] != passVersion || role < 0 || role >= len(rolesOfPasses) {
		return Pass{}, errBadPass
	}
	pass := Pass{
		Session:      session.ID(uuid.UUID(body[1:17]).String()),
		Role:         rolesOfPasses[role],
		Generation:   int(body[18]),
		Organisation: int(body[19]),
		Expires:      time.Unix(int64(binary.BigEndian.Uint32(body[20:24])), 0),
		Bits:         [16]byte(body[24:40]),
	}
	if !pass.Expires.After(now) || pass.Generation != linkGeneration {
		return Pass{}, errBadPass
	}
	return pass, nil
}

// exactly reads base64url of so many bytes in its one right form: Go's decoder
// skips line breaks, so that one pass would have many spellings.
func exactly(text string, bytes int) (raw []byte, ok bool) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	return raw, err == nil && len(raw) == bytes && len(text) == base64.RawURLEncoding.EncodedLen(bytes)
}

// Keys sign passes and links. The first signs, all are accepted. They print as ***.
type Keys struct{ secrets [][]byte }

// NewKeys takes the values of SECRET_KEY.
func NewKeys(secrets ...string) (Keys, error) {
	var keys Keys
	for _, secret := range secrets {
		if len(secret) < minSecretBytes {
			return Keys{}, fmt.Errorf("a secret has at least %d characters", minSecretBytes)
		}
		keys.secrets = append(keys.secrets, []byte(secret))
	}
	if len(keys.secrets) == 0 {
		return Keys{}, errors.New("passes need a secret")
	}
	return keys, nil
}

const minSecretBytes = 16

func (Keys) String() string   { return "***" }
func (Keys) GoString() string { return "***" }

// sum signs what stands under a purpose with the n-th secret.
func (k Keys) sum(n int, purpose string, parts ...string) []byte {
	mac := hmac.New(sha256.New, k.secrets[n])
	mac.Write([]byte(purpose))
	for _, part := range parts {
		mac.Write([]byte{0})
		mac.Write([]byte(part))
	}
	return mac.Sum(nil)
}

// anySigned compares in constant time; a shorter signature is that of a link.
func (k Keys) anySigned(signature []byte, purpose string, parts ...string) bool {
	signed := false
	for n := range k.secrets {
		signed = hmac.Equal(k.sum(n, purpose, parts...)[:len(signature)], signature) || signed
	}
	return signed
}
