package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// dialer spreads people over the nodes. Like the browser it polls where sockets
// bring nothing, and goes on to another node when one is gone.
func (p rehearsalPlan) dialer(number int) web.Dialer {
	first := number % len(p.to)
	return web.Dialer{Nodes: slices.Concat(p.to[first:], p.to[:first]), Origin: p.origin, Fallback: true}
}

// anywhere asks one node after the other until one answers.
func anywhere[T any](nodes []string, ask func(base string) (T, error)) (answer T, err error) {
	for _, base := range nodes {
		answer, err = ask(base)
		if away := (*url.Error)(nil); !errors.As(err, &away) {
			return answer, err
		}
	}
	return answer, err
}

// comeIn joins by the code, as a person does, and opens a line.
func (r *rehearsal) comeIn(ctx context.Context, code string, number int) (*web.Client, error) {
	who := r.company.People[number]
	dialer := r.plan.dialer(number)
	door, err := patiently(ctx, r.ledger, dialer.Nodes, func(base string) (web.Door, error) {
		return web.Join(ctx, base, web.Knock{Code: code})
	})
	if err != nil {
		return nil, fmt.Errorf("join: %w", err)
	}
	organisation := who.Organisation
	if n := len(door.Organisations); organisation > n {
		organisation = number % (n + 1)
	}
	admission, err := patiently(ctx, r.ledger, dialer.Nodes, func(base string) (web.Admission, error) {
		return web.TakePass(ctx, base, web.Entrance{Code: code, Organisation: organisation})
	})
	if err != nil {
		return nil, fmt.Errorf("join: %w", err)
	}
	client, err := dialer.Dial(ctx, admission.Pass, who.Name)
	if err != nil {
		return nil, fmt.Errorf("line: %w", err)
	}
	return client, nil
}

// openWorkshop opens a workshop as its host, and takes a facilitator's pass by
// the facilitator link.
func openWorkshop(ctx context.Context, nodes []string, company company, ledger *ledger) (code, pass string, err error) {
	none := 0
	opening := web.Opening{
		Topic: company.Topic, Organisations: company.Organisations, People: len(company.People), Minutes: 90,
		Quota: company.Quota, AnswerSeconds: &none,
	}
	opened, err := patiently(ctx, ledger, nodes, func(base string) (web.Opened, error) { return web.Open(ctx, base, opening) })
	if err != nil {
		return "", "", fmt.Errorf("open a workshop: %w", err)
	}
	admission, err := patiently(ctx, ledger, nodes, func(base string) (web.Admission, error) {
		return web.TakePass(ctx, base, web.Entrance{Token: web.TokenOf(opened.Links.Facilitator)})
	})
	if err != nil {
		return "", "", fmt.Errorf("come in as facilitator: %w", err)
	}
	return opened.Code, admission.Pass, nil
}

// patiently asks again as often as the server says to slow down.
func patiently[T any](ctx context.Context, ledger *ledger, nodes []string, ask func(base string) (T, error)) (T, error) {
	for {
		answer, err := anywhere(nodes, ask)
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
