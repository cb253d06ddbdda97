package redisstore

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"sharedspace/session"
)

// The directory's keys lie in several slots, so its methods are steps that may be
// repeated. Remove puts the tombstone first, then takes out; Claim and Note look
// for the tombstone before and after, and take back.

// Claim gives a code to a session.
func (s *Store) Claim(ctx context.Context, code string, id session.ID) error {
	if err := checkNames(code, string(id)); err != nil {
		return err
	}
	if _, err := s.run(ctx, claimScript, []string{endedKey(id), codesKey(id)}, code); err != nil {
		return fmt.Errorf("claim a code: %w", err)
	}
	taken, err := s.client.SetArgs(ctx, codeKey(code), string(id), redis.SetArgs{Mode: "NX", Get: true}).Result()
	switch {
	case errors.Is(err, redis.Nil): // it was free
	case err != nil:
		return fmt.Errorf("claim a code: %w", answerOf(err))
	case taken != string(id):
		return errors.Join(session.ErrTaken, s.client.SRem(ctx, codesKey(id), code).Err())
	}
	return s.unlessEnded(ctx, id, func() error { return s.release(ctx, code, id) })
}

// unlessEnded takes back what was done if there is a tombstone by now.
func (s *Store) unlessEnded(ctx context.Context, id session.ID, takeBack func() error) error {
	ended, err := s.client.Exists(ctx, endedKey(id)).Result()
	if err != nil {
		return fmt.Errorf("look for a tombstone: %w", answerOf(err))
	}
	if ended == 0 {
		return nil
	}
	return errors.Join(session.ErrEnded, takeBack())
}

func (s *Store) release(ctx context.Context, code string, id session.ID) error {
	_, err := s.run(ctx, releaseScript, []string{codeKey(code)}, string(id))
	return err
}

// Find returns the session that has the code.
func (s *Store) Find(ctx context.Context, code string) (session.ID, error) {
	id, err := s.client.Get(ctx, codeKey(code)).Result()
	if errors.Is(err, redis.Nil) {
		return "", session.ErrNotFound
	}
	return session.ID(id), answerOf(err)
}

// Note keeps a due date, to the microsecond.
func (s *Store) Note(ctx context.Context, id session.ID, due time.Time) error {
	if err := errors.Join(ctx.Err(), checkNames(string(id))); err != nil {
		return err
	}
	takeOut := func() error { return s.client.ZRem(ctx, dueKey, string(id)).Err() }
	if err := s.unlessEnded(ctx, id, takeOut); err != nil {
		return err
	}
	var err error
	if due.IsZero() {
		err = takeOut()
	} else {
		err = s.client.ZAdd(ctx, dueKey, redis.Z{Score: float64(due.UnixMicro()), Member: string(id)}).Err()
	}
	if err != nil {
		return fmt.Errorf("note a date: %w", answerOf(err))
	}
	return s.unlessEnded(ctx, id, takeOut)
}

// Due yields the sessions whose date has come.
func (s *Store) Due(ctx context.Context, now time.Time) iter.Seq2[session.ID, error] {
	return func(yield func(session.ID, error) bool) {
		ids, err := s.client.ZRangeArgs(ctx, redis.ZRangeArgs{
			Key: dueKey, Start: "-inf", Stop: now.UnixMicro(), ByScore: true,
		}).Result()
		if err != nil {
			yield("", fmt.Errorf("look for what is due: %w", answerOf(err)))
			return
		}
		for _, id := range ids {
			if !yield(session.ID(id), nil) {
				return
			}
		}
	}
}

// Remove leaves a tombstone.
func (s *Store) Remove(ctx context.Context, id session.ID, ended time.Time) error {
	if err := errors.Join(ctx.Err(), checkNames(string(id))); err != nil {
		return err
	}
	err := s.client.SetNX(ctx, endedKey(id), ended.Unix(), 0).Err()
	if err == nil {
		err = s.client.ZRem(ctx, dueKey, string(id)).Err()
	}
	if err != nil {
		return fmt.Errorf("remove a session: %w", answerOf(err))
	}
	codes, err := s.client.SMembers(ctx, codesKey(id)).Result()
	if err != nil {
		return fmt.Errorf("remove a session: %w", answerOf(err))
	}
	for _, code := range codes {
		if err := s.release(ctx, code, id); err != nil {
			return fmt.Errorf("remove a session: %w", err)
		}
	}
	return answerOf(s.client.Del(ctx, codesKey(id)).Err())
}

// Ended returns the time on the tombstone.
func (s *Store) Ended(ctx context.Context, id session.ID) (time.Time, error) {
	stored, err := s.client.Get(ctx, endedKey(id)).Result()
	if errors.Is(err, redis.Nil) {
		return time.Time{}, session.ErrNotFound
	}
	if err != nil {
		return time.Time{}, answerOf(err)
	}
	seconds, err := strconv.ParseInt(stored, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("redisstore: a tombstone without a time: %w", session.ErrCorrupt)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
