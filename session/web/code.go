package web

import (
	"crypto/rand"
	"strings"
)

const (
	// codeLetters is Crockford's base32: no I, L, O or U.
	codeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeLength  = 9 // 45 bits
)

// newCode makes a join code as people read it out: "K7Q-2MP-9XT".
func newCode() string {
	random := make([]byte, codeLength)
	rand.Read(random) // never fails: crypto/rand ends the process instead
	for i, b := range random {
		random[i] = codeLetters[int(b)%len(codeLetters)] // 256 is a multiple of 32: no bias
	}
	return inThrees(string(random))
}

// readCode forgives case, dashes, spaces and letters that look like digits, and
// returns the code as newCode wrote it.
func readCode(typed string) (code string, ok bool) {
	if len(typed) > 8*codeLength {
		return "", false
	}
	letters := strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '\u00a0', '\u2010', '\u2011', '\u2013', '\t', '\n', '\r':
			return -1
		case 'O':
			return '0'
		case 'I', 'L':
			return '1'
		}
		return r
	}, strings.ToUpper(typed))
	if len(letters) != codeLength || strings.Trim(letters, codeLetters) != "" {
		return "", false
	}
	return inThrees(letters), true
}

func inThrees(letters string) string {
	return letters[:3] + "-" + letters[3:6] + "-" + letters[6:]
}
