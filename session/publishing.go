package session

import (
	"context"
	"errors"
)

// publishRecord makes the first entry of a record that the workshop has
// published, if it is missing. Every room that reads of it does so.
func (l *life) publishRecord() {
	state := l.state
	l.tasks.Go(func() {
		for l.ctx.Err() == nil {
			writing, done := context.WithTimeout(l.ctx, storePatience)
			err := PublishRecord(writing, l.room.store, state)
			done()
			switch {
			case err == nil:
				return
			case errors.Is(err, ErrOtherRecord):
				l.room.logger.ErrorContext(l.ctx, "a record is not what its workshop published", "error", err)
				return
			}
			pause(l.ctx, storePause)
		}
	})
}
