package session

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"sharedspace/facilitation"
)

// revealClosing finishes every round whose closing is in the log. Each room that
// reads it does so, so a crash is nothing special: one append wins, the other
// draw is forgotten.
func (l *life) revealClosing() {
	for _, round := range l.state.Standing() {
		if round.State != facilitation.RoundCloses || l.revealing[round.Round] {
			continue
		}
		l.revealing[round.Round] = true
		l.tasks.Go(func() { l.room.reveal(l.ctx, round) })
	}
}

// reveal tries until the round is closed in the log, by this room or another.
func (r *Room) reveal(ctx context.Context, round facilitation.Round) {
	for ctx.Err() == nil && r.closes(round.Round) {
		command, err := r.draw(ctx, round)
		if err == nil {
			act := facilitation.Act{Role: facilitation.Room, Command: command}
			_, err = r.ask(ctx, newWaiting(ctx, "", act, CommandSum{}))
		}
		var refused *facilitation.Refusal
		if err == nil || errors.As(err, &refused) && !passing(refused.Code) {
			return // another room was faster
		}
		pause(ctx, storePause)
	}
}

// closes tells whether a round still waits to be revealed, as far as this room has read.
func (r *Room) closes(round string) bool {
	return slices.ContainsFunc(r.State().Standing(), func(standing facilitation.Round) bool {
		return standing.Round == round && standing.State == facilitation.RoundCloses
	})
}

// passing tells whether a refusal may be over in a moment.
func passing(code string) bool {
	return code == facilitation.Busy || code == facilitation.StoreTrouble || code == facilitation.StoreFull
}

// draw shuts a round and opens what is in it, in mixed order.
func (r *Room) draw(ctx context.Context, round facilitation.Round) (facilitation.RevealRound, error) {
	drawing, done := context.WithTimeout(ctx, 5*storePatience) // a whole round
	defer done()
	sealed, err := r.store.Draw(drawing, r.poolOf(round.Round))
	if err != nil {
		return facilitation.RevealRound{}, fmt.Errorf("draw: %w", err)
	}
	people := len(sealed)
	if facilitation.Kinds[round.Kind].Many {
		entries, err := r.store.Draw(drawing, r.peopleOf(round))
		if err != nil {
			return facilitation.RevealRound{}, fmt.Errorf("draw people: %w", err)
		}
		people = len(entries)
	}
	bodies, err := r.unseal(drawing, round.Round, sealed)
	if err != nil {
		return facilitation.RevealRound{}, err
	}
	if err := Shuffle(bodies); err != nil {
		return facilitation.RevealRound{}, err
	}
	return facilitation.RevealRound{
		Round: round.Round, Bodies: bodies, People: people, Unreadable: len(sealed) - len(bodies),
	}, nil
}

var errOvertaken = errors.New("another room has revealed the round and destroyed its key")

// behind tells whether the log holds more than this room has read.
func (r *Room) behind(ctx context.Context) bool {
	missed, err := r.readAfter(ctx, r.moment.Load().revision)
	return err == nil && len(missed) > 0
}

// unseal opens what can be opened. Without a key that is nothing.
func (r *Room) unseal(ctx context.Context, round string, sealed [][]byte) ([][]byte, error) {
	if len(sealed) == 0 {
		return nil, nil
	}
	wrapped, err := r.store.Key(ctx, r.poolOf(round))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, fmt.Errorf("draw: %w", err)
	}
	if err != nil && r.behind(ctx) {
		return nil, errOvertaken
	}
	key, err := r.keys.Unwrap(r.poolOf(round), wrapped)
	if err != nil {
		r.logger.ErrorContext(ctx, "a round cannot be opened: its key is missing, or SECRET_KEY has changed")
		return nil, nil
	}
	var bodies [][]byte
	for _, one := range sealed {
		if body, err := key.Open(one); err == nil {
			bodies = append(bodies, body)
		}
	}
	return bodies, nil
}

// destroy removes what was sealed in a round that is over.
func (l *life) destroy(round string) {
	delete(l.revealing, round)
	l.room.rounds.drop(round)
	l.tasks.Go(func() {
		for l.ctx.Err() == nil && l.room.destroy(l.ctx, round) != nil {
			pause(l.ctx, storePause)
		}
	})
}

func (r *Room) destroy(ctx context.Context, round string) error {
	for _, pool := range []RoundID{r.poolOf(round), r.poolOf(round) + "/people"} {
		if err := r.store.Destroy(ctx, pool); err != nil {
			return fmt.Errorf("destroy: %w", err)
		}
	}
	return nil
}

// tidy does what a crash may have left undone: it finishes rounds that are
// closing, removes what is left of those that are over, and publishes the record.
func (l *life) tidy() {
	l.revealClosing()
	if l.state.Record.Record != "" {
		l.publishRecord()
	}
	if ended(l.state) {
		l.eraseCheckIns()
	}
	l.tasks.Go(func() {
		for _, round := range l.room.State().Rounds {
			over := round.State == facilitation.RoundDone || round.State == facilitation.RoundIsGone
			if over && l.room.remains(l.ctx, round) && l.room.destroy(l.ctx, round.Round) != nil {
				return // the next room tries again
			}
		}
	})
}

func (r *Room) remains(ctx context.Context, round facilitation.Round) bool {
	_, err := r.store.Key(ctx, r.poolOf(round.Round))
	if !errors.Is(err, ErrNotFound) {
		return true
	}
	for _, pool := range []RoundID{r.poolOf(round.Round), r.peopleOf(round)} {
		if entries, err := r.store.Count(ctx, pool); err != nil || entries > 0 {
			return true
		}
	}
	return false
}
