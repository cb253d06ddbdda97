package web

import (
	"regexp"
	"testing"
	"time"
)

func TestACodeCanBeTypedInManyWays(t *testing.T) {
	for typed, want := range map[string]string{
		"K7Q-2MP-9XT": "K7Q-2MP-9XT", "k7q2mp9xt": "K7Q-2MP-9XT", " k7q 2mp 9xt ": "K7Q-2MP-9XT", "K7Q–2MP–9XT": "K7Q-2MP-9XT",
		"oil-OIL-000": "011-011-000",
	} {
		if got, ok := readCode(typed); !ok || got != want {
			t.Errorf("%q is read as %q, %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"", "K7Q-2MP-9X", "K7Q-2MP-9XTT", "U7Q-2MP-9XT", "K7Q_2MP_9XT", "Ķ7Q-2MP-9XT"} {
		if got, ok := readCode(typed); ok {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
}

func TestNewCodesAreReadAsTheyAre(t *testing.T) {
	shape := regexp.MustCompile(`^([0-9A-HJKMNP-TV-Z]{3}-){2}[0-9A-HJKMNP-TV-Z]{3}$`)
	seen := map[string]bool{}
	for range 1000 {
		code := newCode()
		if read, ok := readCode(code); !ok || read != code || !shape.MatchString(code) || seen[code] {
			t.Fatalf("%q is read as %q", code, read)
		}
		seen[code] = true
	}
}

func TestWrongTriesAreCountedForAMinuteAndRightOnesAreNot(t *testing.T) {
	now := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	limit := &tries{most: 3, now: func() time.Time { return now }}
	try := func(wrong bool) time.Duration {
		wait := limit.begin()
		if wait == 0 {
			limit.end(wrong)
		}
		return wait
	}
	for range 10 {
		if try(false) != 0 {
			t.Fatal("a right try is counted")
		}
	}
	for range 3 {
		if try(true) != 0 {
			t.Fatal("a wrong try is refused too early")
		}
		now = now.Add(time.Second)
	}
	if wait := try(false); wait != 57*time.Second {
		t.Errorf("after too many wrong ones even a right one waits: %v", wait)
	}
	now = now.Add(57 * time.Second)
	if try(true) != 0 || try(true) == 0 {
		t.Error("after a minute exactly the oldest wrong try is forgotten")
	}
}

func TestTriesUnderWayCountAgainstTheLimit(t *testing.T) {
	limit := &tries{most: 2, now: time.Now}
	for n, free := range []bool{true, true, false} {
		if wait := limit.begin(); (wait == 0) != free {
			t.Errorf("try %d waits for %v", n+1, wait)
		}
	}
}
