package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// leader is the rehearsal's facilitator. It presses the one big button, as
// everybody does who facilitates, once all people are done with the moment.
type leader struct {
	nodes  []string
	pass   string
	code   string // of the workshop
	client *web.Client
	ledger *ledger
	bar    *progressBar
	chance *rand.Rand
	pace   time.Duration
	people int

	last web.Parts // before the record was published
}

// patience is how long anything may take before a rehearsal gives up.
const patience = time.Minute

// lead runs the workshop from its first button to its last.
func (l *leader) lead(ctx context.Context) error {
	for {
		next, parts, err := l.ready(ctx)
		if err != nil {
			return err
		}
		stage, _ := web.Part[facilitation.PartStage](parts, "stage")
		l.bar.stage(stage)
		if stage.Stage == facilitation.Closed {
			return nil
		}
		if err := l.press(ctx, next, parts); err != nil {
			return fmt.Errorf("the facilitator's button %q: %w", next.Label, err)
		}
	}
}

// ready waits until everybody is done with this moment and the button can be pressed.
func (l *leader) ready(ctx context.Context) (facilitation.PartNext, web.Parts, error) {
	for {
		parts := l.client.Parts()
		next, _ := web.Part[facilitation.PartNext](parts, "next")
		stage, _ := web.Part[facilitation.PartStage](parts, "stage")
		if stage.Stage == facilitation.Closed {
			return next, parts, nil
		}
		await := l.awaited(parts, stage, next)
		if await == nil {
			return next, parts, nil
		}
		limited, cancel := context.WithTimeout(ctx, patience+100*l.pace)
		err := await(limited)
		cancel()
		if err != nil {
			return next, parts, fmt.Errorf("waiting in %s, %s: %w", stage.Stage, stage.Moment, err)
		}
	}
}

// awaited is what has to happen before the button is pressed; nil: nothing.
func (l *leader) awaited(parts web.Parts, stage facilitation.PartStage, next facilitation.PartNext) func(context.Context) error {
	if next.Do == "" {
		return l.until(func(parts web.Parts) bool {
			next, _ := web.Part[facilitation.PartNext](parts, "next")
			return next.Do != "" || isClosed(parts)
		})
	}
	if stage.Stage == facilitation.Arriving && !l.allHere(parts) {
		return l.until(l.allHere)
	}
	if stage.Moment == facilitation.Speaking && !allSpoke(parts) {
		return l.until(allSpoke)
	}
	for _, key := range keysOf(parts, stage) {
		if !l.ledger.isDone(key, l.people) {
			return func(ctx context.Context) error { return l.ledger.wait(ctx, key, l.people) }
		}
	}
	return nil
}

// keysOf are the duties that everybody has in this view.
func keysOf(parts web.Parts, stage facilitation.PartStage) []string {
	var keys []string
	for id := range web.PartsOf[facilitation.PartRound](parts, "round") {
		keys = append(keys, roundKey(id))
	}
	switch {
	case stage.Stage == facilitation.Arriving:
		keys = append(keys, arrivingKey)
	case stage.Moment == facilitation.Working:
		keys = append(keys, questionKey(stage))
	case stage.Moment == facilitation.Settling:
		keys = append(keys, championKey(stage))
	}
	return keys
}

func (l *leader) until(reached func(web.Parts) bool) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := l.client.Until(ctx, reached)
		return err
	}
}

func (l *leader) allHere(parts web.Parts) bool {
	people, _ := web.Part[facilitation.PartPeople](parts, "people")
	return people.Here >= l.people && len(people.People) >= l.people && people.Newcomers == 0
}

// allSpoke: nobody's turn is left, or the room has gone on.
func allSpoke(parts web.Parts) bool {
	stage, _ := web.Part[facilitation.PartStage](parts, "stage")
	turns, _ := web.Part[facilitation.PartTurns](parts, "turns")
	return stage.Moment != facilitation.Speaking ||
		!slices.ContainsFunc(turns.Lists, func(list facilitation.PartTurnList) bool { return list.Now != 0 })
}

func isClosed(parts web.Parts) bool {
	stage, _ := web.Part[facilitation.PartStage](parts, "stage")
	return stage.Stage == facilitation.Closed || stage.Stage == facilitation.Cancelled
}

// press prepares what the button needs, presses it, and waits until the view
// offers another one.
func (l *leader) press(ctx context.Context, next facilitation.PartNext, parts web.Parts) error {
	with := maps.Clone(next.With)
	if err := l.prepare(ctx, next.Do, with, parts); err != nil {
		return err
	}
	if err := think(ctx, l.pace, l.chance); err != nil {
		return err
	}
	if _, err := l.client.Press(ctx, next.Do, with); err != nil {
		return err
	}
	l.ledger.note(func(_ tallies, counts *ledgerCounts) { counts.presses++ })
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	before := fingerprint(next)
	_, err := l.client.Until(limited, func(parts web.Parts) bool {
		now, _ := web.Part[facilitation.PartNext](parts, "next")
		return fingerprint(now) != before || isClosed(parts)
	})
	if err != nil {
		return fmt.Errorf("it was pressed and nothing changed: %w", err)
	}
	return nil
}

func fingerprint(next facilitation.PartNext) string {
	data, _ := json.Marshal(next) // came from JSON
	return string(data)
}

// do is an act beside the button.
func (l *leader) do(ctx context.Context, commands ...facilitation.Command) error {
	for _, command := range commands {
		if _, err := l.client.Do(ctx, command); err != nil {
			return fmt.Errorf("%s: %w", facilitation.CommandName(command), err)
		}
	}
	return nil
}
