package redisstore_test

import (
	"log/slog"
	"testing"

	"github.com/alicebob/miniredis/v2"

	"sharedspace/session"
	"sharedspace/session/redisstore"
	"sharedspace/session/redisstore/redistest"
	"sharedspace/session/storetest"
)

func TestRedisstoreKeepsTheContractOfStores(t *testing.T) {
	t.Parallel()
	url, _ := redistest.Start(t, redistest.Synced...)
	storetest.Run(t, func(t *testing.T) session.Store { return open(t, url) })
}

func TestRedisstoreKeepsTheContractOnMiniredis(t *testing.T) {
	t.Parallel()
	url := "redis://" + miniredis.RunT(t).Addr()
	storetest.Run(t, func(t *testing.T) session.Store { return open(t, url) })
}

func open(t testing.TB, url string) *redisstore.Store {
	t.Helper()
	store, err := redisstore.Open(t.Context(), url, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}
