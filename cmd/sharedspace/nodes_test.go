package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"sharedspace/facilitation"
	"sharedspace/session/redisstore/redistest"
	"sharedspace/session/web"
)

// nodes are two of them on one Redis that syncs before it replies.
func nodes(t *testing.T) (first, second string, redis *redistest.Server) {
	t.Helper()
	url, redis := redistest.Start(t, redistest.Synced...)
	set := map[string]string{"REDIS_URL": strings.Replace(url, "//", "//default:canary@", 1), "SECRET_KEY": longSecret}
	redis.Do("config", "set", "requirepass", "canary")
	for _, base := range []*string{&first, &second} {
		var stderr *bytes.Buffer
		var end func() error
		*base, stderr, end = running(t, set, "-port", "0")
		t.Cleanup(func() {
			end()
			if said := stderr.String(); strings.Contains(said, "canary") || !strings.Contains(said, "synced, on a single primary") {
				t.Errorf("the log says %s", said)
			}
		})
	}
	return first, second, redis
}

func TestAWorkshopIsRehearsedOverTwoNodesOnOneRedis(t *testing.T) {
	first, second, _ := nodes(t)
	for _, to := range []string{first, first + "," + second} {
		stdout, _, minutes := rehearsed(t, "-to", to, "-polis", madeUpExport)
		if !strings.Contains(stdout, "Nothing was refused and nothing was lost.") || !strings.Contains(minutes, "9 people") {
			t.Errorf("over %s:\n%s", to, stdout)
		}
	}
}

func ask(t *testing.T, client *web.Client, words string) {
	t.Helper()
	trying, done := context.WithTimeout(t.Context(), 20*time.Second)
	defer done()
	for {
		_, err := client.Do(trying, facilitation.ChangePrompt{Prompt: "gather", Language: "en", Words: words})
		var refused *facilitation.Refusal
		if err == nil {
			return
		}
		if !errors.As(err, &refused) || refused.Code != facilitation.StoreTrouble && refused.Code != facilitation.Busy {
			t.Fatal(err)
		}
	}
}

func shows(t *testing.T, client *web.Client, words string) {
	t.Helper()
	watching, done := context.WithTimeout(t.Context(), 20*time.Second)
	defer done()
	_, err := client.Until(watching, func(parts web.Parts) bool {
		for _, part := range parts {
			if bytes.Contains(part, []byte(words)) {
				return true
			}
		}
		return false
	})
	if err != nil {
		t.Fatalf("%q is not shown: %v", words, err)
	}
}

func TestAWindowSeesWhatHappensOnTheOtherNodeAlsoAfterRedisWasKilled(t *testing.T) {
	t.Cleanup(func() { goleak.VerifyNone(t) }) // the last to run
	first, second, redis := nodes(t)
	workshop, err := web.Open(t.Context(), first, web.Opening{Topic: "Leaving hospital"})
	if err != nil {
		t.Fatal(err)
	}
	var windows []*web.Client
	for _, base := range []string{first, second} {
		window, err := web.Dial(t.Context(), base, workshop.Pass, "")
		if err != nil {
			t.Fatal(err)
		}
		defer window.Close()
		windows = append(windows, window)
	}
	ask(t, windows[0], "What gets in the way?")
	shows(t, windows[1], "What gets in the way?")
	ask(t, windows[1], "What helps?")
	shows(t, windows[0], "What helps?")
	redis.Kill()
	shows(t, windows[0], "What helps?")
	redis.Restart()
	ask(t, windows[0], "What would you try?")
	shows(t, windows[1], "What would you try?")
	for _, window := range windows {
		if n := window.Tally().Reconnects; n != 0 {
			t.Errorf("a window was lost %d times", n)
		}
	}
}
