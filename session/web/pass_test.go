package web

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"sharedspace/facilitation"
	"sharedspace/session"
)

func keysFor(t *testing.T, secrets ...string) Keys {
	t.Helper()
	keys, err := NewKeys(secrets...)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func signed(t *testing.T, keys Keys, pass Pass) string {
	t.Helper()
	text, err := keys.signPass(pass)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

var passDay = time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)

func TestAPassComesBackAsItWasSigned(t *testing.T) {
	keys := keysFor(t, testSecret)
	for _, role := range rolesOfPasses {
		pass := newPass(session.ID(uuid.NewString()), role, 40, passDay)
		text := signed(t, keys, pass)
		got, err := keys.readPass(text, passDay)
		if err != nil || got.Session != pass.Session || got.Role != role || got.Organisation != 40 || got.Bits != pass.Bits || !got.Expires.Equal(pass.Expires) {
			t.Errorf("%s: %v", role, err)
		}
		if len(text) != 96 {
			t.Errorf("a pass has %d characters", len(text))
		}
	}
}

func TestNoBitOfAPassCanBeChanged(t *testing.T) {
	keys := keysFor(t, testSecret)
	text := signed(t, keys, newPass(session.ID(uuid.NewString()), facilitation.Participant, 1, passDay))
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	for bit := range len(raw) * 8 {
		raw[bit/8] ^= 1 << (bit % 8)
		if _, err := keys.readPass(base64.RawURLEncoding.EncodeToString(raw), passDay); !errors.Is(err, errBadPass) {
			t.Fatalf("bit %d was changed, and the pass is taken", bit)
		}
		raw[bit/8] ^= 1 << (bit % 8)
	}
	for _, bad := range []string{"", text[:95], text + "A", text + "\n", " " + text, strings.Repeat("A", 96)} {
		if _, err := keys.readPass(bad, passDay); !errors.Is(err, errBadPass) {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestAPassEndsAndIsRenewedWithItsOwnBits(t *testing.T) {
	keys := keysFor(t, testSecret)
	pass := newPass(session.ID(uuid.NewString()), facilitation.Host, 0, passDay)
	if _, err := keys.readPass(signed(t, keys, pass), pass.Expires); !errors.Is(err, errBadPass) {
		t.Error("an expired pass is taken")
	}
	later := passDay.Add(passLife/2 + time.Hour)
	if pass.ageing(passDay) || !pass.ageing(later) {
		t.Error("a pass ages at the wrong time")
	}
	renewed := pass.renewed(later)
	if renewed.Bits != pass.Bits || !renewed.Expires.After(pass.Expires) {
		t.Error("a renewed pass is another, or as old")
	}
}

func TestTheFirstKeySignsAndAllAreAccepted(t *testing.T) {
	older, newer := keysFor(t, testSecret), keysFor(t, "a newer secret for tests", testSecret)
	id := session.ID(uuid.NewString())
	pass := newPass(id, facilitation.Participant, 0, passDay)
	if _, err := newer.readPass(signed(t, older, pass), passDay); err != nil {
		t.Error("a pass of the older key:", err)
	}
	if _, err := older.readPass(signed(t, newer, pass), passDay); err == nil {
		t.Error("the newer key does not sign")
	}
	if _, _, ok := newer.readFragment(older.fragment(id, facilitation.Screen)); !ok {
		t.Error("a link of the older key is refused")
	}
	if _, _, ok := older.readFragment(newer.fragment(id, facilitation.Screen)); ok {
		t.Error("the newer key does not make links")
	}
}

func TestALinkSaysItsRoleAndCannotBeMadeUp(t *testing.T) {
	keys := keysFor(t, testSecret)
	id := session.ID(uuid.NewString())
	seen := map[string]bool{}
	for _, role := range rolesOfPasses {
		fragment := keys.fragment(id, role)
		gotID, gotRole, ok := keys.readFragment(fragment)
		if !ok || gotID != id || gotRole != role || seen[fragment] {
			t.Errorf("%s: read as %s, %v", role, gotRole, ok)
		}
		seen[fragment] = true
		other := session.ID(uuid.NewString())
		_, token, _ := strings.Cut(fragment, ".")
		if _, _, ok := keys.readFragment(string(other) + "." + token); ok {
			t.Error("a token opens another session")
		}
	}
	for _, bad := range []string{"", ".", string(id), string(id) + ".", string(id) + ".AAAA", "x." + keys.readingToken("x"), string(id) + "." + keys.readingToken(string(id))} {
		if _, _, ok := keys.readFragment(bad); ok {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestSecretsArePrintedAsStars(t *testing.T) {
	keys := keysFor(t, testSecret)
	pass := newPass(session.ID(uuid.NewString()), facilitation.Host, 0, passDay)
	if got := fmt.Sprintf("%v %+v %#v %s %v", keys, keys, keys, pass, &pass); got != "*** *** *** *** ***" {
		t.Error("printed:", got)
	}
	if _, err := NewKeys("too short"); err == nil {
		t.Error("a short secret is taken")
	}
	if _, err := NewKeys(); err == nil {
		t.Error("no secret is taken")
	}
}
