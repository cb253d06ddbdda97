package session_test

import (
	"testing"
	"testing/synctest"

	"sharedspace/session"
	"sharedspace/session/storetest"
)

func TestConflictingActsOfFourNodesHaveOneEffectEach(t *testing.T) {
	if testing.Short() {
		t.Skip("runs once, without -race")
	}
	synctest.Test(t, func(t *testing.T) {
		storetest.RunConflicts(t, inMemory(t, 4), 500, 2000)
	})
}

func TestTheSameIDSentToThreeNodesAtOnceHasOneEffect(t *testing.T) {
	if testing.Short() {
		t.Skip("runs once, without -race")
	}
	synctest.Test(t, func(t *testing.T) {
		storetest.RunSameIDs(t, inMemory(t, 3), 20_000)
	})
}

// inMemory is one store, as so many nodes see it.
func inMemory(t *testing.T, nodes int) []session.Store {
	store := session.NewMemory()
	t.Cleanup(func() { _ = store.Close() })
	stores := make([]session.Store, nodes)
	for i := range stores {
		stores[i] = store
	}
	return stores
}
