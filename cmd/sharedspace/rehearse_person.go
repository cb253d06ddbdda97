package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// attendant is one person of the company on the line. It looks at its view and
// does what is due there, one duty after the other.
type attendant struct {
	person
	number int // from 0
	said   []string
	client *web.Client
	ledger *ledger
	chance *rand.Rand
	pace   time.Duration
	bar    *progressBar // guests move it themselves
	guest  bool         // beside a human facilitator, who may go on before everybody is done

	done    map[string]bool
	written []string // cards begun
	told    int      // own statements sent
}

// duty is something to do once, now.
type duty struct {
	key string
	do  func(ctx context.Context, parts web.Parts) error
}

// over is the duty of going when the workshop has ended.
const over = "over"

// attend lives until the workshop ends or ctx does.
func (a *attendant) attend(ctx context.Context) error {
	for {
		var due duty
		parts, err := a.client.Until(ctx, func(parts web.Parts) (found bool) {
			due, found = a.due(parts)
			return found
		})
		if err != nil {
			return err
		}
		a.showStage(parts)
		if due.key == over {
			return nil
		}
		if err := a.fulfil(ctx, due, parts); err != nil {
			return err
		}
	}
}

// showStage moves the bar where no facilitator of the rehearsal does.
func (a *attendant) showStage(parts web.Parts) {
	if stage, ok := web.Part[facilitation.PartStage](parts, "stage"); ok && a.guest && a.number == 0 {
		a.bar.stage(stage)
	}
}

func (a *attendant) fulfil(ctx context.Context, due duty, parts web.Parts) error {
	err := due.do(ctx, parts)
	if a.guest && overtaken(err) {
		a.ledger.note(func(_ tallies, counts *ledgerCounts) { counts.late++ })
		err = nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", due.key, err)
	}
	a.done[due.key] = true
	a.ledger.report(due.key)
	return nil
}

// do sends one act, after the pause that a person needs.
func (a *attendant) do(ctx context.Context, command facilitation.Command) (web.Saved, error) {
	if err := think(ctx, a.pace, a.chance); err != nil {
		return web.Saved{}, err
	}
	saved, err := a.client.Do(ctx, command)
	if err != nil {
		return saved, fmt.Errorf("%s: %w", facilitation.CommandName(command), err)
	}
	return saved, nil
}

// think pauses for half to one and a half times the pace.
func think(ctx context.Context, pace time.Duration, chance *rand.Rand) error {
	if pace == 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(pace/2 + time.Duration(chance.Int64N(int64(pace))))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// overtaken tells whether a human facilitator, or somebody in the group, was faster.
func overtaken(err error) bool {
	var refusal *facilitation.Refusal
	return errors.As(err, &refusal) && slices.Contains([]string{
		facilitation.RoundShut, facilitation.WrongStage, facilitation.NotOpen, facilitation.RoundIsOpen, facilitation.AlreadyHeard,
		facilitation.TooMany, facilitation.LineChanged, facilitation.UnknownThing, facilitation.DoorsClosed,
	}, refusal.Code)
}

// due is the first duty of this view that is not done yet.
func (a *attendant) due(parts web.Parts) (duty, bool) {
	for _, each := range a.duties(parts) {
		if !a.done[each.key] {
			return each, true
		}
	}
	return duty{}, false
}

func (a *attendant) duties(parts web.Parts) []duty {
	stage, _ := web.Part[facilitation.PartStage](parts, "stage")
	if stage.Stage == facilitation.Closed || stage.Stage == facilitation.Cancelled {
		return []duty{{key: over}}
	}
	duties := a.roundDuties(parts)
	switch {
	case stage.Stage == facilitation.Arriving:
		duties = append(duties, duty{arrivingKey, a.trySend})
	case stage.Moment == facilitation.Speaking:
		duties = append(duties, a.turnDuty(parts)...)
	case stage.Moment == facilitation.Working && a.group(parts) > 0:
		duties = append(duties, duty{questionKey(stage), a.talkAbout(stage)})
	case stage.Moment == facilitation.Settling:
		duties = append(duties, duty{championKey(stage), a.offer})
	}
	return duties
}

// The keys of the duties, by which a facilitator waits for everybody.
const arrivingKey = "arriving"

func roundKey(round string) string { return "round/" + round }

func questionKey(stage facilitation.PartStage) string {
	return fmt.Sprintf("question/%d/%d", stage.Time, stage.Question)
}

func championKey(stage facilitation.PartStage) string {
	return fmt.Sprintf("champion/%d", stage.Time)
}

func (a *attendant) trySend(ctx context.Context, _ web.Parts) error {
	_, err := a.do(ctx, facilitation.TrySend{Words: "Good morning"})
	return err
}

// turnDuty is to speak, once it is this seat's turn. Every seventh person passes
// the first time.
func (a *attendant) turnDuty(parts web.Parts) []duty {
	turns, _ := web.Part[facilitation.PartTurns](parts, "turns")
	seat := a.seat(parts)
	for _, list := range turns.Lists {
		if list.Now != seat || seat == 0 {
			continue
		}
		finish := facilitation.FinishTurn{Turns: turns.Turns, Seat: seat, Passed: !list.Again && a.number%7 == 3}
		return []duty{{fmt.Sprintf("turn/%s/%t", turns.Turns, list.Again), func(ctx context.Context, _ web.Parts) error {
			_, err := a.do(ctx, finish)
			return err
		}}}
	}
	return nil
}

func (a *attendant) roundDuties(parts web.Parts) []duty {
	rounds := web.PartsOf[facilitation.PartRound](parts, "round")
	var duties []duty
	for _, id := range slices.Sorted(maps.Keys(rounds)) {
		if rounds[id].State == facilitation.RoundStands {
			duties = append(duties, duty{roundKey(id), a.answerRound(id, rounds[id])})
		}
	}
	return duties
}

// offer is one person's: to motivate peers for the first line that was agreed.
func (a *attendant) offer(ctx context.Context, parts web.Parts) error {
	lines := web.PartsOf[facilitation.PartMinuteLine](parts, "line")
	for _, id := range slices.Sorted(maps.Keys(lines)) {
		if a.number != 0 || !agrees(lines[id].Outcome) {
			continue
		}
		_, err := a.do(ctx, facilitation.BeChampion{Champion: web.NewID(), Key: web.NewID(), Proposal: id, Name: championName, Profession: championProfession})
		return err
	}
	return nil
}

func agrees(outcome facilitation.Outcome) bool {
	return slices.Contains([]facilitation.Outcome{
		facilitation.Agreed, facilitation.AgreedReservations, facilitation.SupportedObjected, facilitation.AgreedAloud,
	}, outcome)
}

func (a *attendant) you(parts web.Parts) facilitation.PartYou {
	you, _ := web.Part[facilitation.PartYou](parts, "you")
	return you
}

func (a *attendant) seat(parts web.Parts) int { return a.you(parts).Seat }

func (a *attendant) group(parts web.Parts) int { return a.you(parts).Group }
