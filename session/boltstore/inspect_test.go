package boltstore

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sharedspace/session"
)

// fileWithManyPages holds branches, pages that run over, buckets inside others,
// and free pages.
func fileWithManyPages(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	store, err := Open(dir, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		var last session.Entry
		for k := range 3 * i {
			body := fmt.Sprintf(`{"words":"%s"}`, strings.Repeat("w", 200*k))
			if last, err = session.NewEntry(last, []byte(body)); err == nil {
				err = store.Append(t.Context(), session.ID(fmt.Sprint("log-", i)), last)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// inUse lists the pages that are not free, without the two heads of the file.
func inUse(t *testing.T, data []byte) (ids []uint64) {
	t.Helper()
	newest, _ := headAt(data, 0)
	if second, _ := headAt(data, 1); second.txid > newest.txid {
		newest = second
	}
	free := &survey{data: data, end: newest.pages, seen: make([]bool, newest.pages)}
	list := pageOf(data[newest.freelist*pageSize:])
	if err := free.freePages(list); err != nil {
		t.Fatal(err)
	}
	for id := uint64(2); id < newest.pages; {
		over := uint64(0)
		if !free.seen[id] {
			ids = append(ids, id)
			over = uint64(data[id*pageSize+12])
		}
		id += 1 + over
	}
	return ids
}

func TestEveryChangedBitInTheHeadOfAUsedPageIsSeen(t *testing.T) {
	data := fileWithManyPages(t)
	if halfRead, err := inspectData(data); halfRead || err != nil {
		t.Fatalf("a sound file: halfRead %v, error %v", halfRead, err)
	}
	kinds := map[uint16]int{}
	for _, id := range inUse(t, data) {
		kinds[pageOf(data[id*pageSize:]).flags]++
		for bit := range 8 * pageHead {
			at := int(id)*pageSize + bit/8
			data[at] ^= 1 << (bit % 8)
			if _, err := inspectData(data); err == nil {
				t.Errorf("page %d, bit %d: nobody sees it", id, bit)
			}
			data[at] ^= 1 << (bit % 8)
		}
	}
	t.Logf("pages by kind: %v", kinds)
	if kinds[branchPage] == 0 || kinds[leafPage] == 0 || kinds[freelistPage] == 0 {
		t.Errorf("the file has not every kind of page: %v", kinds)
	}
}

func TestAFileCutShortIsDamaged(t *testing.T) {
	data := fileWithManyPages(t)
	for _, size := range []int{1, 100, pageSize, 3 * pageSize, 5 * pageSize} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, fileName), data[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		if store, err := Open(dir, slog.New(slog.DiscardHandler)); err == nil {
			t.Errorf("%d bytes: it opens, %v", size, store.Close())
		}
	}
}
