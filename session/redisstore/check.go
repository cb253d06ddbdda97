package redisstore

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/redis/go-redis/v9"
)

const oldestMajor = 7

// check refuses, in one sentence, a Redis that cannot keep what is promised.
func check(ctx context.Context, client redis.UniversalClient, to address) error {
	primaries, err := factsOf(ctx, client)
	if err != nil {
		return unusable(err, to)
	}
	for _, primary := range primaries {
		if err := primary.refusal(to); err != nil {
			return err
		}
	}
	if err := client.Publish(ctx, channelOf("check"), "").Err(); err != nil {
		return unusable(err, to)
	}
	return nil
}

func (f facts) refusal(to address) error {
	policy := f.info["maxmemory_policy"]
	switch {
	case f.major() != 0 && f.major() < oldestMajor:
		return fmt.Errorf("this Redis is version %s and too old: use Redis 7.0 or newer, or Valkey", f.info["redis_version"])
	case f.info["redis_mode"] == "sentinel":
		return errors.New("this is a Sentinel: write redis+sentinel:// and the primary's name in REDIS_URL")
	case f.info["redis_mode"] == "cluster" && to.kind != cluster:
		return errors.New("this Redis is part of a cluster: write redis+cluster:// in REDIS_URL")
	case f.info["role"] == "slave":
		return errors.New("this Redis is a read-only replica: let REDIS_URL lead to its primary")
	case policy != "" && policy != "noeviction":
		return fmt.Errorf("this Redis throws data away when it is full (maxmemory-policy %s): set maxmemory-policy to noeviction", policy)
	}
	return nil
}

// unusable says why Redis does not answer, and what to do about it.
func unusable(err error, to address) error {
	where := strings.Join(to.hosts, ", ")
	var said redis.Error
	var unknown *net.DNSError
	switch {
	case redis.IsAuthError(err) || redis.HasErrorPrefix(err, "AUTH"):
		return fmt.Errorf("the Redis at %s does not accept the user or password: check those in REDIS_URL", where)
	case redis.IsPermissionError(err):
		return fmt.Errorf("the Redis at %s does not let the user of REDIS_URL do what is needed: give it all keys and channels (~* &*), and +@all -@dangerous +info +config|get +bgrewriteaof (%s)", where, oneLine(err))
	case redis.IsLoadingError(err):
		return fmt.Errorf("the Redis at %s is still loading its data: start again when it has finished", where)
	case redis.HasErrorPrefix(err, "This instance has cluster support disabled"):
		return fmt.Errorf("the Redis at %s is no cluster: write redis:// in REDIS_URL", where)
	case to.kind == sentinel:
		return fmt.Errorf("no Sentinel at %s leads to a primary %q: check REDIS_URL (%s)", where, to.master, oneLine(err))
	case errors.As(err, &said):
		return fmt.Errorf("the Redis at %s cannot be used: %s", where, oneLine(err))
	case errors.As(err, &unknown):
		return fmt.Errorf("there is no host %s: check REDIS_URL", unknown.Name)
	case strings.Contains(err.Error(), "tls: ") || strings.Contains(err.Error(), "x509: "):
		return fmt.Errorf("the Redis at %s and this server do not agree on TLS: check its certificate, and rediss:// in REDIS_URL (%s)", where, oneLine(err))
	}
	if to.tls != nil {
		return fmt.Errorf("no Redis answers over TLS at %s: check REDIS_URL, and that this port is one for TLS (%s)", where, oneLine(err))
	}
	return fmt.Errorf("no Redis answers at %s: check REDIS_URL, and that Redis runs and can be reached from here (%s)", where, oneLine(err))
}

func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }
