package main

import (
	"context"
	"errors"
	"log/slog"
	"strings"

	"sharedspace/session"
	"sharedspace/session/boltstore"
	"sharedspace/session/redisstore"
)

// openStore opens the Redis of REDIS_URL or, without one, the store in DATA_DIR.
func openStore(ctx context.Context, config Config, logger *slog.Logger) (session.Store, error) {
	if config.RedisURL == "" {
		return boltstore.Open(config.DataDir, logger)
	}
	if config.SecretKey == "" {
		return nil, errors.New("SECRET_KEY must be set where REDIS_URL is: all servers of one Redis need the same")
	}
	return redisstore.Open(ctx, config.redisAddress(), logger)
}

// redisAddress is REDIS_URL, which says itself whether certificates are checked.
func (c Config) redisAddress() string {
	address := string(c.RedisURL)
	if c.RedisVerify || !strings.HasPrefix(address, "rediss") {
		return address
	}
	if strings.Contains(address, "?") {
		return address + "&skip_verify=true"
	}
	return address + "?skip_verify=true"
}
