package redisstore

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"sharedspace/session"
	"sharedspace/session/redisstore/redistest"
)

const writers = 50

// BenchmarkFiftyWriters gives the time of one synced append among fifty writers,
// each to a log of its own, and how many times others take in the same run: the
// same script without company, over the same ten connections, and over fifty.
func BenchmarkFiftyWriters(b *testing.B) {
	url, _ := redistest.Start(b, redistest.Synced...)
	store, err := Open(b.Context(), url, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	ways := []appending{store.Append, alone(b, url, 10), alone(b, url, writers)}
	var took [3]time.Duration
	const rounds = 12 // in turn, so that a busy machine is as busy for each
	for round := range rounds + 1 {
		for i, way := range ways {
			mean := measure(b, fmt.Sprint(i, "-", round, "-", b.N), max(b.N/rounds, writers*8), way)
			if round > 0 { // the first warms up
				took[i] += mean / rounds
			}
		}
	}
	shared, ten, fifty := took[0], took[1], took[2]
	b.ReportMetric(float64(shared.Microseconds())/1000, "ms/append")
	b.ReportMetric(float64(ten)/float64(shared), "times-quicker-than-10-connections")
	b.ReportMetric(float64(fifty)/float64(shared), "times-quicker-than-50-connections")
	b.ReportMetric(0, "ns/op")
}

// alone appends without sharing pipelines.
func alone(b *testing.B, url string, connections int) appending {
	to, err := parseAddress(url)
	if err != nil {
		b.Fatal(err)
	}
	client := redis.NewClient(&redis.Options{
		Addr: to.hosts[0], PoolSize: connections, MaxActiveConns: connections,
		MaxRetries: -1, Protocol: 2, DisableIdentity: true, PoolTimeout: time.Minute,
	})
	b.Cleanup(func() { _ = client.Close() })
	return func(ctx context.Context, id session.ID, entry session.Entry) error {
		stored, err := encode(entry)
		if err != nil {
			return err
		}
		return appendScript.Run(ctx, client, []string{logKey(id)},
			string(entry.After), entry.Revision-1, stored, channelOf(id)).Err()
	}
}

type appending func(context.Context, session.ID, session.Entry) error

// measure runs all writers until they have made n appends together, and returns
// the mean time of one.
func measure(b *testing.B, name string, n int, add appending) time.Duration {
	body := []byte(`{"words":"` + strings.Repeat("w", 300) + `"}`)
	var made, total atomic.Int64
	var all sync.WaitGroup
	for writer := range writers {
		all.Go(func() {
			var last session.Entry
			for made.Add(1) <= int64(n) {
				next, err := session.NewEntry(last, body)
				began := time.Now()
				if err == nil {
					err = add(b.Context(), session.ID(fmt.Sprint(name, "-", writer)), next)
				}
				if err != nil {
					b.Error(err)
					return
				}
				total.Add(int64(time.Since(began)))
				last = next
			}
		})
	}
	all.Wait()
	return time.Duration(total.Load() / int64(n))
}
