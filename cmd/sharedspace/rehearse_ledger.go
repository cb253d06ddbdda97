package main

import (
	"context"
	"fmt"
	"maps"
	"sync"

	"sharedspace/facilitation"
)

// ledger is what the rehearsal alone can know: who is done with what, and what
// everybody sent. No server has it, so a server's results can be held against it.
type ledger struct {
	bar *progressBar

	mu       sync.Mutex
	changed  chan struct{}          // closed at every change, then replaced
	done     map[string]int         // people who are done with a duty, by its key
	thoughts map[string]sentThought // by mark
	sent     tallies
	counts   ledgerCounts
}

// sentThought is the newest version of a thought.
type sentThought struct {
	statement int
	words     string
	time      int // of the stage: 2 after it was reopened
}

// ledgerCounts are for the report.
type ledgerCounts struct {
	thoughts, edited, withdrawn, marks, cards, ratings, answers, presses, late, slowDowns int
}

// tallies count what was chosen, by what and how: see the keys below.
type tallies map[string]int

func mattersKey(thought string) string { return "matters/" + thought }

func ratingKey(card string, points int) string { return fmt.Sprintf("rating/%s/%d", card, points) }

func answerKey(proposal string, final bool, answer facilitation.Answer) string {
	return fmt.Sprintf("answer/%s/%t/%s", proposal, final, answer)
}

func pulseKey(round string, statement, points int) string {
	return fmt.Sprintf("pulse/%s/%d/%d", round, statement, points)
}

func tappedKey(line string) string { return "tapped/" + line }

func newLedger(bar *progressBar) *ledger {
	return &ledger{bar: bar, changed: make(chan struct{}), done: map[string]int{}, thoughts: map[string]sentThought{}, sent: tallies{}}
}

// report says that one more person is done with a duty.
func (l *ledger) report(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.done[key]++
	l.bar.done(l.done[key])
	close(l.changed)
	l.changed = make(chan struct{})
}

// isDone tells whether so many people are done with a duty.
func (l *ledger) isDone(key string, people int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.done[key] >= people
}

// wait returns once so many people are done with a duty.
func (l *ledger) wait(ctx context.Context, key string, people int) error {
	for {
		l.mu.Lock()
		done, changed := l.done[key], l.changed
		l.mu.Unlock()
		if done >= people {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("%d of %d people are done with %s: %w", done, people, key, context.Cause(ctx))
		}
	}
}

// note changes what was sent and counted.
func (l *ledger) note(change func(sent tallies, counts *ledgerCounts)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change(l.sent, &l.counts)
}

// noteThought keeps the newest version of a thought under the mark it will be shown with.
func (l *ledger) noteThought(mark string, thought sentThought) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.thoughts[mark] = thought
	l.counts.thoughts = len(l.thoughts)
}

// statement finds what a shown thought says; false: somebody else's.
func (l *ledger) statement(mark string) (int, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	thought, ours := l.thoughts[mark]
	return thought.statement, ours
}

// all is a copy of everything, once people have stopped sending.
func (l *ledger) all() (map[string]sentThought, tallies, ledgerCounts) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return maps.Clone(l.thoughts), maps.Clone(l.sent), l.counts
}
