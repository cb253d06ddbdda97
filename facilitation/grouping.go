package facilitation

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

const (
	groupTarget  = 5  // people; 5 talk as a dialogue, 7 start to lose intimacy
	staySize     = 8  // up to so many stay one group
	turnsInPlace = 20 // above so many here, turns are spoken in groups
)

// suggestGroups is how many groups a room of that many makes.
func suggestGroups(people int) int {
	if people <= staySize {
		return 1
	}
	return max(2, (people+groupTarget-1)/groupTarget)
}

// mix deals seats into groups of equal size (give or take one) so that each
// organisation is spread as evenly as it can be. Pinned seats stay where they
// are. The result is the same for the same random seed.
func mix(seats []Seat, who []int, count int, seed [32]byte) [][]int {
	groups := make([][]int, count)
	var loose []int
	for _, seat := range who {
		if s := seats[seat-1]; s.Pinned && s.Group >= 1 && s.Group <= count {
			groups[s.Group-1] = append(groups[s.Group-1], seat)
		} else {
			loose = append(loose, seat)
		}
	}
	chance := rand.New(rand.NewChaCha8(seed))
	chance.Shuffle(len(loose), func(i, j int) { loose[i], loose[j] = loose[j], loose[i] })
	// The largest organisations first: they are the hardest to spread.
	size := map[int]int{}
	for _, seat := range loose {
		size[seats[seat-1].Organisation]++
	}
	slices.SortStableFunc(loose, func(a, b int) int {
		x, y := seats[a-1].Organisation, seats[b-1].Organisation
		return cmp.Or(cmp.Compare(size[y], size[x]), cmp.Compare(x, y))
	})
	for _, seat := range loose {
		best := bestGroup(seats, groups, seats[seat-1].Organisation)
		groups[best] = append(groups[best], seat)
	}
	for _, group := range groups {
		slices.Sort(group)
	}
	return groups
}

// bestGroup is the smallest group; among those, the one with the fewest of that
// organisation. "Prefer not to say" counts as one of its own.
func bestGroup(seats []Seat, groups [][]int, organisation int) int {
	best := 0
	for i := range groups {
		if compareGroups(seats, groups[i], groups[best], organisation) < 0 {
			best = i
		}
	}
	return best
}

func compareGroups(seats []Seat, one, other []int, organisation int) int {
	return cmp.Or(
		cmp.Compare(len(one), len(other)),
		cmp.Compare(ofOrganisation(seats, one, organisation), ofOrganisation(seats, other, organisation)))
}

func ofOrganisation(seats []Seat, group []int, organisation int) int {
	n := 0
	for _, seat := range group {
		if seats[seat-1].Organisation == organisation {
			n++
		}
	}
	return n
}

// place finds the group for a late joiner: the smallest that keeps the mix.
func place(seats []Seat, count, organisation int) int {
	groups := make([][]int, count)
	for i, seat := range seats {
		if seat.Group >= 1 && seat.Group <= count {
			groups[seat.Group-1] = append(groups[seat.Group-1], i+1)
		}
	}
	return bestGroup(seats, groups, organisation) + 1
}

// deal mixes a list of seats for a spoken round.
func deal(seats []int, seed [32]byte) []int {
	order := slices.Clone(seats)
	chance := rand.New(rand.NewChaCha8(seed))
	chance.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}
