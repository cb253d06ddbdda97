package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// serving runs the whole program in this process, on a port or, with "0", any.
// end stops it gracefully and returns what it came to.
func serving(t *testing.T, dir, port string) (base string, stderr *bytes.Buffer, end func() error) {
	t.Helper()
	return running(t, nil, "-port", port, "-data-dir", dir)
}

// running runs it with these settings and flags.
func running(t *testing.T, set map[string]string, args ...string) (base string, stderr *bytes.Buffer, end func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	stdout, said := io.Pipe()
	stderr = &bytes.Buffer{}
	ended := make(chan error, 1)
	go func() {
		err := run(ctx, args, environment(set), said, stderr)
		said.Close()
		ended <- err
	}()
	end = sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	t.Cleanup(func() { end() })
	line, err := bufio.NewReader(stdout).ReadString('\n')
	base, ready := strings.CutPrefix(strings.TrimSpace(line), "Shared Space is ready: ")
	if err != nil || !ready {
		t.Fatalf("said %q, %v: %v", line, err, end())
	}
	return base, stderr, end
}

func TestTheProgramServesAWorkshopAcrossARestart(t *testing.T) {
	defer goleak.VerifyNone(t)
	dir := filepath.Join(t.TempDir(), "data")
	base, stderr, end := serving(t, dir, "0")
	workshop, err := web.Open(t.Context(), base, web.Opening{Topic: "Leaving hospital"})
	if err != nil {
		t.Fatal(err)
	}
	client, err := web.Dial(t.Context(), base, workshop.Pass, "")
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	ask := func(words string) {
		t.Helper()
		if _, err := client.Do(t.Context(), facilitation.ChangePrompt{Prompt: "gather", Language: "en", Words: words}); err != nil {
			t.Fatal(err)
		}
	}
	ask("What gets in the way?")
	if err := end(); err != nil {
		t.Errorf("ended with %v\n%s", err, stderr)
	}
	_, _, end = serving(t, dir, base[strings.LastIndex(base, ":")+1:])
	defer end()
	ask("What helps?")
	if client.Tally().Reconnects == 0 {
		t.Error("the restart was not noticed")
	}
	client.Close()
}

func TestTheSecretIsMadeOnceAndKeptToItsOwner(t *testing.T) {
	dir := t.TempDir()
	base, stderr, end := serving(t, dir, "0")
	workshop, err := web.Open(t.Context(), base, web.Opening{Topic: "Leaving hospital"})
	if err != nil {
		t.Fatal(err)
	}
	if err := end(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, secretFile))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the secret's file: %v, %v", info, err)
	}
	secret, err := os.ReadFile(filepath.Join(dir, secretFile))
	if err != nil || len(secret) < 40 || strings.Contains(stderr.String(), strings.TrimSpace(string(secret))) {
		t.Error("the secret is short, or printed")
	}
	base, _, end = serving(t, dir, "0")
	defer end()
	if door, err := web.Join(t.Context(), base, web.Knock{Token: web.TokenOf(workshop.Links.Participant)}); err != nil || door.Topic != "Leaving hospital" {
		t.Errorf("after a restart its link leads to %+v, %v", door, err)
	}
}

const longSecret = "sixteen characters or more"

func TestWhatCannotStartSaysWhy(t *testing.T) {
	dir := t.TempDir()
	_, _, end := serving(t, dir, "0")
	defer end()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, each := range map[string]struct {
		args []string
		set  map[string]string
	}{
		"a second process":     {[]string{"-data-dir", dir, "-port", "0"}, nil},
		"a file for directory": {[]string{"-data-dir", file, "-port", "0"}, nil},
		"a short secret":       {[]string{"-data-dir", t.TempDir(), "-port", "0"}, map[string]string{"SECRET_KEY": "short"}},
		"Redis, but no secret": {nil, map[string]string{"REDIS_URL": "redis://u:canary@localhost"}},
		"no address of Redis":  {nil, map[string]string{"REDIS_URL": "http://u:canary@localhost", "SECRET_KEY": longSecret}},
		"no Redis there":       {nil, map[string]string{"REDIS_URL": "redis://u:canary@localhost:1", "SECRET_KEY": longSecret}},
		"no such subcommand":   {[]string{"dance"}, nil},
	} {
		err := run(t.Context(), each.args, environment(each.set), io.Discard, io.Discard)
		if err == nil || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: %v", name, err)
		} else {
			t.Log(name+":", err)
		}
	}
}

func TestAPortInUseIsSaidInWords(t *testing.T) {
	base, _, end := serving(t, t.TempDir(), "0")
	defer end()
	port := base[strings.LastIndex(base, ":")+1:]
	err := run(t.Context(), []string{"-port", port, "-data-dir", t.TempDir()}, environment(nil), io.Discard, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "port "+port+" is in use") {
		t.Error(err)
	}
}
