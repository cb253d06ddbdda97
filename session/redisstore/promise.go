package redisstore

import (
	"context"
	"fmt"
)

// Promise says what Saved means with this Redis, as far as it tells. What it does
// not tell counts as the weaker promise.
func (s *Store) Promise(ctx context.Context) string {
	primaries, err := factsOf(ctx, s.client)
	if err != nil || len(primaries) == 0 {
		return "Saved means: in Redis, which does not tell at the moment whether it keeps anything on disk. " + forgets
	}
	weakest := s.promiseOf(primaries[0])
	for _, primary := range primaries[1:] {
		if next := s.promiseOf(primary); next.worth < weakest.worth {
			weakest = next
		}
	}
	return weakest.words
}

type promise struct {
	worth int // 0: forgets on restart
	words string
}

const (
	forgets = "It forgets on restart."
	healed  = "which is noticed, and sent again by the browsers that are still there."
	stays   = " What was erased stays in the append-only file until Redis writes that anew by itself: this server may not ask for it (BGREWRITEAOF)."
)

func (s *Store) promiseOf(told facts) promise {
	var made promise
	switch {
	case !told.appendOnly() && told.snapshots == "":
		return promise{0, "Saved means: in the memory of a Redis that keeps nothing on disk, as far as it tells. " + forgets}
	case !told.appendOnly():
		return promise{1, "Saved means: in the memory of Redis, which keeps snapshots. A restart, failover or power cut may take what was saved since the last one, " + healed}
	case told.fsync != "always":
		made = promise{2, fmt.Sprintf("Saved means: in the memory of Redis, and on its disk %s later. A failover or power cut may take up to that, %s", window(told.fsync), healed)}
	case s.kind == sentinel || told.replicas() > 0:
		made = promise{3, "Saved means: written to the disk of the Redis primary and synced. A failover may take what its replica had not received, mostly less than a second, " + healed}
	default:
		made = promise{4, "Saved means: written to the disk of Redis and synced, on a single primary."}
	}
	if told.mayRewrite != "1" {
		made.words += stays
	}
	return made
}

// window is the time that a power cut may take.
func window(fsync string) string {
	switch fsync {
	case "everysec":
		return "up to two seconds"
	case "no":
		return "half a minute or more"
	}
	return "some time (it does not tell appendfsync)"
}
