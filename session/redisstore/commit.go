package redisstore

import (
	"context"
	"runtime"
	"time"

	"github.com/redis/go-redis/v9"

	"sharedspace/session"
)

const (
	maxPipeline  = 512
	answerWithin = 2 * time.Second // what a room waits for
	primaryLanes = 2               // one collects while the other is synced
	clusterLanes = 16
)

// write is a script on its way to a lane.
type write struct {
	ctx     context.Context // of the caller: nothing is sent once it has ended
	script  script
	keys    []string
	args    []any
	outcome chan error // holds 1
}

func newWrite(script script, keys []string, args ...any) *write {
	return &write{script: script, keys: keys, args: args, outcome: make(chan error, 1)}
}

// lane sends what waits in one pipeline, and the next when that is answered: so a
// Redis that syncs before it replies syncs once for all of it.
type lane struct {
	client redis.UniversalClient
	writes chan *write
}

// lanesFor gives each lane a range of slots. In a cluster primaries have ranges too,
// so that one that is slow does not hold up the others.
func lanesFor(client redis.UniversalClient) []*lane {
	lanes := make([]*lane, primaryLanes)
	if _, cluster := client.(*redis.ClusterClient); cluster {
		lanes = make([]*lane, clusterLanes)
	}
	for i := range lanes {
		lanes[i] = &lane{client, make(chan *write)}
	}
	return lanes
}

// save hands a write to the lane of its session and waits for the answer.
func (s *Store) save(ctx context.Context, id session.ID, w *write) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	w.ctx = ctx
	select {
	case s.lanes[slotOf(id)*len(s.lanes)/slots].writes <- w:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.closing.Done():
		return errClosed
	}
	select {
	case err := <-w.outcome:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// run lives until ctx ends.
func (l *lane) run(ctx context.Context) {
	for {
		select {
		case first := <-l.writes:
			runtime.Gosched() // those who were just answered may come along
			l.send(ctx, l.andAllWaiting(first))
		case <-ctx.Done():
			return
		}
	}
}

func (l *lane) andAllWaiting(first *write) []*write {
	batch := []*write{first}
	for len(batch) < maxPipeline {
		select {
		case next := <-l.writes:
			batch = append(batch, next)
		default:
			return batch
		}
	}
	return batch
}

// send answers every write of the batch. Scripts that Redis does not know, as
// after a restart, have done nothing: they are sent again with their source.
func (l *lane) send(ctx context.Context, batch []*write) {
	ctx, done := context.WithTimeout(ctx, answerWithin)
	defer done()
	unknown := l.pipeline(ctx, batch, byHash)
	for _, w := range l.pipeline(ctx, unknown, bySource) {
		w.outcome <- answerOf(redis.ErrNoScript)
	}
}

func byHash(w *write) (verb, named string)   { return "evalsha", w.script.Hash() }
func bySource(w *write) (verb, named string) { return "eval", w.script.source }

// pipeline sends a batch at once and answers it, but for the scripts that Redis
// does not know.
func (l *lane) pipeline(ctx context.Context, batch []*write, as func(*write) (verb, named string)) (unknown []*write) {
	pipe := l.client.Pipeline()
	sent := make([]*redis.Cmd, len(batch))
	for i, w := range batch {
		if w.ctx.Err() != nil {
			continue
		}
		verb, named := as(w)
		args := []any{verb, named, len(w.keys)}
		for _, key := range w.keys {
			args = append(args, key)
		}
		sent[i] = redis.NewCmd(ctx, append(args, w.args...)...)
		_ = pipe.Process(ctx, once{sent[i]})
	}
	_, _ = pipe.Exec(ctx) // each command has its own answer
	for i, w := range batch {
		switch {
		case sent[i] == nil:
			w.outcome <- w.ctx.Err()
		case redis.HasErrorPrefix(sent[i].Err(), "NOSCRIPT"):
			unknown = append(unknown, w)
		default:
			w.outcome <- answerOf(sent[i].Err())
		}
	}
	return unknown
}

// once is a command that a cluster's client does not send again after a broken
// connection: it may have been carried out.
type once struct{ *redis.Cmd }

func (once) NoRetry() bool { return true }
