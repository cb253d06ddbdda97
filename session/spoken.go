package session

import (
	"context"
	"encoding/json"
	"time"
)

// spoken is what nodes say to each other over the bell.
type spoken struct {
	Node   string            `json:"node"`
	People map[string]string `json:"people,omitempty"` // first name by claim
	Leads  bool              `json:"leads,omitempty"`
	Pen    *spokenPen        `json:"pen,omitempty"` // then nothing else
}

// sentence is what to tell other nodes now; nil: nothing.
func (p *presence) sentence() *spoken {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.changed && time.Since(p.saidAt) < sayEvery {
		return nil
	}
	p.changed, p.saidAt = false, time.Now()
	return &spoken{Node: p.node, People: p.ours(), Leads: p.leaders > 0}
}

// hear takes what another node says of its people.
func (p *presence) hear(said spoken) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, known := p.remote[said.Node]; !known {
		p.changed = true // it has not heard of ours
	}
	p.remote[said.Node] = remoteNode{said.People, time.Now().Add(forgetAfter)}
	for claim := range said.People {
		p.meet(claim)
	}
	if said.Leads {
		p.ledAt = time.Now()
	}
}

// say tells other nodes who is here.
func (l *life) say() {
	said := l.room.people.sentence()
	if said == nil {
		return
	}
	l.tasks.Go(func() { l.room.speak(l.ctx, *said) })
}

// speak may fail in silence: the bell carries hints.
func (r *Room) speak(ctx context.Context, said spoken) {
	message, err := json.Marshal(said)
	if err != nil {
		return
	}
	speaking, done := context.WithTimeout(ctx, storePatience)
	defer done()
	if err := r.store.Say(speaking, r.id, message); err != nil && ctx.Err() == nil {
		r.logger.DebugContext(ctx, "the bell does not carry", "error", err)
	}
}

// hear listens to other nodes until this life ends.
func (l *life) hear() {
	for l.ctx.Err() == nil {
		for message, err := range l.room.store.Hear(l.ctx, l.room.id) {
			if err != nil {
				break
			}
			l.room.listen(message)
		}
		pause(l.ctx, storePause)
	}
}

func (r *Room) listen(message []byte) {
	var said spoken
	if json.Unmarshal(message, &said) != nil || said.Node == r.people.node || said.Node == "" {
		return
	}
	if said.Pen != nil {
		r.pens.hear(*said.Pen)
		r.shown.touch()
		return
	}
	r.people.hear(said)
}
