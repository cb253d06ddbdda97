package redisstore

import (
	"fmt"
	"strings"

	"sharedspace/session"
)

// All keys of a session carry its id in braces, so that a cluster keeps them in
// one slot.
func logKey(id session.ID) string    { return "{" + string(id) + "}:log" }
func roundsKey(id session.ID) string { return "{" + string(id) + "}:rounds" }
func codesKey(id session.ID) string  { return "{" + string(id) + "}:codes" }
func endedKey(id session.ID) string  { return "{" + string(id) + "}:ended" }

// channelOf names a session's bell.
func channelOf(id session.ID) string { return "{" + string(id) + "}:bell" }

func sessionOf(channel string) session.ID {
	return session.ID(strings.TrimSuffix(strings.TrimPrefix(channel, "{"), "}:bell"))
}

// The directory and its upkeep lie in slots of their own.
func codeKey(code string) string { return "sharedspace:code:" + code }

const (
	dueKey    = "sharedspace:due"
	upkeepKey = "sharedspace:upkeep"
)

// poolRound is where a round lies: its key and whether it is shut are fields of the
// session's hash of rounds, what people sent is a hash of its own.
type poolRound struct {
	id                            session.ID
	rounds, pool, key, shut, sent string
}

const sentSuffix = ":pool"

func roundOf(round session.RoundID) (poolRound, error) {
	id, name, _ := strings.Cut(string(round), "/")
	if err := checkNames(id, name); err != nil {
		return poolRound{}, err
	}
	return poolRound{
		id: session.ID(id), rounds: roundsKey(session.ID(id)), pool: poolKey(session.ID(id), name),
		key: name + ":key", shut: name + ":shut", sent: name + sentSuffix,
	}, nil
}

func poolKey(id session.ID, name string) string { return "{" + string(id) + "}:pool:" + name }

const maxNameBytes = 200 // as in every store

// checkNames refuses what could name another slot.
func checkNames(names ...string) error {
	for _, name := range names {
		if name == "" || len(name) > maxNameBytes || strings.ContainsAny(name, "{}") {
			return fmt.Errorf("redisstore: a name has 1 to %d bytes and no braces, this one %d", maxNameBytes, len(name))
		}
	}
	return nil
}
