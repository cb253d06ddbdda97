package session

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"sharedspace/facilitation"
)

// rounds is what this process knows of open rounds, in memory only: their keys,
// who has answered, and how many thoughts each has sent. People and thoughts
// appear by the ids of their entries, never side by side.
type rounds struct {
	mu   sync.Mutex
	open map[string]*openRound
	over map[string]bool // their keys are not kept again
}

type openRound struct {
	key      RoundKey
	answered map[EntryID]bool // people's entries
	sent     map[EntryID]int  // how many thoughts, by the person's entry
	thoughts map[EntryID]bool // that were counted
}

// peopleSealed is the size of an entry that only counts a person.
const peopleSealed = 64

func newRounds() *rounds {
	return &rounds{open: map[string]*openRound{}, over: map[string]bool{}}
}

// find returns an open round of which this process has the key, or nil.
func (r *rounds) find(round string) *openRound {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.open[round]
}

func (r *rounds) keep(round string, key RoundKey) (*openRound, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.over[round] {
		return nil, ErrShut
	}
	if r.open[round] == nil {
		r.open[round] = &openRound{key, map[EntryID]bool{}, map[EntryID]int{}, map[EntryID]bool{}}
	}
	return r.open[round], nil
}

// drop forgets a round for good.
func (r *rounds) drop(round string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.open, round)
	r.over[round] = true
}

// forget forgets everything, for a log that is read anew.
func (r *rounds) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.open)
	clear(r.over)
}

func (r *rounds) hasAnswered(round *openRound, person EntryID) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return round.answered[person]
}

func (r *rounds) setAnswered(round *openRound, person EntryID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	round.answered[person] = true
}

// hasCounted tells whether this process has let that thought in before.
func (r *rounds) hasCounted(round *openRound, thought EntryID) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return round.thoughts[thought]
}

// allow counts a thought the first time it is sent, up to quota for each person.
func (r *rounds) allow(round *openRound, person, thought EntryID, quota int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if round.thoughts[thought] {
		return true
	}
	if round.sent[person] >= quota {
		return false
	}
	round.sent[person]++
	round.thoughts[thought] = true
	return true
}

// answers tells for each open round whether this pass has answered, as far as
// this process knows.
func (r *rounds) answers(state facilitation.State, bits []byte) map[string]bool {
	answered := map[string]bool{}
	for _, round := range state.Standing() {
		open := r.find(round.Round)
		answered[round.Round] = open != nil && r.hasAnswered(open, open.key.PersonEntry(bits))
	}
	return answered
}

func (r *Room) poolOf(round string) RoundID { return RoundID(string(r.id) + "/" + round) }

// peopleOf is the pool whose entries are people.
func (r *Room) peopleOf(round facilitation.Round) RoundID {
	if facilitation.Kinds[round.Kind].Many {
		return r.poolOf(round.Round) + "/people"
	}
	return r.poolOf(round.Round)
}

// openRound makes sure of the round's key: the first one offered is everyone's.
func (r *Room) openRound(ctx context.Context, round string) (*openRound, error) {
	if open := r.rounds.find(round); open != nil {
		return open, nil
	}
	pool := r.poolOf(round)
	wrapped, err := r.keys.WrapNew(pool)
	if err != nil {
		return nil, err
	}
	kept, err := r.store.Open(ctx, pool, wrapped)
	if err != nil {
		return nil, err
	}
	key, err := r.keys.Unwrap(pool, kept)
	if err != nil {
		return nil, err
	}
	return r.rounds.keep(round, key)
}

// countAnswered counts the people who have answered or finished each open round.
func (r *Room) countAnswered(ctx context.Context) (map[string]int, error) {
	counted := map[string]int{}
	for _, round := range r.State().Standing() {
		if round.State != facilitation.RoundStands {
			continue
		}
		people, err := r.store.Count(ctx, r.peopleOf(round))
		if err != nil {
			return nil, fmt.Errorf("count answers: %w", err)
		}
		counted[round.Round] = people
	}
	return counted, nil
}

// recall finds out which open rounds a pass has answered before, perhaps by
// another node.
func (r *Room) recall(ctx context.Context, bits []byte) error {
	for _, round := range r.State().Standing() {
		open, err := r.knownRound(ctx, round.Round)
		if errors.Is(err, ErrNotFound) || errors.Is(err, ErrShut) {
			continue // nobody has sent anything yet
		}
		if err != nil {
			return fmt.Errorf("recall answers: %w", err)
		}
		person := open.key.PersonEntry(bits)
		there, err := r.store.Has(ctx, r.peopleOf(round), person)
		if err != nil {
			return fmt.Errorf("recall answers: %w", err)
		}
		if there {
			r.rounds.setAnswered(open, person)
		}
	}
	return nil
}

// recallInTime opens no window late: without an answer it shows "not answered".
func (r *Room) recallInTime(ctx context.Context, bits []byte) {
	asking, done := context.WithTimeout(ctx, storePatience)
	defer done()
	if err := r.recall(asking, bits); err != nil && ctx.Err() == nil {
		r.logger.WarnContext(ctx, "a window does not know what it has answered", "error", err)
	}
}

// knownRound is openRound for a round that somebody has opened; else ErrNotFound.
func (r *Room) knownRound(ctx context.Context, round string) (*openRound, error) {
	if open := r.rounds.find(round); open != nil {
		return open, nil
	}
	wrapped, err := r.store.Key(ctx, r.poolOf(round))
	if err != nil {
		return nil, err
	}
	key, err := r.keys.Unwrap(r.poolOf(round), wrapped)
	if err != nil {
		return nil, err
	}
	return r.rounds.keep(round, key)
}

// progress is how many have answered each open round, as windows are shown it.
type progress struct {
	counted map[string]int
	at      time.Time // the beginning of the gap that was counted for
}

// progressGap is how often it may change: who watches must not see who has just sent.
// The gaps end at the same moments on all nodes, so that several give no more readings than one.
const progressGap = 15 * time.Second

func (p *progress) take(counted map[string]int) { p.counted = counted }

// countProgress counts anew where it is time.
func (l *life) countProgress() {
	if len(l.state.Standing()) == 0 {
		l.progress = progress{}
		return
	}
	gap, first := l.room.now().Truncate(progressGap), l.progress.at.IsZero()
	if gap.Equal(l.progress.at) {
		return
	}
	l.progress.at = gap
	if first {
		return // a reading in the middle of a gap would be one more
	}
	l.tasks.Go(func() {
		asking, done := context.WithTimeout(l.ctx, storePatience)
		defer done()
		if counted, err := l.room.countAnswered(asking); err == nil {
			l.tell(news{counted: counted})
		}
	})
}
