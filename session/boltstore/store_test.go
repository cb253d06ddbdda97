package boltstore_test

import (
	"log/slog"
	"testing"

	"sharedspace/session"
	"sharedspace/session/boltstore"
	"sharedspace/session/storetest"
)

func TestBoltstoreKeepsTheContractOfStores(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T) session.Store { return openIn(t, t.TempDir()) })
}

func openIn(t testing.TB, dir string) *boltstore.Store {
	t.Helper()
	store, err := boltstore.Open(dir, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}
