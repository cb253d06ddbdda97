package session

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
)

const (
	// SealOverhead is what Seal adds to the padded size: a 12-byte nonce, a 4-byte
	// length and a 16-byte tag.
	SealOverhead = 12 + 4 + 16

	minSecretBytes = 16
	roundKeyBytes  = 32
)

// Keyring wraps and unwraps round keys. It prints as ***.
type Keyring struct{ wraps []cipher.AEAD }

// NewKeyring takes the values of SECRET_KEY, each of at least 16 bytes: the
// first wraps, all unwrap.
func NewKeyring(secrets ...string) (Keyring, error) {
	if len(secrets) == 0 {
		return Keyring{}, errors.New("a keyring needs a secret")
	}
	var ring Keyring
	for _, secret := range secrets {
		if len(secret) < minSecretBytes {
			return Keyring{}, fmt.Errorf("a secret has at least %d characters", minSecretBytes)
		}
		wrap, err := derivedSeal([]byte(secret), "sharedspace round key wrapping")
		if err != nil {
			return Keyring{}, err
		}
		ring.wraps = append(ring.wraps, wrap)
	}
	return ring, nil
}

// WrapNew makes a round key and returns it wrapped: it can be unwrapped for that
// round only.
func (k Keyring) WrapNew(round RoundID) (wrapped []byte, err error) {
	if len(k.wraps) == 0 {
		return nil, errors.New("the keyring is empty")
	}
	secret := make([]byte, roundKeyBytes)
	if _, err := rand.Read(secret); err != nil {
		return nil, fmt.Errorf("make a round key: %w", err)
	}
	return k.wraps[0].Seal(nil, nil, secret, []byte(round)), nil
}

// Unwrap returns the key of that round.
func (k Keyring) Unwrap(round RoundID, wrapped []byte) (RoundKey, error) {
	for _, wrap := range k.wraps {
		if secret, err := wrap.Open(nil, nil, wrapped, []byte(round)); err == nil {
			return newRoundKey(round, secret)
		}
	}
	return RoundKey{}, fmt.Errorf("no secret unwraps the key of round %s", round)
}

func (Keyring) String() string   { return "***" }
func (Keyring) GoString() string { return "***" }

// RoundKey seals what people send to one round. It prints as ***.
type RoundKey struct {
	round  RoundID
	seal   cipher.AEAD
	person []byte
}

func newRoundKey(round RoundID, secret []byte) (RoundKey, error) {
	seal, err := derivedSeal(secret, "sharedspace seal")
	if err != nil {
		return RoundKey{}, err
	}
	person, err := hkdf.Key(sha256.New, secret, nil, "sharedspace person", sha256.Size)
	if err != nil {
		return RoundKey{}, fmt.Errorf("derive a key: %w", err)
	}
	return RoundKey{round, seal, person}, nil
}

// Seal pads plain to size bytes and seals it: size+SealOverhead bytes, whatever
// plain is. It returns an error if plain is longer than size.
func (k RoundKey) Seal(plain []byte, size int) ([]byte, error) {
	if len(plain) > size {
		return nil, fmt.Errorf("an entry of %d bytes does not fit into %d", len(plain), size)
	}
	padded := make([]byte, 4+size)
	binary.BigEndian.PutUint32(padded, uint32(len(plain)))
	copy(padded[4:], plain)
	return k.seal.Seal(nil, nil, padded, []byte(k.round)), nil
}

// Open returns what was sealed with this key.
func (k RoundKey) Open(sealed []byte) ([]byte, error) {
	padded, err := k.seal.Open(nil, nil, sealed, []byte(k.round))
	if err != nil {
		return nil, errors.New("an entry was not sealed with the key of this round")
	}
	if len(padded) < 4 || uint64(binary.BigEndian.Uint32(padded)) > uint64(len(padded)-4) {
		return nil, errors.New("an entry is longer than its seal")
	}
	return padded[4 : 4+binary.BigEndian.Uint32(padded)], nil
}

// PersonEntry is the id of the one entry that the holder of a pass has in this
// round. passBits are the pass's own random bits.
func (k RoundKey) PersonEntry(passBits []byte) EntryID {
	mac := hmac.New(sha256.New, k.person)
	mac.Write([]byte("person\x00"))
	mac.Write(passBits)
	return EntryID(hex.EncodeToString(mac.Sum(nil)))
}

func (RoundKey) String() string   { return "***" }
func (RoundKey) GoString() string { return "***" }

// ThoughtEntry is the id of the thought with that edit key.
func ThoughtEntry(key string) EntryID { return EntryID(hexSum("entry\x00" + key)) }

// Mark stands beside a thought after the reveal: by it the browser that holds
// the edit key, and nobody else, knows its own.
func Mark(key string) string { return hexSum("mark\x00" + key) }

func hexSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// derivedSeal is AES-256-GCM that puts a random nonce in front.
func derivedSeal(secret []byte, purpose string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, secret, nil, purpose, 32)
	if err != nil {
		return nil, fmt.Errorf("derive a key: %w", err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("derive a key: %w", err)
	}
	return cipher.NewGCMWithRandomNonce(block)
}
