package redisstore

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"

	"sharedspace/session"
)

const openWithin = 5 * time.Second

var (
	_ session.Store = (*Store)(nil)

	errClosed = errors.New("redisstore: the store is closed")
)

// Store is a session.Store in a Redis. Any number of processes may use one.
type Store struct {
	logger  *slog.Logger
	client  redis.UniversalClient
	kind    kind
	bell    *bell
	lanes   []*lane
	erased  chan struct{} // holds 1: something was erased
	unnoted atomic.Bool   // something was erased that Redis does not know of

	closing context.Context
	tasks   sync.WaitGroup
	close   func() error
}

// Open connects to the Redis at url, whose forms address.go lists. An error is one
// sentence for whoever starts the process, and never holds url.
func Open(ctx context.Context, url string, logger *slog.Logger) (*Store, error) {
	to, err := parseAddress(url)
	if err != nil {
		return nil, err
	}
	client := connect(to)
	checking, done := context.WithTimeout(ctx, openWithin)
	defer done()
	if err := check(checking, client, to); err != nil {
		return nil, errors.Join(err, client.Close())
	}
	closing, stop := context.WithCancel(context.WithoutCancel(ctx))
	store := &Store{
		logger: logger, client: client, kind: to.kind, closing: closing,
		bell: newBell(client), lanes: lanesFor(client), erased: make(chan struct{}, 1),
	}
	store.close = sync.OnceValue(func() error { return store.closeOnce(stop) })
	store.start(closing)
	return store, nil
}

// start starts what ends with ctx, that is: with Close.
func (s *Store) start(ctx context.Context) {
	s.tasks.Go(func() { s.bell.run(ctx) })
	s.tasks.Go(func() { s.upkeep(ctx) })
	for _, lane := range s.lanes {
		s.tasks.Go(func() { lane.run(ctx) })
	}
}

// Close ends what is under way. It may be repeated.
func (s *Store) Close() error { return s.close() }

func (s *Store) closeOnce(stop func()) error {
	stop()
	s.tasks.Wait()
	return errors.Join(s.client.Close(), s.bell.Close())
}
