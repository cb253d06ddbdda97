package session_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"sharedspace/session"
)

const (
	oldSecret = "an old secret of the operator"
	newSecret = "a new secret of the operator"
)

func keyring(t *testing.T, secrets ...string) session.Keyring {
	t.Helper()
	ring, err := session.NewKeyring(secrets...)
	if err != nil {
		t.Fatal(err)
	}
	return ring
}

func roundKey(t *testing.T, round session.RoundID) session.RoundKey {
	t.Helper()
	ring := keyring(t, newSecret)
	wrapped, err := ring.WrapNew(round)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ring.Unwrap(round, wrapped)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestTheFirstSecretWrapsAndAllUnwrap(t *testing.T) {
	byOld, err := keyring(t, oldSecret).WrapNew("a/1")
	if err != nil {
		t.Fatal(err)
	}
	both := keyring(t, newSecret, oldSecret)
	byBoth, err := both.WrapNew("a/1")
	if err != nil {
		t.Fatal(err)
	}
	for name, does := range map[string]struct {
		ring    session.Keyring
		wrapped []byte
		unwraps bool
	}{
		"both, what the old one wrapped": {both, byOld, true},
		"both, what both wrapped":        {both, byBoth, true},
		"new, what both wrapped":         {keyring(t, newSecret), byBoth, true},
		"old, what both wrapped":         {keyring(t, oldSecret), byBoth, false},
		"new, what the old one wrapped":  {keyring(t, newSecret), byOld, false},
		"none":                           {session.Keyring{}, byOld, false},
	} {
		if _, err := does.ring.Unwrap("a/1", does.wrapped); (err == nil) != does.unwraps {
			t.Errorf("%s: error = %v", name, err)
		}
	}
}

func TestAKeyIsUnwrappedForItsOwnRoundOnly(t *testing.T) {
	ring := keyring(t, newSecret)
	wrapped, err := ring.WrapNew("a/1")
	if err != nil {
		t.Fatal(err)
	}
	for _, round := range []session.RoundID{"a/2", "b/1", "a/1/people", ""} {
		if _, err := ring.Unwrap(round, wrapped); err == nil {
			t.Errorf("round %q: unwrapped", round)
		}
	}
	for i := range wrapped {
		changed := bytes.Clone(wrapped)
		changed[i] ^= 1
		if _, err := ring.Unwrap("a/1", changed); err == nil {
			t.Errorf("byte %d changed: unwrapped", i)
		}
	}
	if _, err := ring.Unwrap("a/1", nil); err == nil {
		t.Error("nothing: unwrapped")
	}
}

func TestAKeyringNeedsSecretsThatAreLongEnough(t *testing.T) {
	for _, secrets := range [][]string{nil, {""}, {newSecret, "short"}} {
		if _, err := session.NewKeyring(secrets...); err == nil {
			t.Errorf("%q: no error", secrets)
		} else if strings.Contains(err.Error(), "short") {
			t.Errorf("the error tells a secret: %v", err)
		}
	}
	if _, err := (session.Keyring{}).WrapNew("a/1"); err == nil {
		t.Error("an empty keyring wraps")
	}
}

func TestKeysPrintAsStars(t *testing.T) {
	for _, secret := range []any{keyring(t, newSecret), roundKey(t, "a/1")} {
		for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
			if printed := fmt.Sprintf(format, secret); printed != "***" {
				t.Errorf("%s prints %s", format, printed)
			}
		}
	}
}

func TestWhatIsSealedHasOneSizeAndOpensUnchanged(t *testing.T) {
	key := roundKey(t, "a/1")
	const size = 200
	for _, plain := range []string{"", "a", "ends in zeros\x00\x00", strings.Repeat("w", size)} {
		sealed, err := key.Seal([]byte(plain), size)
		if err != nil || len(sealed) != size+session.SealOverhead {
			t.Errorf("%q: %d bytes, error %v", plain, len(sealed), err)
		}
		opened, err := key.Open(sealed)
		if string(opened) != plain || err != nil {
			t.Errorf("%q: opened %q, error %v", plain, opened, err)
		}
	}
	if _, err := key.Seal(make([]byte, size+1), size); err == nil {
		t.Error("what is too long was sealed")
	}
}

func TestTheSameWordsAreNeverSealedTheSame(t *testing.T) {
	key := roundKey(t, "a/1")
	seen := map[string]bool{}
	for range 1000 {
		sealed, err := key.Seal([]byte("words"), 50)
		if err != nil || seen[string(sealed)] || bytes.Contains(sealed, []byte("words")) {
			t.Fatalf("sealed %x, error %v", sealed, err)
		}
		seen[string(sealed)] = true
	}
}

func TestOnlyTheKeyOfTheRoundOpens(t *testing.T) {
	key := roundKey(t, "a/1")
	sealed, err := key.Seal([]byte("words"), 50)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := roundKey(t, "a/1").Open(sealed); err == nil {
		t.Error("another key opens it")
	}
	for i := range sealed {
		changed := bytes.Clone(sealed)
		changed[i] ^= 1
		if _, err := key.Open(changed); err == nil {
			t.Errorf("byte %d changed: opened", i)
		}
	}
	for _, n := range []int{0, 1, session.SealOverhead - 1, len(sealed) - 1} {
		if _, err := key.Open(sealed[:n]); err == nil {
			t.Errorf("%d bytes: opened", n)
		}
	}
}

func TestAPersonHasOneEntryInARoundAndAnotherInTheNext(t *testing.T) {
	here, there := roundKey(t, "a/1"), roundKey(t, "a/2")
	mine, yours := []byte("my sixteen bytes"), []byte("your sixteen bits")
	if first, again := here.PersonEntry(mine), here.PersonEntry(mine); first != again {
		t.Error("one pass has two entries")
	}
	ids := map[session.EntryID]bool{}
	for _, id := range []session.EntryID{here.PersonEntry(mine), here.PersonEntry(yours), there.PersonEntry(mine)} {
		if len(id) != 64 || ids[id] {
			t.Errorf("id %q", id)
		}
		ids[id] = true
	}
}

func TestIdsAndMarksAreWhatBrowsersAndDocumentsSay(t *testing.T) {
	// printf 'entry\0key' | sha256sum; printf 'mark\0key' | sha256sum
	if id := session.ThoughtEntry("key"); id != "8658a2fdac087d7731223eaa5cb0f56049206168bf8ecb52b937c3a6a2212f35" {
		t.Errorf("entry %s", id)
	}
	if mark := session.Mark("key"); mark != "30d0aeba26823149e03100a9b83d91d722e2e20567d20de16c5c40696b9a54fa" {
		t.Errorf("mark %s", mark)
	}
}
