package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"sharedspace/frontend"
	"sharedspace/session"
	"sharedspace/session/boltstore"
	"sharedspace/session/web"
)

// stopWithin is how long open windows and requests have to end: the 20 s over
// which windows go, and a last write. Heroku kills after 30 s.
const stopWithin = 25 * time.Second

func runServe(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) error {
	config, err := readConfig(args, getenv, stderr)
	if err != nil {
		return err
	}
	logger := slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: config.LogLevel}))
	if config.RedisURL == "" && getenv("DYNO") != "" {
		logger.WarnContext(ctx, "a dyno forgets its disk at every restart, and workshops with it: set REDIS_URL")
	}
	store, err := openStore(ctx, config, logger)
	if err != nil {
		return err
	}
	err = serve(ctx, config, store, logger, stdout)
	return errors.Join(err, store.Close())
}

// serve connects everything and lives until ctx ends or the store fails.
func serve(ctx context.Context, config Config, store session.Store, logger *slog.Logger, stdout io.Writer) error {
	secrets, err := secretsOf(config, logger)
	if err != nil {
		return err
	}
	listener, err := listen(&config)
	if err != nil {
		return err
	}
	defer listener.Close()
	keyring, err := session.NewKeyring(secrets...)
	if err != nil {
		return fmt.Errorf("SECRET_KEY: %w", err)
	}
	rooms := session.NewRooms(store, keyring, logger, time.Now, func(into []byte) { rand.Read(into) })
	server, err := newServer(config, secrets, store, rooms, logger)
	if err != nil {
		return err
	}
	logger.InfoContext(ctx, "settings", config.attributes()...)
	if !config.local() && strings.HasPrefix(config.BaseURL, "http:") {
		logger.WarnContext(ctx, "BASE_URL is plain http: what people write can be read on its way. Put the service behind https")
	}
	logger.InfoContext(ctx, "store", "promise", store.Promise(ctx))
	var failed <-chan error // never, of a store that heals by itself
	if embedded, is := store.(*boltstore.Store); is {
		dropKeyless(ctx, embedded, rooms, logger)
		failed = embedded.Failed()
	}
	fmt.Fprintln(stdout, "Shared Space is ready:", config.BaseURL)
	return untilEnd(ctx, server, listener, rooms, failed)
}

func newServer(config Config, secrets []string, store session.Store, rooms *session.Rooms, logger *slog.Logger) (*web.Server, error) {
	keys, err := web.NewKeys(secrets...)
	if err != nil {
		return nil, fmt.Errorf("SECRET_KEY: %w", err)
	}
	dist, err := frontend.Dist()
	if err != nil {
		return nil, err
	}
	words, err := frontend.ReadWords()
	if err != nil {
		return nil, err
	}
	find := func(language, key string) (string, map[string]string) {
		word := words[language][key]
		return word.Text, word.ByNumber
	}
	base, err := url.Parse(config.BaseURL)
	if err != nil {
		return nil, err
	}
	return web.New(web.Options{
		Store: store, Rooms: rooms, Keys: keys, BaseURL: config.BaseURL,
		Frontend:   frontend.Handler(dist),
		Policy:     frontend.Policy(base.Host, base.Scheme == "https"),
		Words:      web.NewWords(find),
		Passphrase: string(config.Passphrase),
		Unmetered:  !config.Metrics,
		Limits:     config.Limits, Log: logger, Now: time.Now,
	})
}

// untilEnd serves until ctx ends, the store fails or the listener breaks; then
// windows are sent away and everything is waited for.
func untilEnd(ctx context.Context, server *web.Server, listener net.Listener, rooms *session.Rooms, storeFailed <-chan error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	pages := server.HTTPServer()
	running, stopRooms := context.WithCancel(context.WithoutCancel(ctx))
	defer stopRooms()
	var parts sync.WaitGroup
	parts.Go(func() { // ends with Shutdown
		if err := pages.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			cancel(fmt.Errorf("serve: %w", err))
		}
	})
	parts.Go(func() { // ends with stopRooms
		if err := rooms.Run(running); err != nil {
			cancel(err)
		}
	})
	select {
	case <-ctx.Done():
	case err := <-storeFailed:
		cancel(fmt.Errorf("the store takes no more: %w", err))
	}
	grace, done := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer done()
	stopped := errors.Join(server.Stop(grace), pages.Shutdown(grace))
	stopRooms()
	parts.Wait()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return stopped
}

// listen opens the port and fills in a BASE_URL that was left out.
func listen(config *Config) (net.Listener, error) {
	host := ""
	if config.local() {
		host = "127.0.0.1"
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(config.Port)))
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("port %d is in use: end the other program or choose another PORT", config.Port)
	}
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	if config.BaseURL == "" {
		config.BaseURL = fmt.Sprintf("http://localhost:%d", listener.Addr().(*net.TCPAddr).Port)
	}
	return listener, nil
}
