package facilitation

import (
	"time"
)

// The clock informs. It never locks, advances or discards anything.

func decideClock(state State, act Act) ([]Event, bool, error) {
	switch c := act.Command.(type) {
	case SetTimer:
		events, err := decideSetTimer(state, act, c)
		return events, true, err
	case HoldClock:
		return decideHoldClock(state, act, c), true, nil
	case Replan:
		events, err := decideReplan(state, act, c)
		return events, true, err
	}
	return nil, false, nil
}

// farthest is how far from now a timer may be set.
const farthest = 12 * time.Hour

func decideSetTimer(state State, act Act, c SetTimer) ([]Event, error) {
	if c.EndsAt.Before(act.At.Add(-time.Hour)) || c.EndsAt.After(act.At.Add(farthest)) {
		return nil, refuse(BadValue, Facts{"what": "timer"})
	}
	if state.Clock.Held {
		return []Event{ClockHeld{LeftSeconds: seconds(c.EndsAt.Sub(act.At))}}, nil
	}
	if c.EndsAt.Equal(state.Clock.EndsAt) {
		return nil, nil
	}
	return []Event{TimerSet{EndsAt: c.EndsAt.UTC()}}, nil
}

func decideHoldClock(state State, act Act, c HoldClock) []Event {
	switch {
	case c.Held == state.Clock.Held || state.Clock.EndsAt.IsZero():
		return nil
	case c.Held:
		return []Event{ClockHeld{LeftSeconds: seconds(state.Clock.EndsAt.Sub(act.At))}}
	}
	return []Event{ClockRuns{EndsAt: act.At.Add(time.Duration(state.Clock.Left) * time.Second)}}
}

func decideAskForTime(state State) ([]Event, error) {
	if state.Clock.Asked {
		return nil, nil
	}
	return []Event{MoreTimeAsked{}}, nil
}

// decideReplan spreads the time left over the stages left, in proportion to the
// plan, and never takes from the close.
func decideReplan(state State, act Act, c Replan) ([]Event, error) {
	if state.StartsAt.IsZero() {
		return nil, refuse(WrongStage, state.where())
	}
	end := c.EndsAt
	if end.IsZero() {
		end = state.plannedEnd()
	}
	left := seconds(end.Sub(act.At))
	if left < 60 || left > seconds(farthest) {
		return nil, refuse(BadValue, Facts{"what": "end"})
	}
	rest := state.stagesFrom(state.Stage)
	planned, closing := 0, state.Plan[Closing]
	for _, stage := range rest {
		if stage != Closing {
			planned += state.Plan[stage]
		}
	}
	spread := max(left-closing, 0)
	plan := map[Stage]int{Closing: closing}
	for _, stage := range rest {
		if stage != Closing && planned > 0 {
			plan[stage] = spread * state.Plan[stage] / planned
		}
	}
	return []Event{Replanned{Seconds: plan, EndsAt: act.At.Add(time.Duration(plan[state.Stage]) * time.Second)}}, nil
}

func seconds(d time.Duration) int { return int(d.Round(time.Second) / time.Second) }

// minute is as fine as the log tells the time of an event.
func minute(at time.Time) time.Time { return at.UTC().Truncate(time.Minute) }

// inSeconds is the end of a planned time, zero for none.
func inSeconds(at time.Time, n int) time.Time {
	if n <= 0 {
		return time.Time{}
	}
	return at.UTC().Add(time.Duration(n) * time.Second).Truncate(time.Millisecond)
}
