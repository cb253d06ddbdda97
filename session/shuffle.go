package session

import (
	crand "crypto/rand"
	"fmt"
	"math/rand/v2"
)

// Shuffle puts items into an order that nobody can foretell, each order as
// likely as any other: ChaCha8 with a seed from the operating system.
func Shuffle[T any](items []T) error {
	var seed [32]byte
	if _, err := crand.Read(seed[:]); err != nil {
		return fmt.Errorf("shuffle: %w", err)
	}
	rand.New(rand.NewChaCha8(seed)).Shuffle(len(items), func(i, j int) {
		items[i], items[j] = items[j], items[i]
	})
	return nil
}
