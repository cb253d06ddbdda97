package session

import (
	"context"
	"sync"
	"time"

	"sharedspace/facilitation"
)

// pens are the lines being written: whoever types holds a line's pen until 10 s
// of silence, or until the line is saved. They are shown live and travel over the bell; nothing is written.
type pens struct {
	mu    sync.Mutex
	lines map[string]pen // by "card/<id>/<line>"
}

type pen struct {
	claim string
	part  facilitation.PartPen
	until time.Time
}

type spokenPen struct {
	Line  string `json:"line"` // "card/<id>/<line>"
	Claim string `json:"claim"`
	Seat  int    `json:"seat"`
	Words string `json:"words"`
}

const penSilence = 10 * time.Second

func newPens() *pens { return &pens{lines: map[string]pen{}} }

// take writes with a line's pen; false: somebody else holds it.
func (p *pens) take(said spokenPen) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if held, is := p.lines[said.Line]; is && held.claim != said.Claim && time.Now().Before(held.until) {
		return false
	}
	p.put(said)
	return true
}

// hear takes over what another node says: its holder typed last.
func (p *pens) hear(said spokenPen) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.put(said)
}

func (p *pens) put(said spokenPen) {
	part := facilitation.PartPen{Seat: said.Seat, Words: said.Words}
	p.lines[said.Line] = pen{said.Claim, part, time.Now().Add(penSilence)}
}

// layDown gives a line's pen back, as its words are saved.
func (p *pens) layDown(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.lines, line)
}

// drop lays down pens that were silent for too long.
func (p *pens) drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for line, held := range p.lines {
		if !time.Now().Before(held.until) {
			delete(p.lines, line)
		}
	}
}

// held are the pens in use, by line.
func (p *pens) held() map[string]facilitation.PartPen {
	p.mu.Lock()
	defer p.mu.Unlock()
	held := map[string]facilitation.PartPen{}
	for line, pen := range p.lines {
		if time.Now().Before(pen.until) {
			held[line] = pen.part
		}
	}
	return held
}

// typeWords shows words while they are typed.
func (r *Room) typeWords(ctx context.Context, person Person, typed facilitation.TypeWords) (Saved, error) {
	now, claim := r.moment.Load(), person.Claim()
	act := facilitation.Act{
		Role: person.Role, Seat: now.state.SeatOf(claim), LetIn: r.people.isLetIn(claim),
		At: r.now(), Command: typed,
	}
	r.random(act.Random[:])
	if _, err := facilitation.Decide(now.state, act); err != nil {
		return Saved{}, err
	}
	said := spokenPen{
		Line: typed.On + "/" + string(typed.Line), Claim: claim, Seat: act.Seat,
		Words: facilitation.Clean(typed.Words),
	}
	if !r.pens.take(said) {
		return Saved{}, refusal(facilitation.Busy, facilitation.Facts{"what": "pen"})
	}
	r.shown.touch()
	r.speak(ctx, spoken{Node: r.people.node, Pen: &said})
	return Saved{Revision: now.revision}, nil
}
