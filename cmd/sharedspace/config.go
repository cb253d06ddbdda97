package main

import (
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"sharedspace/session/web"
)

// Secret prints as ***. It is read from the environment only: flags are seen by
// everyone who may list processes.
type Secret string

func (Secret) String() string       { return "***" }
func (Secret) GoString() string     { return "***" }
func (Secret) LogValue() slog.Value { return slog.StringValue("***") }

// Config is what this process was told, read once.
type Config struct {
	Port        int    // 0: any that is free
	BaseURL     string // "": http://localhost:Port
	DataDir     string
	RedisURL    Secret
	RedisVerify bool   // whether the certificate of a rediss:// Redis is checked
	SecretKey   Secret // one or more, comma-separated; "": made and kept in DataDir
	Passphrase  Secret
	LogLevel    slog.Level
	Metrics     bool // whether GET /metrics is answered
	Limits      web.Limits
}

// setting is one row of the list of settings: a name in the environment, which
// is also a flag ("-base-url") unless it is secret.
type setting struct {
	name     string
	fallback string
	what     string
	secret   bool
	read     func(text string) error // its sentence says what is wrong with it
}

// settings are all there are. Reading them fills in config.
func settings(config *Config) []setting {
	limits := &config.Limits
	return []setting{
		{"PORT", "8080", "port to listen on; 0: any that is free", false, integer(&config.Port, 0, 65535)},
		{"BASE_URL", "", "address as people type it; default: http://localhost:PORT, on this machine only", false, address(&config.BaseURL)},
		{"DATA_DIR", "data", "directory of the embedded store", false, words(&config.DataDir)},
		{"REDIS_URL", "", "address of a Redis; none: the embedded store", true, secret(&config.RedisURL)},
		{"REDIS_TLS_VERIFY", "yes", "yes or no: check the certificate of a rediss:// Redis; no, where the host signs its own", false, yesOrNo(&config.RedisVerify)},
		{"SECRET_KEY", "", "signs links and passes; several with commas: the first signs, all are accepted; none: made and kept in DATA_DIR", true, secret(&config.SecretKey)},
		{"HOST_PASSPHRASE", "", "asked before a workshop is opened; none: anyone who reaches the server may open one", true, secret(&config.Passphrase)},
		{"LOG_LEVEL", "info", "debug, info, warn or error", false, level(&config.LogLevel)},
		{"METRICS", "yes", "yes or no: answer GET /metrics, which holds counts only", false, yesOrNo(&config.Metrics)},
		{"ACT_BYTES", "16384", "most bytes of one act", false, integer(&limits.ActBytes, 12<<10, 1<<20)},
		{"FACILITATOR_ACT_BYTES", "65536", "most bytes of one act of a facilitator", false, integer(&limits.LeaderActBytes, 16<<10, 1<<20)},
		{"LINE_BYTES_PER_SECOND", "65536", "bytes read from one window", false, integer(&limits.LineBytesPerSecond, 1<<10, 1<<30)},
		{"LINE_BYTES_BURST", "262144", "bytes read from one window at once", false, integer(&limits.LineBytesBurst, 16<<10, 1<<30)},
		{"ACTS_PER_SECOND", "5", "acts of one seat", false, number(&limits.ActsPerSecond, 0.1, 10_000)},
		{"ACTS_BURST", "20", "acts of one seat at once", false, integer(&limits.ActsBurst, 1, 100_000)},
		{"WINDOWS_PER_SEAT", "3", "open windows of one seat", false, integer(&limits.WindowsPerPass, 1, 1000)},
		{"WINDOWS_PER_SESSION", "2500", "open windows of one workshop", false, integer(&limits.WindowsPerSession, 1, 1_000_000)},
		{"WINDOWS", "20000", "open windows of this process", false, integer(&limits.Windows, 1, 1_000_000)},
		{"JSON_DEPTH", "8", "how deep a request or frame may be nested", false, integer(&limits.Depth, 4, 64)},
		{"FIRST_FRAME", "5s", "how long a window may take to say who it is", false, duration(&limits.FirstFrame)},
		{"WRITE_TIMEOUT", "10s", "a window that takes nothing for so long is closed", false, duration(&limits.Write)},
		{"BEAT", "20s", "between two signs of life", false, duration(&limits.Beat)},
		{"SILENCE", "60s", "a window that gives no sign of life for so long is closed", false, duration(&limits.Silence)},
		{"WRONG_CODES", "60", "wrong join codes a minute, in the whole service", false, integer(&limits.WrongCodes, 1, 60)},
		{"WRONG_PASSPHRASES", "5", "wrong passphrases a minute, in the whole service", false, integer(&limits.WrongPassphrases, 1, 60)},
		{"OPENINGS", "60", "workshops opened a minute, in the whole service", false, integer(&limits.OpeningsPerMinute, 1, 1_000_000)},
		{"ADMISSIONS", "3000", "people let in a minute, in the whole service", false, integer(&limits.AdmissionsPerMinute, 1, 1_000_000)},
		{"HEADER_BYTES", "8192", "most bytes of a request's headers", false, integer(&limits.HeaderBytes, 1<<10, 1<<20)},
		{"HEADER_TIMEOUT", "5s", "how long a request's headers may take", false, duration(&limits.HeaderRead)},
	}
}

// readConfig reads flags, then the environment, then defaults. An error is one
// sentence. With -h it prints all settings and returns flag.ErrHelp.
func readConfig(args []string, getenv func(string) string, stderr io.Writer) (Config, error) {
	config := Config{Limits: web.DefaultLimits()}
	all := settings(&config)
	flags := flag.NewFlagSet("sharedspace serve", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	given := map[string]*string{}
	for _, each := range all {
		if !each.secret {
			given[each.name] = flags.String(flagName(each.name), "", each.what)
		}
	}
	flags.Usage = func() { printSettings(stderr, all) }
	if err := flags.Parse(args); err != nil {
		return Config{}, err
	}
	if flags.NArg() > 0 {
		return Config{}, fmt.Errorf("serve takes no argument %q", flags.Arg(0))
	}
	for _, each := range all {
		text := each.fallback
		if set := getenv(each.name); set != "" {
			text = set
		}
		if set := given[each.name]; set != nil && *set != "" {
			text = *set
		}
		if err := each.read(text); err != nil {
			return Config{}, fmt.Errorf("%s %w", each.name, err)
		}
	}
	return config, nil
}

func flagName(name string) string { return strings.ReplaceAll(strings.ToLower(name), "_", "-") }

func printSettings(out io.Writer, all []setting) {
	fmt.Fprintln(out, "sharedspace serve reads these settings from the environment or, but for secrets, from flags:")
	for _, each := range all {
		name := each.name
		if !each.secret {
			name += ", -" + flagName(each.name)
		}
		fmt.Fprintf(out, "  %-48s %s (%s)\n", name, each.what, orNone(each.fallback))
	}
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

// attributes are the settings as they stand, for the log; secrets only as set or not.
func (c Config) attributes() []any {
	isSet := func(secret Secret) string {
		if secret == "" {
			return "none"
		}
		return secret.String()
	}
	return []any{
		"PORT", c.Port, "BASE_URL", c.BaseURL, "DATA_DIR", c.DataDir, "REDIS_URL", isSet(c.RedisURL),
		"REDIS_TLS_VERIFY", c.RedisVerify, "SECRET_KEY", isSet(c.SecretKey), "HOST_PASSPHRASE", isSet(c.Passphrase), "LOG_LEVEL", c.LogLevel, "METRICS", c.Metrics,
		"limits", fmt.Sprintf("%+v", c.Limits),
	}
}

// local tells whether only this machine may connect.
func (c Config) local() bool {
	base, err := url.Parse(c.BaseURL)
	return err == nil && (c.BaseURL == "" || base.Hostname() == "localhost" || net.ParseIP(base.Hostname()).IsLoopback())
}

func integer(into *int, least, most int) func(string) error {
	return func(text string) (err error) {
		if *into, err = strconv.Atoi(text); err != nil || *into < least || *into > most {
			return fmt.Errorf("must be a whole number from %d to %d", least, most)
		}
		return nil
	}
}

func number(into *float64, least, most float64) func(string) error {
	return func(text string) (err error) {
		if *into, err = strconv.ParseFloat(text, 64); err != nil || !(*into >= least && *into <= most) {
			return fmt.Errorf("must be a number from %g to %g", least, most)
		}
		return nil
	}
}

func duration(into *time.Duration) func(string) error {
	return func(text string) (err error) {
		if *into, err = time.ParseDuration(text); err != nil || *into < 10*time.Millisecond || *into > time.Hour {
			return fmt.Errorf("must be a time such as 5s, at most 1h")
		}
		return nil
	}
}

func words(into *string) func(string) error {
	return func(text string) error { *into = text; return nil }
}

func secret(into *Secret) func(string) error {
	return func(text string) error { *into = Secret(text); return nil }
}

func yesOrNo(into *bool) func(string) error {
	return func(text string) error {
		if *into = text == "yes"; text != "yes" && text != "no" {
			return fmt.Errorf("must be yes or no")
		}
		return nil
	}
}

func level(into *slog.Level) func(string) error {
	return func(text string) error {
		if into.UnmarshalText([]byte(text)) != nil {
			return fmt.Errorf("must be debug, info, warn or error")
		}
		return nil
	}
}

func address(into *string) func(string) error {
	return func(text string) (err error) {
		if *into = text; text != "" {
			*into, err = web.ReadBase(text)
		}
		return err
	}
}
