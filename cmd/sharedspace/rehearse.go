package main

import (
	"context"
	"errors"
	"io"
)

// runRehearse runs a whole workshop by itself.
func runRehearse(_ context.Context, _ []string, _, _ io.Writer) error {
	return errors.New("rehearse is not in this version yet")
}
