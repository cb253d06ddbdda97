package redisstore

import (
	"errors"
	"fmt"
	"strings"

	"github.com/redis/go-redis/v9"

	"sharedspace/session"
)

// answers are the first words of what the scripts, and a full Redis, reply.
var answers = map[string]error{
	"CONFLICT": session.ErrConflict,
	"CORRUPT":  session.ErrCorrupt,
	"ENDED":    session.ErrEnded,
	"MISSING":  session.ErrNotFound,
	"OOM":      session.ErrFull,
	"SHUT":     session.ErrShut,
}

// answerOf makes a store's answer of an error reply. Any other error leaves open
// whether something was done.
func answerOf(err error) error {
	var said redis.Error
	if !errors.As(err, &said) {
		return err
	}
	word, _, _ := strings.Cut(said.Error(), " ")
	if answer, known := answers[word]; known {
		return fmt.Errorf("redisstore: %w", answer)
	}
	return fmt.Errorf("redisstore: %w", err)
}
