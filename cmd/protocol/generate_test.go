package main

import (
	"bytes"
	"os"
	"testing"
)

func TestTheTypesOfTheBrowserAreThoseOfTheServer(t *testing.T) {
	fresh, err := Generate("../../facilitation")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("../../" + target)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(fresh, kept) {
		t.Fatalf("%s is stale: go run ./cmd/protocol", target)
	}
}
