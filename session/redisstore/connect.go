package redisstore

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// Time-outs are shorter than the three seconds in which a room says that the store
// does not answer: a second until it looks, then one of these.
const (
	dialTimeout  = 1500 * time.Millisecond
	replyTimeout = 1500 * time.Millisecond
)

// connect makes a client; it dials nothing yet. Every setting is set, because
// go-redis's defaults change and its first one, to send again, is not ours: only a
// room may decide that. A node holds at most ten connections, so that two fit into
// the smallest plans (20).
func connect(to address) redis.UniversalClient {
	redis.SetLogger(silence{})
	return redis.NewUniversalClient(&redis.UniversalOptions{
		Addrs:            to.hosts,
		IsClusterMode:    to.kind == cluster,
		MasterName:       to.master,
		SentinelUsername: to.sentinelUser,
		SentinelPassword: to.sentinelPassword,
		Username:         to.user,
		Password:         to.password,
		DB:               to.db,
		TLSConfig:        to.tls,
		Protocol:         2, // RESP3's push messages are of no use here

		MaxRetries:      -1,
		MinRetryBackoff: 10 * time.Millisecond, // of a cluster's client, which retries all the same
		MaxRetryBackoff: 250 * time.Millisecond,
		MaxRedirects:    3,

		DialTimeout:           dialTimeout,
		DialerRetries:         1,
		DialerRetryTimeout:    100 * time.Millisecond,
		ReadTimeout:           replyTimeout,
		WriteTimeout:          replyTimeout,
		ContextTimeoutEnabled: true,

		PoolSize:              7, // and two for lanes, one for the bell
		MaxActiveConns:        7,
		MinIdleConns:          1,
		MaxIdleConns:          7,
		MaxConcurrentDials:    7,
		PoolTimeout:           replyTimeout,
		ConnMaxIdleTime:       4 * time.Minute, // hosts cut at five
		ConnMaxLifetime:       time.Hour,
		ConnMaxLifetimeJitter: 10 * time.Minute,
		PipelinePoolSize:      primaryLanes, // a lane that finds them taken uses the others

		ReadBufferSize:          32 << 10,
		WriteBufferSize:         32 << 10,
		PipelineReadBufferSize:  64 << 10,
		PipelineWriteBufferSize: 64 << 10,

		DisableIdentity:          true, // CVE-2025-29923
		FailingTimeoutSeconds:    2,
		MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
	})
}

// silence takes what go-redis would log: errors reach their callers anyway.
type silence struct{}

func (silence) Printf(context.Context, string, ...any) {}

// eachPrimary calls visit for every server that takes writes.
func eachPrimary(ctx context.Context, client redis.UniversalClient, visit func(context.Context, *redis.Client) error) error {
	switch client := client.(type) {
	case *redis.ClusterClient:
		return client.ForEachMaster(ctx, visit)
	case *redis.Client:
		return visit(ctx, client)
	}
	return nil
}
