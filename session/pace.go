package session

import "time"

// pace spaces out what windows are shown: the first change goes out at once, the
// gap before the next grows with the number of windows.
type pace struct {
	changed bool
	over    <-chan time.Time // the end of a gap; nil: there is none
}

const (
	fullGap     = 50 * time.Millisecond
	crowdGap    = 100 * time.Millisecond
	fullWindows = 500
)

func gap(windows int) time.Duration {
	if windows > fullWindows {
		return crowdGap
	}
	return fullGap * time.Duration(windows) / fullWindows
}

// show publishes what has changed, unless the gap after the last time is not over.
func (l *life) show() {
	if !l.pace.changed || l.pace.over != nil {
		return
	}
	l.publish(false)
	if length := gap(l.room.shown.count()); length > 0 {
		l.pace.over = time.After(length)
	}
}

// publish shows all windows the state as it is. The part "people" changes only
// with the tick, once a second.
func (l *life) publish(ticked bool) {
	l.pace.changed = false
	now := &moment{l.state, l.revision()}
	l.room.moment.Store(now)
	live := l.room.people.live(l.state)
	live.Progress = l.progress.counted
	live.Pens = l.room.pens.held()
	l.room.shown.publish(*now, l.chains, live, ticked)
}
