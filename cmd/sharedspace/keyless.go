package main

import (
	"context"
	"log/slog"
	"strings"

	"sharedspace/facilitation"
	"sharedspace/session"
	"sharedspace/session/boltstore"
	"sharedspace/session/web"
)

// dropKeyless ends open rounds that nobody can read any more, as after a restore
// without keys/: nothing of them is shown, and the log says that they were dropped.
func dropKeyless(ctx context.Context, store *boltstore.Store, rooms *session.Rooms, logger *slog.Logger) {
	pools, err := store.Keyless(ctx)
	if err != nil {
		logger.ErrorContext(ctx, "rounds without keys not looked for", "error", err)
	}
	for _, pool := range pools {
		id, round, _ := strings.Cut(string(pool), "/")
		round, _, ofPeople := strings.Cut(round, "/")
		if ofPeople {
			continue // its thoughts are in a pool of their own
		}
		err := dropRound(ctx, rooms, session.ID(id), round)
		logger.ErrorContext(ctx, "an open round cannot be read, because its key is not in keys/; it is dropped", "session", id, "error", err)
	}
}

func dropRound(ctx context.Context, rooms *session.Rooms, id session.ID, round string) error {
	room, err := rooms.Get(ctx, id)
	if err != nil {
		return err
	}
	_, err = room.Do(ctx, session.Person{Role: facilitation.Facilitator}, session.Command{
		ID: web.NewID(), Body: []byte("drop_round\x00" + round), Command: facilitation.DropRound{Round: round},
	})
	return err
}
