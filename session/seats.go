package session

import (
	"context"
	"reflect"

	"sharedspace/facilitation"
)

// seatNewcomers gives seats to windows here that have none, many in one entry.
// It waits while a round is open: an entry that names a seat would tell who came
// while others were writing.
func (l *life) seatNewcomers() {
	if len(l.state.Standing()) > 0 || ended(l.state) {
		return
	}
	open, letIn := l.room.people.newcomers(l.state)
	l.askSeats(open, false)
	l.askSeats(letIn, true)
}

func (l *life) askSeats(claims []facilitation.Claim, letIn bool) {
	if len(claims) > 0 {
		l.own(facilitation.TakeSeats{Claims: claims, LetIn: letIn})
	}
}

func ended(state facilitation.State) bool {
	return state.Stage == facilitation.Closed || state.Stage == facilitation.Cancelled
}

// newcomers are people with a window here and no seat, but for those who wait at
// the door; apart from them those whom a facilitator has let in.
func (p *presence) newcomers(state facilitation.State) (open, letIn []facilitation.Claim) {
	p.mu.Lock()
	defer p.mu.Unlock()
	seats := seatsByClaim(state)
	for claim, one := range p.local {
		if seats[claim] > 0 || p.left[claim] || p.waiting(state, claim) == "door" {
			continue
		}
		asked := facilitation.Claim{Claim: claim, Organisation: one.organisation}
		if p.letIn[claim] {
			letIn = append(letIn, asked)
		} else {
			open = append(open, asked)
		}
	}
	return open, letIn
}

// countHere raises the number of people here.
func (l *life) countHere() {
	if here := l.room.people.count(l.state); here > l.state.Here && !ended(l.state) {
		l.own(facilitation.CountHere{Here: here})
	}
}

// own queues an act of the room itself, if none of its kind is waiting. Whatever
// comes of it, the next tick looks again.
func (l *life) own(command facilitation.Command) {
	for _, waiting := range l.room.queue {
		if reflect.DeepEqual(waiting.act.Command, command) {
			return
		}
	}
	act := facilitation.Act{Role: facilitation.Room, Command: command}
	l.room.queue = append(l.room.queue, newWaiting(context.WithoutCancel(l.ctx), "", act, CommandSum{}))
}
