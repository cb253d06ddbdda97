package boltstore_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sharedspace/session"
	"sharedspace/session/boltstore"
)

// flips is how many bits each test changes, one at a time.
const flips = 100

// fill makes a store with logs and rounds of several sizes and returns its file
// and what its logs hold.
func fill(t *testing.T) (data []byte, logs map[session.ID][]session.Entry) {
	t.Helper()
	dir := t.TempDir()
	store := openIn(t, dir)
	logs = map[session.ID][]session.Entry{}
	for i, n := range []int{1, 2, 7, 40} {
		id := session.ID(fmt.Sprintf("log-%d", i))
		var last session.Entry
		for k := range n {
			last = appendWords(t, store, id, last, strings.Repeat("words ", k*i*5))
			logs[id] = append(logs[id], last)
		}
		round := session.RoundID(id) + "/1"
		for k := range n {
			must(t, store.Put(t.Context(), round, session.EntryID(fmt.Sprint(k)), k, bytes.Repeat([]byte("s"), 300)))
		}
		must(t, store.Claim(t.Context(), "code-"+string(id), id))
	}
	must(t, store.Close())
	data, err := os.ReadFile(filepath.Join(dir, "sharedspace.db"))
	must(t, err)
	return data, logs
}

// used is how much of the file has been written to, in whole pages.
func used(data []byte) int {
	return (len(bytes.TrimRight(data, "\x00")) + 4095) / 4096 * 4096
}

func TestAChangedBitIsNeverSilent(t *testing.T) {
	t.Parallel()
	data, logs := fill(t)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	outcomes := map[string]int{}
	for range flips {
		bit := random.IntN(8 * used(data))
		outcomes[openDamaged(t, data, logs, bit)]++
	}
	t.Logf("%d bits of %d bytes: %v", flips, used(data), outcomes)
}

// The bits that matter most are in the first bytes of a page.
func TestAChangedBitInTheHeadOfAPageIsNeverSilent(t *testing.T) {
	t.Parallel()
	data, logs := fill(t)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	outcomes := map[string]int{}
	for range flips {
		bit := 8*4096*random.IntN(used(data)/4096) + random.IntN(8*80)
		outcomes[openDamaged(t, data, logs, bit)]++
	}
	t.Logf("%d bits: %v", flips, outcomes)
}

// openDamaged changes a bit, opens the file and says what became of it.
func openDamaged(t *testing.T, data []byte, logs map[session.ID][]session.Entry, bit int) string {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "")
	must(t, err)
	damaged := bytes.Clone(data)
	damaged[bit/8] ^= 1 << (bit % 8)
	must(t, os.WriteFile(filepath.Join(dir, "sharedspace.db"), damaged, 0o600))
	var said bytes.Buffer
	store, err := boltstore.Open(dir, slog.New(slog.NewTextHandler(&said, nil)))
	if err != nil {
		return "the file is refused"
	}
	defer func() { _ = store.Close() }()
	outcome := "all is there"
	for id, want := range logs {
		switch whole, err := compare(t, store, id, want); {
		case errors.Is(err, session.ErrCorrupt):
			outcome = "one log is refused"
		case err != nil:
			t.Errorf("bit %d: %s: error = %v", bit, id, err)
		case !whole && said.Len() == 0:
			t.Errorf("bit %d: %s is not what it was, and nobody says so", bit, id)
		case !whole:
			outcome = "it says that the last thing may be missing"
		}
	}
	return outcome
}

func compare(t *testing.T, store session.Log, id session.ID, want []session.Entry) (whole bool, err error) {
	n := 0
	for entry, err := range store.Read(t.Context(), id, 0) {
		if err != nil {
			return false, err
		}
		if n >= len(want) || entry.Chain != want[n].Chain || entry.CheckSelf() != nil {
			return false, nil
		}
		n++
	}
	return n == len(want), nil
}
