package session

// news is what the room's helpers have seen.
type news struct {
	entry   *Entry
	trouble error          // the store does not answer
	over    error          // this life is over
	well    bool           // the store answers
	counted map[string]int // people who have answered, by open round
}

// see takes what a helper has seen.
func (l *life) see(seen news) error {
	switch {
	case seen.over != nil:
		return seen.over
	case seen.trouble != nil:
		l.troubled(seen.trouble)
	case seen.well:
		l.recovered()
	case seen.counted != nil:
		l.progress.take(seen.counted)
		l.pace.changed = true
	case seen.entry != nil:
		return l.apply(*seen.entry)
	}
	return nil
}

func (l *life) troubled(err error) {
	if !l.trouble {
		l.trouble = true
		l.room.logger.WarnContext(l.ctx, "the store does not answer", "error", err)
	}
	l.refuseLate()
	l.room.shown.trouble(true)
}

func (l *life) recovered() {
	if l.trouble {
		l.trouble = false
		l.room.shown.trouble(false)
	}
}

// tell gives news to the room's goroutine.
func (l *life) tell(seen news) {
	select {
	case l.news <- seen:
	case <-l.ctx.Done():
	}
}

// follow tells of each entry that the log takes, until this life ends.
func (l *life) follow() {
	revision := l.room.moment.Load().revision
	for l.ctx.Err() == nil {
		var trouble error
		for entry, err := range l.room.store.Follow(l.ctx, l.room.id, overlap(revision)) {
			if err != nil {
				trouble = err
				break
			}
			l.tell(news{entry: &entry})
			revision = entry.Revision
		}
		switch {
		case l.ctx.Err() != nil:
			return
		case trouble != nil && lost(trouble):
			l.tell(news{over: trouble})
			return
		case trouble != nil:
			l.tell(news{trouble: trouble})
		}
		if l.awaitStore(revision) != nil {
			return
		}
	}
}

// awaitStore waits until the store answers again.
func (l *life) awaitStore(revision int64) error {
	for {
		pause(l.ctx, storePause)
		_, err := l.room.readAfter(l.ctx, overlap(revision))
		switch {
		case l.ctx.Err() != nil:
			return l.ctx.Err()
		case err == nil:
			l.tell(news{well: true})
			return nil
		case lost(err):
			l.tell(news{over: err})
			return err
		}
	}
}
