package session

import (
	"context"
	"errors"
	"time"

	"sharedspace/facilitation"
)

// An act waits at most so long for its turn and its append.
const actPatience = 2 * time.Second

// waiting is an act that waits for its answer.
type waiting struct {
	ctx     context.Context // of the asker: nobody waits once it has ended
	claim   string          // "": the room's own
	act     facilitation.Act
	sum     CommandSum
	until   time.Time
	replies chan reply // holds one
}

type reply struct {
	revision int64
	err      error
}

func newWaiting(ctx context.Context, claim string, act facilitation.Act, sum CommandSum) *waiting {
	return &waiting{ctx, claim, act, sum, time.Now().Add(actPatience), make(chan reply, 1)}
}

// outcome is what an act comes to once the entry is in the log.
type outcome struct {
	*waiting
	err   error
	saved int64 // the revision where it was saved before; 0: with this entry
}

func (o outcome) answer(revision int64) {
	if o.saved != 0 {
		revision = o.saved
	}
	o.replies <- reply{revision, o.err}
}

// decide decides acts one by one, each on the state that the one before left.
func (l *life) decide(acts []*waiting) (Decisions, []outcome) {
	var decisions Decisions
	var outcomes []outcome
	state, here := l.state, l.room.people.count(l.state)
	inThis := map[string]outcome{}
	for _, act := range acts {
		done := outcome{waiting: act}
		earlier, again := inThis[act.sum.ID]
		saved, known := l.commands[act.sum.ID]
		switch {
		case act.ctx.Err() != nil:
			continue
		case known && saved.body == act.sum.Body:
			done.saved = saved.revision
		case again && earlier.sum.Body == act.sum.Body:
			done.err = earlier.err
		case known || again:
			done.err = refusal(facilitation.OtherBody, nil)
		default:
			events, err := l.decideOne(state, act, here)
			done.err = err
			for _, event := range events {
				state = facilitation.Evolve(state, event)
			}
			decisions.Events = append(decisions.Events, events...)
			if act.sum.ID != "" {
				inThis[act.sum.ID] = done
			}
			if len(events) > 0 && act.sum.ID != "" {
				decisions.Commands = append(decisions.Commands, act.sum)
			}
		}
		outcomes = append(outcomes, done)
	}
	return decisions, outcomes
}

// decideOne puts into the act what is known only now.
func (l *life) decideOne(state facilitation.State, waiting *waiting, here int) ([]facilitation.Event, error) {
	act := waiting.act
	act.At = l.room.now()
	l.room.random(act.Random[:])
	act.Here = here
	act.Present = l.room.people.presentSeats(state)
	if waiting.claim != "" {
		act.Seat = state.SeatOf(waiting.claim)
		act.LetIn = l.room.people.isLetIn(waiting.claim)
	}
	events, err := facilitation.Decide(state, act)
	if len(events) > 0 && l.full(l.room.caps, act.Role) {
		return nil, refusal(facilitation.StoreFull, nil)
	}
	return events, err
}

// flight is an entry on its way into the log.
type flight struct {
	entry    Entry
	outcomes []outcome
}

// start decides all that waits and sends it off, unless an append is under way.
func (l *life) start() error {
	if l.flight != nil || len(l.room.queue) == 0 {
		return nil
	}
	decisions, outcomes := l.decide(l.room.queue)
	l.room.queue = nil
	if len(decisions.Events) == 0 {
		answerAll(outcomes, l.revision())
		return nil
	}
	body, err := decisions.Encode()
	if err != nil {
		return err
	}
	entry, err := NewEntry(l.last(), body)
	if err != nil {
		return err
	}
	l.flight = &flight{entry, outcomes}
	l.tasks.Go(func() { l.write(entry) })
	return nil
}

func answerAll(outcomes []outcome, revision int64) {
	for _, outcome := range outcomes {
		outcome.answer(revision)
	}
}

// written is how an append ended. After any other answer than yes, missed is
// what the log has held since the entry before.
type written struct {
	err    error
	missed []Entry
	read   error // why missed could not be read: the log was rolled back, or the room ends
}

// write appends an entry; after an unclear answer it reads until it knows.
func (l *life) write(entry Entry) {
	appending, done := context.WithTimeout(context.WithoutCancel(l.ctx), storePatience)
	result := written{err: l.room.store.Append(appending, l.room.id, entry)}
	done()
	if result.err != nil && !errors.Is(result.err, ErrFull) {
		result.missed, result.read = l.readOn(overlap(entry.Revision-1), result.err)
	}
	l.wrote <- result
}

// overlap is from where to read on after a revision: the entry with that revision
// comes once more, so that another one in its place is noticed.
func overlap(revision int64) int64 { return max(revision-1, 0) }

// unclearPause is the pause before the room reads what came of an unclear answer:
// the entry may still be on its way. If it arrives later, the ids in it tell. It is
// short, so that an act which meets several such answers is not refused busy.
const unclearPause = 50 * time.Millisecond

// readOn reads what is there after a revision, again and again until the store answers.
func (l *life) readOn(after int64, why error) ([]Entry, error) {
	if !errors.Is(why, ErrConflict) {
		l.tell(news{trouble: why})
		pause(l.ctx, unclearPause)
	}
	for {
		entries, err := l.room.readAfter(l.ctx, after)
		if err == nil || l.ctx.Err() != nil || lost(err) {
			return entries, err
		}
		l.tell(news{trouble: err})
		pause(l.ctx, storePause)
	}
}

// landed takes the answer of an append.
func (l *life) landed(result written) error {
	flight := l.flight
	l.flight = nil
	switch {
	case errors.Is(result.err, ErrFull):
		for i := range flight.outcomes {
			flight.outcomes[i].err = refusal(facilitation.StoreFull, nil)
		}
		answerAll(flight.outcomes, 0)
		return nil
	case result.err == nil:
		result.missed = []Entry{flight.entry}
	case result.read != nil:
		l.flight = flight
		return result.read
	}
	l.recovered()
	for _, entry := range result.missed {
		if err := l.apply(entry); err != nil {
			l.flight = flight
			return err
		}
	}
	if l.holds(flight.entry) {
		answerAll(flight.outcomes, flight.entry.Revision)
		return nil
	}
	l.requeue(flight)
	return nil
}

// requeue puts acts back in front, to be decided again.
func (l *life) requeue(flight *flight) {
	var acts []*waiting
	for _, outcome := range flight.outcomes {
		acts = append(acts, outcome.waiting)
	}
	l.room.queue = append(acts, l.room.queue...)
	l.refuseLate()
}

// refuseLate answers acts whose time is over.
func (l *life) refuseLate() {
	code, queue := facilitation.Busy, l.room.queue
	if l.trouble {
		code = facilitation.StoreTrouble
	}
	l.room.queue = nil
	for _, act := range queue {
		if time.Now().Before(act.until) {
			l.room.queue = append(l.room.queue, act)
			continue
		}
		act.replies <- reply{0, refusal(code, nil)}
	}
}
