package web

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"sharedspace/facilitation"
)

// asked is one request of a client that polls, and what it was answered.
func (s served) asked(t *testing.T, method, path, pass, body string) (frames []incoming, response *http.Response) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.base+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+pass)
	request.Header.Set(nameHeader, url.PathEscape("Łucja"))
	response, err = (&http.Transport{DisableKeepAlives: true}).RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &frames); err != nil {
		t.Fatalf("%s %s is answered with %s", method, path, data)
	}
	return frames, response
}

func (s served) look(t *testing.T, pass, at string) []incoming {
	t.Helper()
	frames, _ := s.asked(t, http.MethodGet, "/live?at="+url.QueryEscape(at), pass, "")
	return frames
}

func TestAPollIsAnsweredWithAViewAndABeat(t *testing.T) {
	s := serveTest(t)
	pass := s.opened(t).Pass
	frames, response := s.asked(t, http.MethodGet, "/live?at=", pass, "")
	if len(frames) != 2 || frames[0].View == nil || !frames[0].Whole || frames[1].Beat == nil {
		t.Fatalf("%+v", frames)
	}
	if kept := response.Header.Get("Cache-Control"); kept != "no-store" || response.Header.Get("Content-Security-Policy") == "" {
		t.Error("headers", response.Header)
	}
}

func TestAPollIsHeldUntilThereIsSomethingNew(t *testing.T) {
	s := serveTest(t)
	pass := s.opened(t).Pass
	at := s.settled(t, pass)
	begun := make(chan struct{})
	go func() {
		defer close(begun)
		s.awaitWindows(t, 1)
		s.asked(t, http.MethodPost, "/acts", pass, `{"id":"1","do":"change_prompt","with":{"prompt":"gather","language":"en","words":"What helps?"}}`)
	}()
	frames := s.look(t, pass, at)
	<-begun
	if view := frames[0]; view.View == nil || *view.View != 2 || view.Whole || len(view.Parts) == 0 {
		t.Errorf("%+v", frames)
	}
}

// settled is the "at" of a view with which nothing is new.
func (s served) settled(t *testing.T, pass string) string {
	t.Helper()
	at := ""
	for frames := s.look(t, pass, at); ; {
		if frames[0].View == nil {
			return at
		}
		at = frames[0].At
		first, _ := s.asked(t, http.MethodGet, "/live?first=1&at="+url.QueryEscape(at), pass, "")
		if frames = first; len(first[0].Parts) == 0 {
			return at
		}
	}
}

func TestAPollWithoutNewsIsAnsweredWithABeat(t *testing.T) {
	s := serveTest(t, func(o *Options) { // as by default, a beat comes after a request's body would have to be there
		o.Limits.HeaderRead, o.Limits.Write, o.Limits.Beat = 100*time.Millisecond, 100*time.Millisecond, 400*time.Millisecond
	})
	pass := s.opened(t).Pass
	frames := s.look(t, pass, s.settled(t, pass))
	if len(frames) != 1 || frames[0].Beat == nil || *frames[0].Beat != 1 {
		t.Errorf("%+v", frames)
	}
}

func TestAFewActsAreAnsweredInTheirOrder(t *testing.T) {
	s := serveTest(t)
	pass := s.passFor(t, s.opened(t).Links.Participant)
	s.look(t, pass, "")
	one, two := `{"id":"1","do":"try_send","with":{"words":"a"}}`, `{"id":"2","do":"try_send","with":{"colour":"red"}}`
	frames, _ := s.asked(t, http.MethodPost, "/acts", pass, "["+one+","+two+`,{"at":"1.x"},{"id":"3"}]`)
	if len(frames) != 4 || frames[0].Re != "1" || frames[0].Saved == nil || frames[1].Refused != facilitation.Refresh ||
		frames[2].Beat == nil || frames[3].Re != "3" || frames[3].Refused != facilitation.BadValue {
		t.Errorf("%+v", frames)
	}
	again, _ := s.asked(t, http.MethodPost, "/acts", pass, one)
	if string(again[0].Saved) != string(frames[0].Saved) {
		t.Errorf("sent again it is answered with %s", again[0].Saved)
	}
}

func TestActsThatArePostedHaveTheLimitsOfASocket(t *testing.T) {
	s := serveTest(t, func(o *Options) { o.Limits.ActsPerSecond, o.Limits.ActsBurst = 0.01, 2 })
	pass := s.passFor(t, s.opened(t).Links.Participant)
	one := `{"id":"1","do":"try_send","with":{"words":"a"}}`
	for n := range 3 {
		frames, _ := s.asked(t, http.MethodPost, "/acts", pass, one)
		if limited := frames[0].Refused == facilitation.SlowDown; limited != (n == 2) {
			t.Errorf("act %d is answered with %+v", n, frames)
		}
	}
	for _, body := range []string{"", "[]", "{", `["a","b","c"]`, "[" + strings.Repeat("[", 50)} {
		if frames, _ := s.asked(t, http.MethodPost, "/acts", pass, body); len(frames) == 0 || frames[0].Refused == "" {
			t.Errorf("%q is answered with %+v", body, frames)
		}
	}
}

func TestAPollIsToldWhyToStayAway(t *testing.T) {
	s := serveTest(t)
	for name, each := range map[string]struct {
		method, path string
		status       int
	}{
		"a look": {http.MethodGet, "/live?at=", http.StatusUnauthorized},
		"an act": {http.MethodPost, "/acts", http.StatusUnauthorized},
	} {
		frames, response := s.asked(t, each.method, each.path, "no pass", "{}")
		if len(frames) != 1 || frames[0].Closed != closeBadPass || response.StatusCode != each.status {
			t.Errorf("%s is answered with %d %+v", name, response.StatusCode, frames)
		}
	}
}

func TestTheOldestPollOfAPassGivesWay(t *testing.T) {
	s := serveTest(t)
	pass := s.opened(t).Pass
	at := s.settled(t, pass)
	var ended [4]chan []incoming
	for n := range ended {
		ended[n] = make(chan []incoming, 1)
		go func() { ended[n] <- s.look(t, pass, at) }()
		s.awaitWindows(t, min(n+1, 3))
	}
	if frames := <-ended[0]; frames[len(frames)-1].Closed != closeTooMany {
		t.Errorf("%+v", frames)
	}
	s.stop()
	for _, later := range ended[1:] {
		if frames := <-later; frames[0].Away == nil {
			t.Errorf("when the server stops: %+v", frames)
		}
	}
}

func TestOnlyItsOwnPagesMayPoll(t *testing.T) {
	s := serveTest(t)
	pass := s.opened(t).Pass
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		request, err := http.NewRequestWithContext(t.Context(), method, s.base+map[string]string{http.MethodGet: "/live?at=", http.MethodPost: "/acts"}[method], strings.NewReader("{}"))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+pass)
		request.Header.Set("Origin", "https://evil.example")
		response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusForbidden {
			t.Errorf("%s from another origin is answered with %d", method, response.StatusCode)
		}
	}
}

func TestTheFirstNameOfAPollIsShownAndOnlyThere(t *testing.T) {
	s := serveTest(t)
	workshop := s.opened(t)
	s.look(t, s.passFor(t, workshop.Links.Participant), "")
	host := s.dial(t, workshop.Pass)
	if _, err := host.Until(t.Context(), func(parts Parts) bool {
		people, _ := Part[facilitation.PartPeople](parts, "people")
		return len(people.People) == 1 && people.People[0].Name == "Łucja"
	}); err != nil {
		t.Error(err)
	}
	if strings.Contains(s.logs.String(), "ucja") {
		t.Error("logged")
	}
}
