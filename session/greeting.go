package session

import (
	"time"

	"sharedspace/facilitation"
)

// Whoever acts without a window, as between two polls, is here too: else passes
// that nobody sees could answer a round, and close it early on the first text.

// greet takes somebody for present who acts and is not on the line.
func (p *presence) greet(person Person) {
	p.mu.Lock()
	defer p.mu.Unlock()
	claim := person.Claim()
	if person.Role != facilitation.Participant || p.left[claim] || p.onAnyLine(claim) {
		return
	}
	p.arrive(person, true)
	one := p.local[claim]
	one.windows--
	one.until = time.Now().Add(pollGrace)
}

func (p *presence) onAnyLine(claim string) bool {
	for _, node := range p.remote {
		if _, there := node.people[claim]; there {
			return true
		}
	}
	return p.local[claim] != nil
}

// hasMet tells whether somebody was ever on the line, here or on another node:
// who was not is not counted, and cannot make it one fewer.
func (p *presence) hasMet(claim string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.counted[claim] || p.uncounted[claim]
}
