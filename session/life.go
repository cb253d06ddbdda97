package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"sharedspace/facilitation"
)

// life is a room between two readings of its log from the start: mostly one,
// more only if the log was rolled back. All of it belongs to the room's goroutine.
type life struct {
	*history
	room  *Room
	ctx   context.Context // of everything this life has started
	tasks sync.WaitGroup

	news    chan news
	wrote   chan written // holds one
	flight  *flight
	trouble bool

	revealing map[string]bool // rounds whose close this room is finishing
	progress  progress
	pace      pace
}

// Once a second a room looks after what time brings.
const tick = time.Second

// run lives until ctx ends or the room retires. It returns once all it has
// started has ended.
func (r *Room) run(ctx context.Context) {
	defer close(r.ended)
	defer r.shown.end()
	err := r.live(ctx)
	for errors.Is(err, ErrRolledBack) {
		r.logger.WarnContext(ctx, "the log was rolled back", "error", err)
		r.shown.rollBack()
		r.rounds.forget()
		err = r.live(ctx)
	}
	r.openedWith(err)
	r.noteDue(context.Background())
	if err != nil && ctx.Err() == nil && !errors.Is(err, ErrNotFound) {
		r.logger.ErrorContext(ctx, "room ended", "error", err)
	}
}

// noteDue leaves in the directory when this workshop next has something to do:
// as soon as it has ended, and once more when its room closes.
func (r *Room) noteDue(ctx context.Context) {
	now := r.moment.Load()
	if now == nil || facilitation.Due(now.state).IsZero() {
		return
	}
	noting, done := context.WithTimeout(ctx, storePatience)
	defer done()
	err := r.store.Note(noting, r.id, facilitation.Due(now.state))
	if err != nil && !errors.Is(err, ErrEnded) && ctx.Err() == nil {
		r.logger.WarnContext(noting, "a due date was not noted", "error", err)
	}
}

// openedWith tells those who wait for the room to open how it went.
func (r *Room) openedWith(err error) {
	select {
	case <-r.loaded:
	default:
		r.err = err
		close(r.loaded)
	}
}

// live reads the log, then acts until something ends it.
func (r *Room) live(ctx context.Context) error {
	helping, stop := context.WithCancel(ctx)
	l := &life{
		history: newHistory(), room: r, ctx: helping,
		news: make(chan news), wrote: make(chan written, 1), revealing: map[string]bool{},
	}
	defer l.end(stop)
	if err := l.load(); err != nil {
		return err
	}
	r.openedWith(nil)
	l.tasks.Go(l.follow)
	l.tasks.Go(l.hear)
	l.tidy()
	return l.loop(ctx)
}

// end stops and waits for all this life has started. Acts that are under way are
// answered if their entry is in, and kept for the next life otherwise.
func (l *life) end(stop context.CancelFunc) {
	stop()
	l.tasks.Wait()
	if l.flight == nil {
		return
	}
	select {
	case result := <-l.wrote:
		if result.err == nil {
			answerAll(l.flight.outcomes, l.flight.entry.Revision)
			return
		}
	default:
	}
	l.requeue(l.flight)
}

// load reads the log as it is. An empty one is ErrNotFound.
func (l *life) load() error {
	entries, err := l.room.readAfter(l.ctx, 0)
	if err != nil {
		return fmt.Errorf("open room: %w", err)
	}
	for _, entry := range entries {
		if _, err := l.history.apply(entry); err != nil {
			return fmt.Errorf("open room: %w", err)
		}
	}
	if l.revision() == 0 {
		return fmt.Errorf("open room: %w", ErrNotFound)
	}
	l.publish(true)
	return nil
}

// loop is the room: one thing after another.
func (l *life) loop(ctx context.Context) error {
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	for {
		if err := l.start(); err != nil {
			return err
		}
		l.show()
		select {
		case <-ctx.Done():
			return ErrRoomEnded
		case act := <-l.room.acts:
			l.take(act)
		case seen := <-l.news:
			if err := l.see(seen); err != nil {
				return err
			}
		case result := <-l.wrote:
			if err := l.landed(result); err != nil {
				return err
			}
		case <-l.room.shown.touched:
			l.pace.changed = true
		case <-l.pace.over:
			l.pace.over = nil
		case <-ticker.C:
			if l.tick() {
				return nil
			}
		}
	}
}

// take queues an act and all that wait behind it.
func (l *life) take(act *waiting) {
	for {
		l.room.queue = append(l.room.queue, act)
		select {
		case act = <-l.room.acts:
		default:
			return
		}
	}
}

// apply takes an entry of the log, this room's own or another's.
func (l *life) apply(entry Entry) error {
	l.recovered()
	here, running := l.state.Here, !ended(l.state)
	events, err := l.history.apply(entry)
	if err != nil || len(events) == 0 {
		return err
	}
	for _, event := range events {
		switch event := event.(type) {
		case facilitation.HereChanged:
			if event.Here < here {
				l.room.people.lower(here, event.Here)
			}
			here = event.Here
		case facilitation.LatecomersLetIn:
			l.room.people.letInAll(l.state)
		case facilitation.CardLineSaved:
			l.room.pens.layDown("card/" + event.Card + "/" + string(event.Line))
		case facilitation.ProposalWorded:
			l.room.pens.layDown("proposal/" + event.Proposal + "/" + string(event.Line))
		case facilitation.RoundClosed:
			l.destroy(event.Round)
		case facilitation.RoundDropped:
			l.destroy(event.Round)
		case facilitation.WorkshopPublished:
			l.publishRecord()
		}
	}
	if ended(l.state) && slices.ContainsFunc(events, endsWorkshop) {
		l.eraseCheckIns()
	}
	l.room.moment.Store(&moment{l.state, l.revision()})
	if running && ended(l.state) {
		l.tasks.Go(func() { l.room.noteDue(l.ctx) })
	}
	l.revealClosing()
	l.pace.changed = true
	return nil
}

// tick looks after what time brings; true: nobody needs this room any more.
func (l *life) tick() (retired bool) {
	l.refuseLate()
	l.room.people.forget()
	l.room.pens.drop()
	l.seatNewcomers()
	l.countHere()
	l.say()
	l.countProgress()
	l.publish(true)
	idle := l.flight == nil && len(l.room.queue) == 0 && len(l.revealing) == 0 && l.room.people.nobody()
	return idle && l.room.retire(l.room.id)
}
