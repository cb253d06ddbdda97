package redisstore

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"

	"github.com/redis/go-redis/v9"
)

// facts are what one primary tells of itself; "" is what it does not tell.
type facts struct {
	info       map[string]string // of INFO
	fsync      string            // appendfsync
	snapshots  string            // save
	mayRewrite string            // "1": BGREWRITEAOF is allowed
}

// factsOf asks every primary. What is forbidden is left out; an error means that
// Redis does not answer.
func factsOf(ctx context.Context, client redis.UniversalClient) (all []facts, err error) {
	var mu sync.Mutex
	err = eachPrimary(ctx, client, func(ctx context.Context, primary *redis.Client) error {
		told, err := askFacts(ctx, primary)
		mu.Lock()
		defer mu.Unlock()
		all = append(all, told)
		return err
	})
	return all, err
}

func askFacts(ctx context.Context, primary *redis.Client) (facts, error) {
	if err := primary.Ping(ctx).Err(); err != nil {
		return facts{}, err
	}
	info, err := primary.Info(ctx).Result()
	told := facts{info: readInfo(info)}
	if err := unlessForbidden(err); err != nil {
		return facts{}, err
	}
	config, err := primary.ConfigGet(ctx, "appendfsync").Result()
	told.fsync = config["appendfsync"]
	if err := unlessForbidden(err); err != nil {
		return facts{}, err
	}
	config, err = primary.ConfigGet(ctx, "save").Result()
	told.snapshots = config["save"]
	if err := unlessForbidden(err); err != nil {
		return facts{}, err
	}
	allowed, err := primary.Eval(ctx, "return redis.acl_check_cmd('BGREWRITEAOF') and 1 or 0", nil).Int()
	if err == nil {
		told.mayRewrite = strconv.Itoa(allowed)
	}
	return told, unlessForbidden(err)
}

// unlessForbidden forgives a Redis that answers, but does not tell.
func unlessForbidden(err error) error {
	var said redis.Error
	if errors.As(err, &said) && !redis.IsLoadingError(err) && !redis.IsAuthError(err) {
		return nil
	}
	return err
}

// readInfo reads lines of "name:value".
func readInfo(text string) map[string]string {
	info := map[string]string{}
	for line := range strings.Lines(text) {
		if name, value, is := strings.Cut(strings.TrimSpace(line), ":"); is {
			info[name] = value
		}
	}
	return info
}

// major is the version's first number; 0: not told.
func (f facts) major() int {
	first, _, _ := strings.Cut(f.info["redis_version"], ".")
	n, _ := strconv.Atoi(first)
	return n
}

func (f facts) replicas() int {
	n, _ := strconv.Atoi(f.info["connected_slaves"])
	return n
}

func (f facts) appendOnly() bool { return f.info["aof_enabled"] == "1" }
