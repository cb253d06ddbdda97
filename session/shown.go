package session

import (
	"sync"

	"sharedspace/facilitation"
)

// shown is what windows may see: the state as it was last published, layer by
// layer. The room writes it, windows read it; nothing is sent under its lock.
type shown struct {
	mu       sync.Mutex
	moment   moment
	chains   []Chain
	live     facilitation.Live
	layers   map[facilitation.Layer]*layer
	windows  map[*Window]bool
	troubled bool
	over     bool
	touched  chan struct{} // a mailbox: live parts have changed
}

func newShown() *shown {
	return &shown{layers: map[facilitation.Layer]*layer{}, windows: map[*Window]bool{}, touched: make(chan struct{}, 1)}
}

// publish shows a moment and wakes all windows.
func (s *shown) publish(now moment, chains []Chain, live facilitation.Live, ticked bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.moment, s.chains, s.live = now, chains, live
	for _, layer := range s.layers {
		layer.see(now)
		layer.seeLive(now.state, live, ticked)
	}
	s.wakeAll()
}

// layer returns a layer as it is shown now.
func (s *shown) layer(name facilitation.Layer) *layer {
	if s.layers[name] == nil {
		s.layers[name] = newLayer(name)
		s.layers[name].see(s.moment)
		s.layers[name].seeLive(s.moment.state, s.live, true)
	}
	return s.layers[name]
}

// rollBack forgets everything: the log is read anew. What windows have got so far
// is of another history.
func (s *shown) rollBack() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.moment, s.chains, s.live = moment{}, nil, facilitation.Live{}
	clear(s.layers)
	for window := range s.windows {
		window.rolledBack = true
	}
}

func (s *shown) trouble(troubled bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.troubled != troubled {
		s.troubled = troubled
		s.wakeAll()
	}
}

// end lets every window know that nothing more will come.
func (s *shown) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = true
	s.wakeAll()
}

// touch asks the room to publish, because a live part has changed.
func (s *shown) touch() { signal(s.touched) }

// wake has the windows of one pass look again.
func (s *shown) wake(claim string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for window := range s.windows {
		if window.claim == claim {
			signal(window.woken)
		}
	}
}

func (s *shown) wakeAll() {
	for window := range s.windows {
		signal(window.woken)
	}
}

func (s *shown) add(window *Window) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.windows[window] = true
}

// remove tells whether the window was open.
func (s *shown) remove(window *Window) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	open := s.windows[window]
	delete(s.windows, window)
	return open
}

func (s *shown) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.windows)
}
