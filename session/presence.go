package session

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"sync"
	"time"

	"sharedspace/facilitation"
)

// presence is who is on the line now, on this node and on others. It travels
// over the bell and is never written.
type presence struct {
	mu      sync.Mutex
	node    string
	local   map[string]*onLine    // by claim
	remote  map[string]remoteNode // by the node's name
	leaders int                   // windows of facilitators and hosts here
	windows int
	emptied time.Time // when the last window was closed
	ledAt   time.Time // when a facilitator was last on the line

	counted   map[string]bool // claims this room has counted as here
	uncounted map[string]bool // seen, not counted yet: at the door
	gone      int             // of those counted, so many have gone
	left      map[string]bool // pressed *I have to go* here
	letIn     map[string]bool

	changed bool      // since it was last said
	saidAt  time.Time //
}

type onLine struct {
	name         string
	organisation int
	windows      int
	until        time.Time // without a window: still taken for present
}

type remoteNode struct {
	people map[string]string // first name by claim
	until  time.Time
}

const (
	sayEvery    = 10 * time.Second
	forgetAfter = 45 * time.Second
	ledGrace    = 30 * time.Second
	lineGrace   = 5 * time.Second // between two polls, or a reload
)

// spoken is what nodes say to each other over the bell.
type spoken struct {
	Node   string            `json:"node"`
	People map[string]string `json:"people,omitempty"` // first name by claim
	Leads  bool              `json:"leads,omitempty"`
	Pen    *spokenPen        `json:"pen,omitempty"` // then nothing else
}

func newPresence(node string) *presence {
	return &presence{
		node: node, local: map[string]*onLine{}, remote: map[string]remoteNode{}, ledAt: time.Now(),
		counted: map[string]bool{}, uncounted: map[string]bool{}, left: map[string]bool{}, letIn: map[string]bool{},
	}
}

// enter notes an open window; exit undoes it.
func (p *presence) enter(person Person) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.windows++
	p.changed = true
	switch {
	case person.leads():
		p.leaders++
		p.ledAt = time.Now()
	case person.Role == facilitation.Participant:
		p.arrive(person)
	}
}

func (p *presence) arrive(person Person) {
	claim := person.Claim()
	one := p.local[claim]
	if one == nil {
		one = &onLine{}
		p.local[claim] = one
	}
	one.windows++
	one.organisation = person.Organisation
	if person.Name != "" {
		one.name = person.Name
	}
	if p.left[claim] { // back again
		delete(p.left, claim)
		p.gone = max(0, p.gone-1)
	}
	p.meet(claim)
}

func (p *presence) exit(person Person) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.windows--
	p.emptied = time.Now()
	p.changed = true
	if person.leads() {
		p.leaders--
		p.ledAt = time.Now()
	}
	if one := p.local[person.Claim()]; one != nil && person.Role == facilitation.Participant {
		one.windows--
		one.until = time.Now().Add(lineGrace)
	}
}

// meet remembers somebody to be counted as here.
func (p *presence) meet(claim string) {
	if !p.counted[claim] {
		p.uncounted[claim] = true
	}
}

// leave notes that somebody has pressed *I have to go*.
func (p *presence) leave(claim string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.left[claim] = true
	p.changed = true
}

func (p *presence) hasLeft(claim string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.left[claim]
}

func (p *presence) isLetIn(claim string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.letIn[claim]
}

// letInAll lets in everybody who waits at the door now.
func (p *presence) letInAll(state facilitation.State) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for claim := range p.names() {
		if p.waiting(state, claim) == "door" {
			p.letIn[claim] = true
		}
	}
}

// waiting is why somebody has no seat yet: "", "round" or "door".
func (p *presence) waiting(state facilitation.State, claim string) string {
	return facilitation.You(state, facilitation.Participant, claim, nil, p.letIn[claim]).Waiting
}

// count is how many this room has counted as here; it never goes down by itself.
func (p *presence) count(state facilitation.State) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	for claim := range p.uncounted {
		if p.waiting(state, claim) != "door" {
			p.counted[claim] = true
			delete(p.uncounted, claim)
		}
	}
	return len(p.counted) - p.gone
}

// lower takes over that fewer are here.
func (p *presence) lower(here int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.gone = max(0, len(p.counted)-here)
}

// names are the first names of those on the line, by claim.
func (p *presence) names() map[string]string {
	names := map[string]string{}
	for _, node := range p.remote {
		maps.Copy(names, node.people)
	}
	maps.Copy(names, p.ours())
	return names
}

// ours are those on the line on this node.
func (p *presence) ours() map[string]string {
	ours := map[string]string{}
	for claim, one := range p.local {
		if (one.windows > 0 || time.Now().Before(one.until)) && !p.left[claim] {
			ours[claim] = one.name
		}
	}
	return ours
}

func seatsByClaim(state facilitation.State) map[string]int {
	seats := make(map[string]int, len(state.Seats))
	for i, seat := range state.Seats {
		seats[seat.Claim] = i + 1
	}
	return seats
}

// presentSeats are the seats on the line, in order.
func (p *presence) presentSeats(state facilitation.State) []int {
	p.mu.Lock()
	defer p.mu.Unlock()
	seats := seatsByClaim(state)
	var present []int
	for claim := range p.names() {
		if seat := seats[claim]; seat > 0 {
			present = append(present, seat)
		}
	}
	slices.Sort(present)
	return present
}

// live is what windows are shown of presence.
func (p *presence) live(state facilitation.State) facilitation.Live {
	here := p.count(state)
	p.mu.Lock()
	defer p.mu.Unlock()
	live := facilitation.Live{
		Here:        max(here, state.Here),
		Facilitated: p.leaders > 0 || time.Since(p.ledAt) < ledGrace,
		People:      map[int]facilitation.PartPerson{},
	}
	seats := seatsByClaim(state)
	for claim, name := range p.names() {
		seat := seats[claim]
		if seat > 0 {
			if !state.Settings.Names {
				name = ""
			}
			live.People[seat] = facilitation.PartPerson{Name: name, Present: true}
			continue
		}
		live.Newcomers++
		if p.waiting(state, claim) == "door" {
			live.Knocking++
		}
	}
	return live
}

// forget drops whoever was not heard of for too long.
func (p *presence) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	maps.DeleteFunc(p.remote, func(_ string, node remoteNode) bool { return now.After(node.until) })
	maps.DeleteFunc(p.local, func(_ string, one *onLine) bool {
		gone := one.windows == 0 && now.After(one.until)
		p.changed = p.changed || gone
		return gone
	})
}

// nobody tells whether no window was open here for a while.
func (p *presence) nobody() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.windows == 0 && time.Since(p.emptied) >= idleFor
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
