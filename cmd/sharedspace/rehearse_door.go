package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// comeIn joins by the code, as a person does, and opens a line.
func (r *rehearsal) comeIn(ctx context.Context, code string, number int) (*web.Client, error) {
	who := r.company.People[number]
	base := r.plan.to[number%len(r.plan.to)]
	door, err := patiently(ctx, r.ledger, func() (web.Door, error) {
		return web.Join(ctx, base, web.Knock{Code: code})
	})
	if err != nil {
		return nil, fmt.Errorf("join: %w", err)
	}
	organisation := who.Organisation
	if n := len(door.Organisations); organisation > n {
		organisation = number % (n + 1)
	}
	admission, err := patiently(ctx, r.ledger, func() (web.Admission, error) {
		return web.TakePass(ctx, base, web.Entrance{Code: code, Organisation: organisation})
	})
	if err != nil {
		return nil, fmt.Errorf("join: %w", err)
	}
	client, err := web.Dial(ctx, base, admission.Pass, who.Name)
	if err != nil {
		return nil, fmt.Errorf("line: %w", err)
	}
	return client, nil
}

// openWorkshop opens a workshop as its host, and takes a facilitator's pass by
// the facilitator link.
func openWorkshop(ctx context.Context, base string, company company, ledger *ledger) (code, pass string, err error) {
	none := 0
	opening := web.Opening{
		Topic: company.Topic, Organisations: company.Organisations, People: len(company.People), Minutes: 90,
		Quota: company.Quota, AnswerSeconds: &none,
	}
	opened, err := patiently(ctx, ledger, func() (web.Opened, error) { return web.Open(ctx, base, opening) })
	if err != nil {
		return "", "", fmt.Errorf("open a workshop: %w", err)
	}
	admission, err := patiently(ctx, ledger, func() (web.Admission, error) {
		return web.TakePass(ctx, base, web.Entrance{Token: web.TokenOf(opened.Links.Facilitator)})
	})
	if err != nil {
		return "", "", fmt.Errorf("come in as facilitator: %w", err)
	}
	return opened.Code, admission.Pass, nil
}

// patiently asks again as often as the server says to slow down.
func patiently[T any](ctx context.Context, ledger *ledger, ask func() (T, error)) (T, error) {
	for {
		answer, err := ask()
		var refusal *facilitation.Refusal
		if !errors.As(err, &refusal) || refusal.Code != facilitation.SlowDown {
			return answer, err
		}
		ledger.note(func(_ tallies, counts *ledgerCounts) { counts.slowDowns++ })
		ms, _ := refusal.With["retryMs"].(float64)
		select {
		case <-time.After(time.Duration(ms) * time.Millisecond):
		case <-ctx.Done():
			return answer, ctx.Err()
		}
	}
}
