package redisstore

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

// Redis keeps erased words in its append-only file until it writes that anew.
const (
	rewriteEvery = time.Hour       // at most, in the whole service
	rewriteAfter = 5 * time.Second // so that the rounds of one close cost one
	rewriteLook  = 10 * time.Minute
)

// hasErased notes that the files hold something that was erased. Noting may fail,
// as when Redis is full: upkeep then notes it again.
func (s *Store) hasErased(ctx context.Context) {
	if s.noteErased(ctx) != nil {
		s.unnoted.Store(true)
	}
	select {
	case s.erased <- struct{}{}:
	default:
	}
}

func (s *Store) noteErased(ctx context.Context) error {
	return s.client.HSetNX(ctx, upkeepKey, "erased", 1).Err()
}

// upkeep has the files written anew after erasures, also those of other processes,
// until ctx ends.
func (s *Store) upkeep(ctx context.Context) {
	look := time.NewTicker(rewriteLook)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
		case <-s.erased:
			pause(ctx, rewriteAfter)
		}
		if s.unnoted.CompareAndSwap(true, false) {
			s.unnoted.Store(s.noteErased(ctx) != nil)
		}
		s.rewriteIfDue(ctx)
	}
}

func pause(ctx context.Context, length time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(length):
	}
}

// rewriteIfDue asks every primary that keeps an append-only file, if no process has
// asked within the hour.
func (s *Store) rewriteIfDue(ctx context.Context) {
	due, err := s.run(ctx, rewriteScript, []string{upkeepKey}, int(rewriteEvery.Seconds()))
	if err != nil || due != int64(1) {
		return
	}
	err = eachPrimary(ctx, s.client, func(ctx context.Context, primary *redis.Client) error {
		told, err := askFacts(ctx, primary)
		if err != nil || !told.appendOnly() || told.mayRewrite != "1" {
			return err
		}
		return primary.BgRewriteAOF(ctx).Err()
	})
	if err != nil && ctx.Err() == nil {
		_ = s.noteErased(ctx)
		s.logger.WarnContext(ctx, "what was erased is still in the append-only file of Redis", "error", err)
	}
}
