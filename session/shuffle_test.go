package session_test

import (
	"slices"
	"testing"

	"sharedspace/session"
)

func TestEveryOrderIsAsLikelyAsAnyOther(t *testing.T) {
	const reveals, orders, limit = 100_000, 120, 207.0 // chi-square with 119 degrees of freedom, p = 1e-6
	seen := map[[5]int]int{}
	for range reveals {
		items := [5]int{0, 1, 2, 3, 4}
		if err := session.Shuffle(items[:]); err != nil {
			t.Fatal(err)
		}
		seen[items]++
	}
	expected := float64(reveals) / orders
	chiSquare := float64(orders-len(seen)) * expected
	for _, n := range seen {
		chiSquare += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	t.Logf("chi-square %.1f over %d orders", chiSquare, len(seen))
	if chiSquare >= limit {
		t.Errorf("chi-square %.1f, limit %.0f", chiSquare, limit)
	}
}

func TestAShuffleLosesNothing(t *testing.T) {
	for n := range 50 {
		items := make([]int, n)
		for i := range items {
			items[i] = i
		}
		want := slices.Clone(items)
		if err := session.Shuffle(items); err != nil {
			t.Fatal(err)
		}
		slices.Sort(items)
		if !slices.Equal(items, want) {
			t.Errorf("%d items became %v", n, items)
		}
	}
}
