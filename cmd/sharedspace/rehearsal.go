package main

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"sharedspace/session/web"
)

// rehearsal is one run. Its goroutines, one a person, end with run.
type rehearsal struct {
	plan    rehearsalPlan
	company company
	ledger  *ledger
	bar     *progressBar
	leader  *leader   // nil: somebody else facilitates
	shown   web.Parts // what the first person saw at the end
	began   time.Time
	took    time.Duration

	mu      sync.Mutex
	clients []*web.Client
	lines   web.Tally // of all clients, once they are closed
}

func newRehearsal(plan rehearsalPlan, company company, bar *progressBar) *rehearsal {
	return &rehearsal{plan: plan, company: company, ledger: newLedger(bar), bar: bar}
}

// run rehearses from the first link to the minutes, then holds what the server
// shows against what was sent.
func (r *rehearsal) run(asked context.Context) error {
	r.began = time.Now()
	defer func() { r.took = time.Since(r.began) }()
	defer r.hangUp()
	ctx, cancel := context.WithCancelCause(asked)
	defer cancel(nil)
	code := r.plan.join
	if code == "" {
		if err := r.open(ctx); err != nil {
			return err
		}
		code = r.leader.code
	}
	var everybody sync.WaitGroup
	for number := range r.company.People {
		everybody.Go(func() {
			if err := r.takePart(ctx, code, number); err != nil {
				cancel(fmt.Errorf("person %d: %w", number+1, err))
			}
		})
	}
	if r.leader != nil {
		if err := r.leader.lead(ctx); err != nil {
			cancel(err)
		}
	}
	everybody.Wait()
	switch {
	case r.leader == nil && asked.Err() != nil: // beside a human facilitator it may be ended at any time
		return nil
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case r.leader == nil:
		return r.checkOwn()
	}
	return cmp.Or(r.checkResults(), r.checkMinutes(ctx))
}

func (r *rehearsal) open(ctx context.Context) error {
	code, pass, err := openWorkshop(ctx, r.plan.to, r.company, r.ledger)
	if err != nil {
		return err
	}
	client, err := r.plan.dialer(0).Dial(ctx, pass, "")
	if err != nil {
		return fmt.Errorf("the facilitator's line: %w", err)
	}
	r.keep(client)
	r.leader = &leader{
		nodes: r.plan.to, pass: pass, code: code, client: client, ledger: r.ledger, bar: r.bar,
		chance: r.dice(-1), pace: r.plan.pace, people: len(r.company.People),
	}
	return nil
}

// takePart comes in and attends until the end.
func (r *rehearsal) takePart(ctx context.Context, code string, number int) error {
	client, err := r.comeIn(ctx, code, number)
	if err != nil {
		return err
	}
	r.keep(client)
	attendant := attendant{
		person: r.company.People[number], number: number, said: r.company.Statements, client: client, ledger: r.ledger, bar: r.bar,
		chance: r.dice(number), pace: r.plan.pace, guest: r.leader == nil, done: map[string]bool{},
	}
	err = attendant.attend(ctx)
	if number == 0 {
		r.shown = client.Parts()
	}
	return err
}

// dice are one person's, so that a seed gives everybody the same words again.
func (r *rehearsal) dice(number int) *rand.Rand {
	return rand.New(rand.NewPCG(r.plan.seed, uint64(number+1)))
}

func (r *rehearsal) keep(client *web.Client) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.clients = append(r.clients, client)
}

// hangUp ends all lines and adds up what they went through.
func (r *rehearsal) hangUp() {
	for _, client := range r.clients {
		tally := client.Tally()
		client.Close()
		r.lines.Acts += tally.Acts
		r.lines.Answered += tally.Answered
		r.lines.SlowDowns += tally.SlowDowns
		r.lines.Reconnects += tally.Reconnects
		r.lines.SentAgain += tally.SentAgain
		r.lines.Polled += tally.Polled
	}
}
