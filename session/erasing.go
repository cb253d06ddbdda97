package session

import (
	"context"
	"slices"

	"sharedspace/facilitation"
)

// eraseCheckIns takes the words of written check-ins out of the log once the
// workshop has ended: they were for that day alone. The chain stays whole. Every
// room that reads of the end does so; what is erased already costs one reading.
func (l *life) eraseCheckIns() {
	var rounds []string
	for _, round := range l.state.Rounds {
		if round.Kind == facilitation.CheckIns && round.State == facilitation.RoundDone {
			rounds = append(rounds, round.Round)
		}
	}
	if len(rounds) == 0 {
		return
	}
	l.tasks.Go(func() {
		for l.ctx.Err() == nil && l.room.eraseTexts(l.ctx, rounds) != nil {
			pause(l.ctx, storePause)
		}
	})
}

// eraseTexts replaces by their commitments the texts that these rounds revealed.
func (r *Room) eraseTexts(ctx context.Context, rounds []string) error {
	entries, err := r.readAfter(ctx, 0)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		commitments, err := openTexts(entry, rounds)
		if err != nil {
			return err
		}
		if len(commitments) == 0 {
			continue
		}
		without, err := entry.Without(func(commitment string) bool { return commitments[commitment] })
		if err != nil {
			return err
		}
		if err := r.store.Redact(ctx, r.id, entry.Revision, without); err != nil {
			return err
		}
	}
	return nil
}

// openTexts are the commitments of texts that an entry still holds of these rounds.
func openTexts(entry Entry, rounds []string) (map[string]bool, error) {
	decisions, err := DecodeDecisions(entry.Body)
	if err != nil {
		return nil, err
	}
	commitments := map[string]bool{}
	for _, event := range decisions.Events {
		closed, is := event.(facilitation.RoundClosed)
		if !is || !slices.Contains(rounds, closed.Round) {
			continue
		}
		for _, thought := range closed.Thoughts {
			if !thought.Words.Erased() {
				commitments[thought.Words.Committed().Commitment] = true
			}
		}
	}
	return commitments, nil
}

func endsWorkshop(event facilitation.Event) bool {
	switch event := event.(type) {
	case facilitation.StageOpened:
		return event.Stage == facilitation.Closed
	case facilitation.WorkshopCancelled:
		return true
	}
	return false
}
