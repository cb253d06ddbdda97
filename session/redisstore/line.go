package redisstore

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"

	"sharedspace/session"
)

// line is one connection of the bell, from its first subscription until it breaks.
type line struct {
	bell       *bell
	pubsub     *redis.PubSub
	subscribed map[session.ID]bool // of keep alone
	heardAt    atomic.Int64        // Unix nanoseconds of the last sign of life
}

func (l *line) heard() { l.heardAt.Store(time.Now().UnixNano()) }

// hear hands on what comes until the line breaks. A subscription that begins rings:
// nobody knows what was said before.
func (l *line) hear(ctx context.Context) {
	for {
		message, err := l.pubsub.Receive(ctx)
		if err != nil {
			return
		}
		l.heard()
		switch message := message.(type) {
		case *redis.Message:
			id := sessionOf(message.Channel)
			if message.Payload == "" {
				l.bell.Ring(id)
			} else {
				_ = l.bell.LocalBell.Say(ctx, id, []byte(message.Payload))
			}
		case *redis.Subscription:
			if message.Kind == "subscribe" {
				l.bell.Ring(sessionOf(message.Channel))
			}
		}
	}
}

// keep subscribes to what is wanted and asks for signs of life, until the line
// breaks or falls silent.
func (l *line) keep(ctx context.Context) {
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	for ctx.Err() == nil {
		if l.subscribe(ctx) != nil {
			return
		}
		select {
		case <-ctx.Done():
		case <-l.bell.changed:
		case <-ping.C:
			silent := time.Since(time.Unix(0, l.heardAt.Load()))
			if silent > deadAfter || l.pubsub.Ping(ctx) != nil {
				return
			}
		}
	}
}

// subscribe brings the subscriptions in line with what is wanted.
func (l *line) subscribe(ctx context.Context) error {
	more, fewer := l.difference()
	if len(more) > 0 {
		if err := l.pubsub.Subscribe(ctx, more...); err != nil {
			return err
		}
	}
	if len(fewer) > 0 {
		return l.pubsub.Unsubscribe(ctx, fewer...)
	}
	return nil
}

func (l *line) difference() (more, fewer []string) {
	l.bell.mu.Lock()
	defer l.bell.mu.Unlock()
	for id := range l.bell.wanted {
		if !l.subscribed[id] {
			more = append(more, channelOf(id))
			l.subscribed[id] = true
		}
	}
	for id := range l.subscribed {
		if l.bell.wanted[id] == 0 {
			fewer = append(fewer, channelOf(id))
			delete(l.subscribed, id)
		}
	}
	return more, fewer
}
