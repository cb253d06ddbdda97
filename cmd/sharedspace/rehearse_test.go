package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// londonExport lies beside the repository where the owner keeps it.
const londonExport = "../../../shared/data/polis/london-youth-policing"

// rehearsed runs the program's own subcommand and returns what it printed and wrote.
func rehearsed(t *testing.T, args ...string) (stdout, stderr, minutes string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "minutes.md")
	var out, log bytes.Buffer
	if err := run(t.Context(), append([]string{"rehearse", "-minutes", file}, args...), environment(nil), &out, &log); err != nil {
		t.Fatalf("%v\n%s%s", err, &out, &log)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), log.String(), string(data)
}

func TestAMadeUpExportIsRehearsedFromTheFirstLinkToTheMinutes(t *testing.T) {
	defer goleak.VerifyNone(t)
	base, _, end := serving(t, t.TempDir(), "0")
	defer end()
	stdout, stderr, minutes := rehearsed(t, "-to", base+", "+base, "-polis", madeUpExport)
	for _, line := range []string{
		`people +9\n`, `thoughts +11 \(1 edited, 1 withdrawn and sent again\)\n`, `cards +4\n`, `answers +27\n`, `presses +23\n`,
		`Nothing was refused and nothing was lost\. Agreements: 2; proposals answered twice: 1\.\n`,
	} {
		if !regexp.MustCompile(line).MatchString(stdout) {
			t.Errorf("it did not print %s:\n%s", line, stdout)
		}
	}
	if stderr != "Arriving\nCheck-in\nIndividual thoughts\nSharing\nGroup exploration\nBuilding agreement\nClose\nClosed\n" {
		t.Errorf("on its way it said %q", stderr)
	}
	for _, words := range []string{"9 people", "Opinion group B", "First answers | Final answers", "changed the words", "coordinator", championName} {
		if !strings.Contains(minutes, words) {
			t.Errorf("the minutes do not say %q", words)
		}
	}
}

func TestTheLondonExportIsRehearsed(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat(londonExport); errors.Is(err, os.ErrNotExist) {
		t.Skip("the London export is not beside this repository, so it is not rehearsed: ", londonExport)
	}
	base, _, end := serving(t, t.TempDir(), "0")
	defer end()
	stdout, _, minutes := rehearsed(t, "-to", base, "-polis", londonExport)
	for _, line := range []string{`people +26\n`, `thoughts +24 `, `marks +283\n`, `cards +12\n`, `presses +27\n`, `Agreements: 2; proposals answered twice: 1\.`} {
		if !regexp.MustCompile(line).MatchString(stdout) {
			t.Errorf("it did not print %s:\n%s", line, stdout)
		}
	}
	for _, words := range []string{"26 people took part", "First answers | Final answers", "changed the words", "Who takes it forward"} {
		if !strings.Contains(minutes, words) {
			t.Errorf("the minutes do not say %q", words)
		}
	}
}

func TestFewPeopleAgreeAloud(t *testing.T) {
	t.Parallel()
	base, _, end := serving(t, t.TempDir(), "0")
	defer end()
	stdout, _, minutes := rehearsed(t, "-to", base, "-people", "3")
	if !strings.Contains(stdout, "answered twice: 0") || !strings.Contains(minutes, "agreed aloud") {
		t.Errorf("%s\n%s", stdout, minutes)
	}
}

func TestGuestsFollowSomebodyElsesWorkshop(t *testing.T) {
	t.Parallel()
	base, _, end := serving(t, t.TempDir(), "0")
	defer end()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	company := makeUp(6, 2)
	bar := newProgressBar(&bytes.Buffer{}, 6)
	code, pass, err := openWorkshop(ctx, []string{base}, company, newLedger(bar))
	if err != nil {
		t.Fatal(err)
	}
	client, err := web.Dial(ctx, base, pass, "")
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	guests := newRehearsal(rehearsalPlan{to: []string{base}, join: code, seed: 2}, company, bar)
	var together sync.WaitGroup
	together.Go(func() {
		if err := guests.run(ctx); err != nil {
			t.Error("the guests:", err)
			cancel()
		}
	})
	human := leader{nodes: []string{base}, pass: pass, client: client, ledger: guests.ledger, bar: bar, people: 6}
	if err := human.lead(ctx); err != nil {
		t.Error("the facilitator:", err)
		cancel()
	}
	together.Wait()
	if _, _, counts := guests.ledger.all(); counts.thoughts != len(company.Statements) || counts.late != 0 || counts.answers == 0 {
		t.Errorf("%+v", counts)
	}
}

func TestWhatCannotBeRehearsedIsExplainedInOneLine(t *testing.T) {
	for name, each := range map[string]struct {
		args []string
		says string
	}{
		"no address":            {[]string{"-to", "here"}, `-to "here" is not an address such as http://localhost:8080`},
		"an address with a way": {[]string{"-to", "http://localhost:1/x"}, "is not an address"},
		"nobody there":          {[]string{"-to", "http://127.0.0.1:1"}, "connection refused"},
		"no export":             {[]string{"-polis", t.TempDir()}, "is not a Polis export"},
		"too many":              {[]string{"-people", "41"}, "-people must be a number from 1 to 40"},
		"both":                  {[]string{"-people", "4", "-polis", madeUpExport}, "give one of the two"},
		"minutes of others":     {[]string{"-join", "K7Q", "-minutes", "x"}, "-minutes needs a workshop of its own"},
		"a flag":                {[]string{"-dance"}, "flag provided but not defined: -dance"},
		"an argument":           {[]string{"dance"}, `takes no argument "dance"`},
	} {
		var stdout bytes.Buffer
		err := runRehearse(t.Context(), each.args, &stdout, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), each.says) || strings.Contains(err.Error(), "\n") || stdout.Len() > 0 {
			t.Errorf("%s: %v %s", name, err, &stdout)
		}
	}
}

func TestARehearsalWaitsAtTheDoorAsLongAsItIsToldTo(t *testing.T) {
	ledger := newLedger(newProgressBar(&bytes.Buffer{}, 1))
	asked := 0
	answer, err := patiently(t.Context(), ledger, []string{""}, func(string) (string, error) {
		if asked++; asked < 3 {
			return "", fmt.Errorf("ask: %w", &facilitation.Refusal{Code: facilitation.SlowDown, With: facilitation.Facts{"retryMs": 2.0}})
		}
		return "come in", nil
	})
	if _, _, counts := ledger.all(); answer != "come in" || err != nil || counts.slowDowns != 2 {
		t.Errorf("%q, %v, %d waits", answer, err, counts.slowDowns)
	}
	refused := &facilitation.Refusal{Code: facilitation.DoorsClosed}
	if _, err := patiently(t.Context(), ledger, []string{""}, func(string) (string, error) { return "", refused }); !errors.Is(err, refused) {
		t.Error(err)
	}
}
