package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"sharedspace/facilitation"
	"sharedspace/session"
)

func TestEachLinkOpensItsOwnRole(t *testing.T) {
	s := serveTest(t)
	links := s.opened(t).Links
	for role, link := range map[facilitation.Role]string{
		facilitation.Host: links.Host, facilitation.Facilitator: links.Facilitator,
		facilitation.Participant: links.Participant, facilitation.Screen: links.Screen,
	} {
		if !strings.HasPrefix(link, s.base+linkPaths[role]+"#") {
			t.Errorf("the link of %s is %s", role, link)
		}
		door, err := Join(t.Context(), s.base, Knock{Token: TokenOf(link)})
		if err != nil || door.Role != role || door.Door != DoorOpen {
			t.Errorf("%s: %+v, %v", role, door, err)
		}
		pass, err := s.keys.readPass(s.passFor(t, link), time.Now())
		if err != nil || pass.Role != role {
			t.Errorf("%s: a pass for %s, %v", role, pass.Role, err)
		}
	}
}

func TestDefaultsFillInWhatTheHostLeavesOut(t *testing.T) {
	s := serveTest(t)
	room, err := s.rooms.Get(t.Context(), s.opened(t).Session)
	if err != nil {
		t.Fatal(err)
	}
	got := room.State().Settings
	if got.Minutes != 90 || got.Place != facilitation.OnVideo || got.Language != facilitation.English || !got.Names || got.Quota != 3 ||
		got.Rule != (facilitation.Rule{Answered: 75, Support: 75}) || got.RetentionDays != 30 || got.AnswerSeconds != 45 || got.Template != "general" || !got.Pulse {
		t.Errorf("%+v", got)
	}
}

func TestSettingsThatCannotBeAreRefused(t *testing.T) {
	s := serveTest(t)
	for name, opening := range map[string]Opening{
		"no topic":         {},
		"a long topic":     {Topic: strings.Repeat("x", 201)},
		"41 people":        {Topic: "x", People: 41},
		"75 minutes":       {Topic: "x", Minutes: 75},
		"no such place":    {Topic: "x", Place: "moon"},
		"no such template": {Topic: "x", Template: "none"},
		"11 thoughts":      {Topic: "x", Quota: 11},
		"nobody must like": {Topic: "x", Support: 1},
		"no such prompt":   {Topic: "x", Prompts: []OpeningPrompt{{Prompt: "none", Language: "en", Words: "Why?"}}},
		"41 organisations": {Topic: "x", Organisations: strings.Split(strings.Repeat("x", 41), "")},
	} {
		if _, err := Open(t.Context(), s.base, opening); !isRefusal(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRequestsThatCannotBeReadAreRefusedInWords(t *testing.T) {
	s := serveTest(t)
	for body, code := range map[string]string{
		``: facilitation.BadValue, `[]`: facilitation.BadValue, `{"topic":1}`: facilitation.BadValue, `{"colour":"red"}`: facilitation.BadValue,
		`{"topic":"a","topic":"b"}`:                       facilitation.BadValue,
		`{"topic":"` + strings.Repeat("x", 65<<10) + `"}`: facilitation.TooLong,
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.base+"/open", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		told := make([]byte, 200)
		n, _ := response.Body.Read(told)
		if response.StatusCode/100 != 4 || !strings.Contains(string(told[:n]), `"refused":"`+code+`"`) {
			t.Errorf("%.40s is answered with %d %s", body, response.StatusCode, told[:n])
		}
	}
}

func TestWrongAndExpiredCodesAreAnsweredAlike(t *testing.T) {
	s := serveTest(t)
	workshop := s.opened(t)
	host := s.dial(t, workshop.Pass)
	if _, err := host.Do(t.Context(), facilitation.CancelWorkshop{}); err != nil {
		t.Fatal(err)
	}
	for name, code := range map[string]string{"wrong": "000-000-000", "expired": workshop.Code, "no code": "what is this", "long": strings.Repeat("x", 1000)} {
		since := time.Now()
		_, err := Join(t.Context(), s.base, Knock{Code: code})
		if !refusedWith(err, UnknownCode) || time.Since(since) < wrongCodePause {
			t.Errorf("%s: %v after %v", name, err, time.Since(since))
		}
	}
	door, err := Join(t.Context(), s.base, Knock{Token: TokenOf(workshop.Links.Participant)})
	if err != nil || door.Door != DoorClosed || door.Ended == nil {
		t.Errorf("by its link: %+v, %v", door, err)
	}
	if _, err := TakePass(t.Context(), s.base, Entrance{Token: TokenOf(workshop.Links.Participant)}); !refusedWith(err, Ended) {
		t.Error("a pass after the end:", err)
	}
	if _, err := TakePass(t.Context(), s.base, Entrance{Token: TokenOf(workshop.Links.Facilitator)}); err != nil {
		t.Error("a facilitator after the end:", err)
	}
}

func TestOnceWrongCodesAreUsedUpEvenTheRightOneWaits(t *testing.T) {
	s := serveTest(t, func(o *Options) { o.Limits.WrongCodes = 3 })
	workshop := s.opened(t)
	for range 3 {
		if _, err := Join(t.Context(), s.base, Knock{Code: newCode()}); !refusedWith(err, UnknownCode) {
			t.Fatal(err)
		}
	}
	for _, code := range []string{newCode(), workshop.Code} {
		if _, err := Join(t.Context(), s.base, Knock{Code: code}); !refusedWith(err, facilitation.SlowDown) {
			t.Error(err)
		}
		if _, err := TakePass(t.Context(), s.base, Entrance{Code: code}); !refusedWith(err, facilitation.SlowDown) {
			t.Error(err)
		}
	}
	if _, err := Join(t.Context(), s.base, Knock{Token: TokenOf(workshop.Links.Participant)}); err != nil {
		t.Error("the link waits too:", err)
	}
}

func TestLinksThatWereMadeUpOpenNothing(t *testing.T) {
	s := serveTest(t)
	workshop := s.opened(t)
	nowhere := s.keys.fragment(session.ID(uuid.NewString()), facilitation.Host)
	for _, token := range []string{"x", workshop.Pass, string(workshop.Session) + ".AAAAAAAAAAAAAAAAAAAAAA", nowhere} {
		if _, err := Join(t.Context(), s.base, Knock{Token: token}); !refusedWith(err, UnknownLink) {
			t.Errorf("%s: %v", token, err)
		}
	}
	for name, knock := range map[string]Knock{"neither": {}, "both": {Code: workshop.Code, Token: TokenOf(workshop.Links.Host)}} {
		if _, err := Join(t.Context(), s.base, knock); !refusedWith(err, facilitation.BadValue) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, organisation := range []int{-1, 4} {
		if _, err := TakePass(t.Context(), s.base, Entrance{Code: workshop.Code, Organisation: organisation}); !refusedWith(err, facilitation.BadValue) {
			t.Errorf("organisation %d: %v", organisation, err)
		}
	}
}

func TestThePassphraseGuardsOpeningAndIsNotGuessed(t *testing.T) {
	s := serveTest(t, func(o *Options) { o.Passphrase = "open sesame" })
	if _, err := Open(t.Context(), s.base, Opening{Topic: "x", Passphrase: "open sesame"}); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"", "open", "Open sesame", "open sesame ", "x"} {
		if _, err := Open(t.Context(), s.base, Opening{Topic: "x", Passphrase: wrong}); !refusedWith(err, WrongPassphrase) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if _, err := Open(t.Context(), s.base, Opening{Topic: "x", Passphrase: "open sesame"}); !refusedWith(err, facilitation.SlowDown) {
		t.Error("after five wrong ones:", err)
	}
}

func TestLinksAreHandedOnByRole(t *testing.T) {
	s := serveTest(t)
	workshop := s.opened(t)
	for name, each := range map[string]struct {
		pass         string
		leader, host bool
	}{
		"host":        {workshop.Pass, true, true},
		"facilitator": {s.passFor(t, workshop.Links.Facilitator), true, false},
		"participant": {s.passFor(t, workshop.Links.Participant), false, false},
		"screen":      {s.passFor(t, workshop.Links.Screen), false, false},
	} {
		links, err := GetLinks(t.Context(), s.base, each.pass)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if links.Participant.URL != workshop.Links.Participant || links.Participant.Code != workshop.Code || links.Participant.QR != workshop.QR {
			t.Errorf("%s: %+v", name, links.Participant)
		}
		if (links.Facilitator != nil) != each.leader || (links.Screen != nil) != each.leader || (links.Host != nil) != each.host || links.Record != nil {
			t.Errorf("%s: %+v", name, links)
		}
	}
	if _, err := GetLinks(t.Context(), s.base, "no pass"); !refusedWith(err, UnknownLink) {
		t.Error(err)
	}
}
