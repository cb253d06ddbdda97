package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestWhatIsMadeFromTheTypesIsFresh(t *testing.T) {
	const top = "../.."
	for path, write := range written {
		fresh, err := write(top)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := os.ReadFile(filepath.Join(top, path))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(fresh, kept) {
			t.Errorf("%s is stale: go run ./cmd/protocol", path)
		}
	}
}
