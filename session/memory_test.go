package session_test

import (
	"testing"
	"testing/synctest"

	"sharedspace/session"
	"sharedspace/session/storetest"
)

func TestMemoryKeepsTheContractOfStores(t *testing.T) {
	storetest.Run(t, func(t *testing.T) session.Store {
		store := session.NewMemory()
		t.Cleanup(func() { _ = store.Close() })
		return store
	})
}

func TestAFollowerOfMemoryWaitsInTheBubbleOfATest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := session.NewMemory()
		var seen []int64
		go func() {
			for entry := range store.Follow(t.Context(), "a", 0) {
				seen = append(seen, entry.Revision)
			}
		}()
		var last session.Entry
		for range 3 {
			synctest.Wait()
			next, err := session.NewEntry(last, []byte(`{}`))
			if err == nil {
				err = store.Append(t.Context(), "a", next)
			}
			if err != nil {
				t.Fatal(err)
			}
			last = next
		}
		synctest.Wait()
		if len(seen) != 3 {
			t.Errorf("seen %v", seen)
		}
	})
}
