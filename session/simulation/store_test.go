package simulation

import (
	"context"
	"errors"
	"iter"
	"math/rand/v2"
	"sync"
	"time"

	"sharedspace/session"
)

// dice are drawn by everything that goes wrong; all of it comes from one seed.
type dice struct {
	mu     sync.Mutex
	random *rand.Rand
	fair   bool // nothing goes wrong any more
}

func newDice(seed, stream uint64) *dice { return &dice{random: rand.New(rand.NewPCG(seed, stream))} }

// is tells whether something happens that happens so often in a hundred.
func (d *dice) is(inHundred int) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.random.IntN(100) < inHundred && !d.fair
}

func (d *dice) upTo(most time.Duration) time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	return time.Duration(d.random.Int64N(int64(most)))
}

func (d *dice) n(n int) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.random.IntN(n)
}

func (d *dice) rest() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fair = true
}

var errCut = errors.New("the line to the store was cut")

// faulty is a store over a bad line: answers are late or lost, before or after
// their effect; the bell loses, repeats and mixes; followers hear late or are cut.
type faulty struct {
	session.Store
	dice *dice
}

// over does something over the line.
func (s *faulty) over(do func() error) error {
	time.Sleep(s.dice.upTo(20 * time.Millisecond))
	if s.dice.is(3) {
		return errCut
	}
	err := do()
	if s.dice.is(3) {
		return errCut
	}
	return err
}

func (s *faulty) Append(ctx context.Context, id session.ID, entry session.Entry) error {
	return s.over(func() error { return s.Store.Append(ctx, id, entry) })
}

func (s *faulty) Open(ctx context.Context, round session.RoundID, wrapped []byte) (kept []byte, err error) {
	err = s.over(func() (err error) { kept, err = s.Store.Open(ctx, round, wrapped); return err })
	return kept, err
}

func (s *faulty) Put(ctx context.Context, round session.RoundID, entry session.EntryID, version int, sealed []byte) error {
	return s.over(func() error { return s.Store.Put(ctx, round, entry, version, sealed) })
}

func (s *faulty) Count(ctx context.Context, round session.RoundID) (n int, err error) {
	err = s.over(func() (err error) { n, err = s.Store.Count(ctx, round); return err })
	return n, err
}

func (s *faulty) Draw(ctx context.Context, round session.RoundID) (sealed [][]byte, err error) {
	err = s.over(func() (err error) { sealed, err = s.Store.Draw(ctx, round); return err })
	return sealed, err
}

func (s *faulty) Destroy(ctx context.Context, round session.RoundID) error {
	return s.over(func() error { return s.Store.Destroy(ctx, round) })
}

func (s *faulty) Say(ctx context.Context, id session.ID, message []byte) error {
	if s.dice.is(10) {
		return nil
	}
	time.Sleep(s.dice.upTo(300 * time.Millisecond)) // several speak at once: what they say is mixed
	if s.dice.is(10) {
		_ = s.Store.Say(ctx, id, message)
	}
	return s.Store.Say(ctx, id, message)
}

func (s *faulty) Follow(ctx context.Context, id session.ID, after int64) iter.Seq2[session.Entry, error] {
	return func(yield func(session.Entry, error) bool) {
		for entry, err := range s.Store.Follow(ctx, id, after) {
			if s.dice.is(10) {
				time.Sleep(s.dice.upTo(2 * time.Second)) // a ring was lost
			}
			if s.dice.is(2) {
				yield(session.Entry{}, errCut)
				return
			}
			if !yield(entry, err) {
				return
			}
		}
	}
}
