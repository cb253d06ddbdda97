package boltstore_test

import (
	"testing"

	"sharedspace/session"
	"sharedspace/session/storetest"
)

func TestConflictingActsOfFourRoomsOnOneFileHaveOneEffectEach(t *testing.T) {
	if testing.Short() {
		t.Skip("runs once, without -race")
	}
	store := openIn(t, t.TempDir())
	storetest.RunConflicts(t, []session.Store{store, store, store, store}, 100, 400)
}

func TestTheSameIDSentToThreeRoomsOnOneFileHasOneEffect(t *testing.T) {
	if testing.Short() {
		t.Skip("runs once, without -race")
	}
	store := openIn(t, t.TempDir())
	storetest.RunSameIDs(t, []session.Store{store, store, store}, 4_000)
}
