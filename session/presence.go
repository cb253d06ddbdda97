package session

import (
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
	lineGrace   = 5 * time.Second // a reload
	pollGrace   = forgetAfter     // between two polls, perhaps of two nodes
)

func newPresence(node string) *presence {
	return &presence{
		node: node, local: map[string]*onLine{}, remote: map[string]remoteNode{}, ledAt: time.Now(),
		counted: map[string]bool{}, uncounted: map[string]bool{}, left: map[string]bool{}, letIn: map[string]bool{},
	}
}

// enter notes an open window; exit undoes it. anew: it is no further look of a
// window that was here already.
func (p *presence) enter(person Person, anew bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.windows++
	switch {
	case person.leads():
		p.leaders++
		p.ledAt = time.Now()
	case person.Role == facilitation.Participant:
		p.arrive(person, anew)
	}
}

func (p *presence) arrive(person Person, anew bool) {
	claim := person.Claim()
	one := p.local[claim]
	if one == nil {
		one = &onLine{}
		p.local[claim] = one
		anew = true
	}
	one.windows++
	one.organisation = person.Organisation
	if person.Name != "" && person.Name != one.name {
		one.name = person.Name
		p.changed = true
	}
	p.changed = p.changed || anew
	if p.left[claim] && anew { // back again
		delete(p.left, claim)
		p.gone = max(0, p.gone-1)
	}
	p.meet(claim)
}

// exit: whoever has gone is taken for present for grace.
func (p *presence) exit(person Person, grace time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.windows--
	p.emptied = time.Now()
	if person.leads() {
		p.leaders--
		p.ledAt = time.Now()
	}
	if one := p.local[person.Claim()]; one != nil && person.Role == facilitation.Participant {
		one.windows--
		one.until = later(one.until, time.Now().Add(grace))
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
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

// lower takes over that the log's number of people here went down. Whoever was
// counted and is not in the log yet stays counted; a number that is higher than
// what this room has seen was set by hand, or is from before a restart.
func (p *presence) lower(before, after int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if count := len(p.counted) - p.gone; count < before {
		p.gone += max(0, count-after)
		return
	}
	p.gone += before - after
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
