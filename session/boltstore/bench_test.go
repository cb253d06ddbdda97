package boltstore_test

import (
	"encoding/binary"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"sharedspace/session"
)

const writers = 50

// BenchmarkFiftyWriters gives the time of one synced append among fifty writers,
// each to a log of its own, and how many times bbolt's own Batch takes with the
// same bytes in the same run.
func BenchmarkFiftyWriters(b *testing.B) {
	ours := measureAppends(b)
	batch := measureBatch(b)
	b.ReportMetric(float64(ours.Microseconds())/1000, "ms/append")
	b.ReportMetric(float64(batch.Microseconds())/1000, "ms/Batch")
	b.ReportMetric(float64(batch)/float64(ours), "times-quicker")
	b.ReportMetric(0, "ns/op")
}

var benchBody = []byte(`{"words":"` + strings.Repeat("w", 300) + `"}`)

// latency runs all writers until they have made n writes together, and returns
// the mean time of one.
func latency(b *testing.B, n int, write func(writer, i int) error) time.Duration {
	var made, total atomic.Int64
	var all sync.WaitGroup
	for writer := range writers {
		all.Go(func() {
			for i := 0; made.Add(1) <= int64(n); i++ {
				began := time.Now()
				if err := write(writer, i); err != nil {
					b.Error(err)
					return
				}
				total.Add(int64(time.Since(began)))
			}
		})
	}
	all.Wait()
	return time.Duration(total.Load() / int64(n))
}

func measureAppends(b *testing.B) time.Duration {
	store := openIn(b, b.TempDir())
	var last [writers]session.Entry
	return latency(b, max(b.N, writers*20), func(writer, _ int) error {
		next, err := session.NewEntry(last[writer], benchBody)
		if err != nil {
			return err
		}
		last[writer] = next
		return store.Append(b.Context(), session.ID(fmt.Sprint("log-", writer)), next)
	})
}

func measureBatch(b *testing.B) time.Duration {
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "batch.db"), 0o600, nil)
	must(b, err)
	b.Cleanup(func() { _ = db.Close() })
	return latency(b, max(b.N, writers*20), func(writer, i int) error {
		return db.Batch(func(tx *bbolt.Tx) error {
			log, err := tx.CreateBucketIfNotExists(fmt.Append(nil, "log-", writer))
			if err != nil {
				return err
			}
			return log.Put(binary.BigEndian.AppendUint64(nil, uint64(i)), benchBody)
		})
	})
}
