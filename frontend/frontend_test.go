package frontend

import (
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

var sources = os.DirFS(".")

var builtFiles = fstest.MapFS{
	".keep":                  {},
	"index.html":             {Data: []byte("<!doctype html>the page")},
	"assets/app-ABCD1234.js": {Data: []byte("the script")},
}

func TestAnEmptyDistIsAnErrorInWords(t *testing.T) {
	_, err := checked(fstest.MapFS{".keep": {}})
	if !errors.Is(err, ErrNotBuilt) || !strings.Contains(err.Error(), "make build") {
		t.Errorf("got %v", err)
	}
	if _, err := checked(builtFiles); err != nil {
		t.Errorf("a built dist: %v", err)
	}
}

func TestEveryPathHasItsFileAndItsTimeToKeepIt(t *testing.T) {
	const kept, asked = "public, max-age=31536000, immutable", "no-cache"
	for name, want := range map[string]struct {
		path, body, cache string
		status            int
	}{
		"the start is the page":                {"/", "the page", asked, http.StatusOK},
		"a path of the app is the page":        {"/console", "the page", asked, http.StatusOK},
		"index.html is the page, not a detour": {"/w", "the page", asked, http.StatusOK},
		"an asset is kept for ever":            {"/assets/app-ABCD1234.js", "the script", kept, http.StatusOK},
		"a missing asset is not the page":      {"/assets/app-00000000.js", "not found", "", http.StatusNotFound},
		"a folder is not listed":               {"/assets/", "not found", "", http.StatusNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			answer := httptest.NewRecorder()
			Handler(builtFiles).ServeHTTP(answer, httptest.NewRequest("GET", want.path, nil))
			if answer.Code != want.status || !strings.Contains(answer.Body.String(), want.body) {
				t.Errorf("got %d %q", answer.Code, answer.Body)
			}
			if got := answer.Header().Get("Cache-Control"); got != want.cache {
				t.Errorf("Cache-Control is %q, not %q", got, want.cache)
			}
		})
	}
}

func TestThePolicyNamesThisOriginAlone(t *testing.T) {
	want := "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
		"connect-src 'self' wss://example.org; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; " +
		"require-trusted-types-for 'script'"
	if got := Policy("example.org", true); got != want {
		t.Errorf("got %s", got)
	}
	if got := Policy("localhost:8080", false); !strings.Contains(got, "connect-src 'self' ws://localhost:8080;") {
		t.Errorf("got %s", got)
	}
}

func TestTheSourceOfThePageHasNoScriptOrStyleOfItsOwn(t *testing.T) {
	page, err := fs.ReadFile(sources, "index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, banned := range []string{"<style", "style=", "onclick", "<script>"} {
		if strings.Contains(string(page), banned) {
			t.Errorf("index.html has %s, which the policy forbids", banned)
		}
	}
}

func TestWordsAreThereInBothLanguages(t *testing.T) {
	words, err := ReadWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"en", "cy"} {
		if got := words[language]["refusal.wrong_stage"].String(); got == "" {
			t.Errorf("%s has no sentence for wrong_stage", language)
		}
		if got := words[language]["people.here"].ByNumber["one"]; !strings.Contains(got, "{n}") {
			t.Errorf("%s: people.here for one is %q", language, got)
		}
	}
}
