package redisstore

import (
	"context"
	"iter"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"

	"sharedspace/session"
)

const (
	pingEvery   = 3 * time.Second
	deadAfter   = 8 * time.Second // without any sign of life
	listenPause = time.Second     // at most, before the bell is heard again
)

// bell hears, over one connection, the channels of those sessions that somebody in
// this process listens to. Whatever it may have missed, it rings.
type bell struct {
	session.LocalBell
	client  redis.UniversalClient
	mu      sync.Mutex
	wanted  map[session.ID]int // how many listen
	changed chan struct{}      // holds 1: wanted is another
}

func newBell(client redis.UniversalClient) *bell {
	return &bell{client: client, wanted: map[session.ID]int{}, changed: make(chan struct{}, 1)}
}

// Say publishes.
func (s *Store) Say(ctx context.Context, id session.ID, message []byte) error {
	if err := checkNames(string(id)); err != nil {
		return err
	}
	return answerOf(s.client.Publish(ctx, channelOf(id), message).Err())
}

// Hear yields what is published from about now on.
func (s *Store) Hear(ctx context.Context, id session.ID) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		defer s.bell.want(id)()
		s.bell.Hear(ctx, id)(yield)
	}
}

// watch is a mailbox that the bell rings; leave must be called.
func (b *bell) watch(id session.ID) (grown <-chan struct{}, leave func()) {
	grown, stop := b.Watch(id)
	unwant := b.want(id)
	return grown, func() { unwant(); stop() }
}

func (b *bell) want(id session.ID) (unwant func()) {
	b.count(id, 1)
	return func() { b.count(id, -1) }
}

func (b *bell) count(id session.ID, more int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.wanted[id] += more
	if b.wanted[id] == 0 {
		delete(b.wanted, id)
	}
	select {
	case b.changed <- struct{}{}:
	default:
	}
}

// run hears until ctx ends, over a new connection whenever one breaks.
func (b *bell) run(ctx context.Context) {
	for ctx.Err() == nil {
		b.hearOnce(ctx)
		select {
		case <-time.After(rand.N(listenPause)):
		case <-ctx.Done():
		}
	}
}

// hearOnce hears until the connection breaks or ctx ends.
func (b *bell) hearOnce(ctx context.Context) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	line := &line{bell: b, pubsub: b.client.Subscribe(ctx), subscribed: map[session.ID]bool{}}
	line.heard()
	var parts sync.WaitGroup
	parts.Go(func() { // ends when keep returns: it closes the connection
		defer stop()
		line.hear(ctx)
	})
	line.keep(ctx)
	_ = line.pubsub.Close()
	parts.Wait()
}
