package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"sharedspace/session/web"
)

// environment looks settings up in a map.
func environment(set map[string]string) func(string) string {
	return func(name string) string { return set[name] }
}

func TestDefaultsNeedNothingToBeSet(t *testing.T) {
	config, err := readConfig(nil, environment(nil), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if config.Port != 8080 || config.DataDir != "data" || config.LogLevel != slog.LevelInfo || !config.local() {
		t.Errorf("%+v", config)
	}
	if config.Limits != web.DefaultLimits() {
		t.Errorf("the settings' defaults are not those of the server:\n%+v\n%+v", config.Limits, web.DefaultLimits())
	}
}

func TestAFlagGoesBeforeTheEnvironment(t *testing.T) {
	set := environment(map[string]string{"PORT": "1111", "DATA_DIR": "there", "SILENCE": "90s", "ACTS_PER_SECOND": "2.5"})
	config, err := readConfig([]string{"-port", "2222"}, set, io.Discard)
	if err != nil || config.Port != 2222 || config.DataDir != "there" || config.Limits.Silence != 90*time.Second || config.Limits.ActsPerSecond != 2.5 {
		t.Errorf("%+v, %v", config, err)
	}
}

func TestBadValuesAreRefusedInOneSentence(t *testing.T) {
	for name, value := range map[string]string{
		"PORT": "http", "BASE_URL": "workshop.example.org", "LOG_LEVEL": "loud", "ACT_BYTES": "1", "ACTS_PER_SECOND": "NaN",
		"SILENCE": "60", "WRONG_CODES": "61", "REDIS_TLS_VERIFY": "maybe",
	} {
		_, err := readConfig(nil, environment(map[string]string{name: value}), io.Discard)
		if err == nil || !strings.HasPrefix(err.Error(), name+" ") || strings.ContainsAny(err.Error(), "\n") || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s=%s: %v", name, value, err)
		}
	}
	for _, args := range [][]string{{"-colour", "red"}, {"-secret-key", "canary"}, {"-redis-url", "canary"}, {"-host-passphrase", "canary"}, {"more"}} {
		if _, err := readConfig(args, environment(nil), io.Discard); err == nil || strings.Contains(err.Error(), "canary") {
			t.Errorf("%v: %v", args, err)
		}
	}
}

func TestHelpListsEverySetting(t *testing.T) {
	var told bytes.Buffer
	if _, err := readConfig([]string{"-h"}, environment(nil), &told); !errors.Is(err, flag.ErrHelp) {
		t.Error(err)
	}
	for _, each := range settings(&Config{}) {
		if !strings.Contains(told.String(), each.name) || each.what == "" {
			t.Errorf("%s is not told", each.name)
		}
	}
}

func TestSecretsAreNeverPrinted(t *testing.T) {
	set := environment(map[string]string{"SECRET_KEY": "canary canary canary", "HOST_PASSPHRASE": "canary", "REDIS_URL": "redis://u:canary@localhost"})
	config, err := readConfig(nil, set, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	var printed bytes.Buffer
	slog.New(slog.NewTextHandler(&printed, nil)).Info("settings", config.attributes()...)
	slog.New(slog.NewJSONHandler(&printed, nil)).Info("settings", "config", config.SecretKey)
	fmt.Fprintf(&printed, "%v %+v %#v %s %q", config, config, config, config.SecretKey, config.Passphrase)
	if strings.Contains(printed.String(), "canary") || !strings.Contains(printed.String(), "SECRET_KEY=***") {
		t.Error(printed.String())
	}
}

func TestOnlyThisMachineMayConnectWhereTheAddressIsLocal(t *testing.T) {
	for address, want := range map[string]bool{
		"": true, "http://localhost:8080": true, "http://127.0.0.1:80": true, "http://[::1]:80": true,
		"https://workshop.example.org": false, "http://192.168.1.4:8080": false, "http://localhost.example.org": false,
	} {
		if got := (Config{BaseURL: address}).local(); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

func TestEverySettingIsInTheOperatorsPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/operating.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, each := range settings(&Config{}) {
		row := regexp.MustCompile("\\| `" + each.name + "` \\| `?([^|`]+)")
		found := row.FindSubmatch(page)
		switch {
		case found == nil:
			t.Errorf("%s is not named in docs/operating.md", each.name)
		case each.fallback != "" && strings.TrimSpace(string(found[1])) != each.fallback:
			t.Errorf("the default of %s is %s, not %s", each.name, each.fallback, found[1])
		}
	}
}
