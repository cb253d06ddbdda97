package redisstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/redis/go-redis/v9"

	"sharedspace/session"
)

// Open keeps the first key offered.
func (s *Store) Open(ctx context.Context, id session.RoundID, wrapped []byte) ([]byte, error) {
	round, err := roundOf(id)
	if err != nil {
		return nil, err
	}
	kept, err := s.run(ctx, openScript, []string{round.rounds}, round.key, round.shut, wrapped)
	if err != nil {
		return nil, fmt.Errorf("open a round: %w", err)
	}
	text, _ := kept.(string)
	return []byte(text), nil
}

// Key returns the kept key.
func (s *Store) Key(ctx context.Context, id session.RoundID) ([]byte, error) {
	round, err := roundOf(id)
	if err != nil {
		return nil, err
	}
	wrapped, err := s.client.HGet(ctx, round.rounds, round.key).Bytes()
	if errors.Is(err, redis.Nil) {
		return nil, session.ErrNotFound
	}
	return wrapped, answerOf(err)
}

// Put keeps the highest version of an entry.
func (s *Store) Put(ctx context.Context, id session.RoundID, entry session.EntryID, version int, sealed []byte) error {
	round, err := roundOf(id)
	if err != nil {
		return err
	}
	if err := checkNames(string(entry)); err != nil {
		return err
	}
	return s.save(ctx, round.id, newWrite(putScript, []string{round.rounds, round.pool},
		round.sent, round.shut, string(entry), version, bytes.Clone(sealed)))
}

// Has tells whether the entry is there.
func (s *Store) Has(ctx context.Context, id session.RoundID, entry session.EntryID) (bool, error) {
	round, err := roundOf(id)
	if err != nil {
		return false, err
	}
	has, err := s.client.HExists(ctx, round.pool, string(entry)).Result()
	return has, answerOf(err)
}

// Count counts entries.
func (s *Store) Count(ctx context.Context, id session.RoundID) (int, error) {
	round, err := roundOf(id)
	if err != nil {
		return 0, err
	}
	n, err := s.client.HLen(ctx, round.pool).Result()
	return int(n), answerOf(err)
}

// Draw shuts the round and returns all.
func (s *Store) Draw(ctx context.Context, id session.RoundID) ([][]byte, error) {
	round, err := roundOf(id)
	if err != nil {
		return nil, err
	}
	reply, err := s.run(ctx, drawScript, []string{round.rounds, round.pool}, round.shut)
	if err != nil {
		return nil, fmt.Errorf("draw a round: %w", err)
	}
	entries, err := sealedIn(reply)
	if err != nil {
		return nil, fmt.Errorf("draw a round: %w", err)
	}
	var drawn [][]byte
	for _, entry := range slices.Sorted(maps.Keys(entries)) {
		drawn = append(drawn, entries[entry])
	}
	return drawn, nil
}

// sealedIn reads a hash as Redis lists it: entry, "version|sealed", and so on.
func sealedIn(reply any) (map[string][]byte, error) {
	listed, _ := reply.([]any)
	entries := map[string][]byte{}
	for pair := range slices.Chunk(listed, 2) {
		if len(pair) != 2 {
			return nil, session.ErrCorrupt
		}
		entry, _ := pair[0].(string)
		stored, _ := pair[1].(string)
		_, sealed, whole := strings.Cut(stored, "|")
		if !whole {
			return nil, fmt.Errorf("an entry without version: %w", session.ErrCorrupt)
		}
		entries[entry] = []byte(sealed)
	}
	return entries, nil
}

// Destroy leaves nothing but "shut".
func (s *Store) Destroy(ctx context.Context, id session.RoundID) error {
	round, err := roundOf(id)
	if err != nil {
		return err
	}
	if _, err := s.run(ctx, destroyScript, []string{round.rounds, round.pool}, round.key, round.sent, round.shut); err != nil {
		return fmt.Errorf("destroy a round: %w", err)
	}
	s.hasErased(ctx)
	return nil
}

// Forget removes the rounds of a session, also those that come meanwhile.
func (s *Store) Forget(ctx context.Context, id session.ID) error {
	if err := checkNames(string(id)); err != nil {
		return err
	}
	for {
		fields, err := s.client.HKeys(ctx, roundsKey(id)).Result()
		if err != nil {
			return fmt.Errorf("forget rounds: %w", answerOf(err))
		}
		if len(fields) == 0 {
			s.hasErased(ctx)
			return nil
		}
		keys, args := []string{roundsKey(id)}, []any{}
		for _, field := range fields {
			if name, sent := strings.CutSuffix(field, sentSuffix); sent {
				keys = append(keys, poolKey(id, name))
			}
			args = append(args, field)
		}
		if _, err := s.run(ctx, forgetScript, keys, args...); err != nil {
			return fmt.Errorf("forget rounds: %w", err)
		}
	}
}
