package session

import (
	"context"
	"errors"
	"fmt"

	"sharedspace/facilitation"
)

// send puts what somebody wrote into a round's pool, on the caller's goroutine:
// 500 people do not wait for each other's sync. It returns once it is durable.
func (r *Room) send(asking context.Context, person Person, command facilitation.Command) (Saved, error) {
	ctx, done := context.WithTimeout(asking, actPatience)
	defer done()
	state, claim := r.State(), person.Claim()
	act := facilitation.Act{
		Role: person.Role, Seat: state.SeatOf(claim), LetIn: r.people.isLetIn(claim),
		At: r.now(), Command: command,
	}
	if err := facilitation.Admit(state, act); err != nil {
		return Saved{}, err
	}
	submission, _ := facilitation.Submit(command, "")
	mark := ""
	if submission.Key != "" {
		mark = Mark(submission.Key)
		submission, _ = facilitation.Submit(command, mark)
	}
	if err := r.put(ctx, state, person, submission); err != nil {
		return Saved{}, sendRefusal(asking, err)
	}
	r.shown.wake(claim)
	return Saved{Mark: mark}, nil
}

// put seals and stores a submission. The person's entry comes before the
// thought's, and the thoughts are drawn before the people: so a thought that is
// shown was never refused, and its person is counted.
func (r *Room) put(ctx context.Context, state facilitation.State, person Person, submission facilitation.Submission) error {
	open, err := r.openRound(ctx, submission.Round)
	if err != nil {
		return err
	}
	id := open.key.PersonEntry(person.Bits)
	if !facilitation.Kinds[submission.Kind].Many {
		err := r.seal(ctx, open, r.poolOf(submission.Round), id, submission, facilitation.Kinds[submission.Kind].Sealed)
		if err == nil {
			r.rounds.setAnswered(open, id)
		}
		return err
	}
	if err := r.roomFor(ctx, state, open, submission, id); err != nil {
		return err
	}
	if err := r.countPerson(ctx, open, submission.Round, id); err != nil {
		return err
	}
	if submission.Key == "" {
		return nil
	}
	return r.seal(ctx, open, r.poolOf(submission.Round), ThoughtEntry(submission.Key), submission, facilitation.Kinds[submission.Kind].Sealed)
}

// roomFor refuses a thought beyond the person's quota, or beyond what one session
// may take of a store. Thoughts that arrive at the same moment may pass the cap
// together: it protects the store and is no rule of the method.
func (r *Room) roomFor(ctx context.Context, state facilitation.State, open *openRound, submission facilitation.Submission, person EntryID) error {
	thought := ThoughtEntry(submission.Key)
	if submission.Key == "" || r.rounds.hasCounted(open, thought) {
		return nil
	}
	full, err := r.fullOfThoughts(ctx, state, r.poolOf(submission.Round), thought)
	switch {
	case err != nil:
		return fmt.Errorf("count thoughts: %w", err)
	case full:
		return refusal(facilitation.TooMany, facilitation.Facts{"most": r.caps.thoughts})
	case !r.rounds.allow(open, person, thought, state.Settings.Quota):
		return refusal(facilitation.TooMany, facilitation.Facts{"most": state.Settings.Quota})
	}
	return nil
}

// fullOfThoughts tells whether the session takes no thought that it does not have.
func (r *Room) fullOfThoughts(ctx context.Context, state facilitation.State, pool RoundID, thought EntryID) (bool, error) {
	waiting, err := r.store.Count(ctx, pool)
	if err != nil || len(state.Thoughts)+waiting < r.caps.thoughts {
		return false, err
	}
	there, err := r.store.Has(ctx, pool, thought)
	return !there, err
}

// countPerson puts the one entry of a person into a round's second pool.
func (r *Room) countPerson(ctx context.Context, open *openRound, round string, id EntryID) error {
	if r.rounds.hasAnswered(open, id) {
		return nil
	}
	person := facilitation.Submission{Round: round, Version: 1, Body: []byte("{}")}
	if err := r.seal(ctx, open, r.poolOf(round)+"/people", id, person, peopleSealed); err != nil {
		return err
	}
	r.rounds.setAnswered(open, id)
	return nil
}

func (r *Room) seal(ctx context.Context, open *openRound, pool RoundID, id EntryID, submission facilitation.Submission, size int) error {
	sealed, err := open.key.Seal(submission.Body, size)
	if err != nil {
		return refusal(facilitation.BadValue, facilitation.Facts{"what": "size"})
	}
	if err := r.store.Put(ctx, pool, id, submission.Version, sealed); err != nil {
		return fmt.Errorf("send: %w", err)
	}
	return nil
}

// sendRefusal is what a person is told when nothing was put into the round.
func sendRefusal(ctx context.Context, err error) error {
	var refused *facilitation.Refusal
	if errors.As(err, &refused) {
		return err
	}
	return storeRefusal(ctx, err)
}
