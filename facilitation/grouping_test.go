package facilitation

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestGroupsAreEvenAndSpreadEveryOrganisation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.IntRange(1, 40).Draw(t, "people")
		count := rapid.IntRange(1, min(people, 10)).Draw(t, "groups")
		seats := make([]Seat, people)
		who := make([]int, people)
		for i := range seats {
			seats[i].Organisation = rapid.IntRange(0, 5).Draw(t, "organisation")
			who[i] = i + 1
		}
		var seed [32]byte
		copy(seed[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "seed"))
		groups := mix(seats, who, count, seed)
		if all := slices.Sorted(slices.Values(slices.Concat(groups...))); !slices.Equal(all, who) {
			t.Fatalf("%v are in groups, of %v", all, who)
		}
		least, most := people, 0
		for _, group := range groups {
			least, most = min(least, len(group)), max(most, len(group))
			for organisation := range 6 {
				all := ofOrganisation(seats, who, organisation)
				if in := ofOrganisation(seats, group, organisation); in > (all+count-1)/count+1 {
					t.Fatalf("organisation %d has %d of its %d in one of %d groups", organisation, in, all, count)
				}
			}
		}
		if most-least > 1 {
			t.Fatalf("groups of %d and of %d", least, most)
		}
	})
}

func TestAPinnedSeatStaysThroughAReshuffle(t *testing.T) {
	r := newRoom(t, 18)
	r.checkIn()
	r.gather()
	r.share()
	r.press()
	r.lead(MoveSeat{Seat: 7, Group: 3})
	r.lead(PinSeat{Seat: 7, Pinned: true})
	for deal := 2; deal < 12; deal++ {
		r.lead(FormGroups{Groups: 4, Deal: deal})
		if r.state.Seats[6].Group != 3 {
			t.Fatalf("deal %d puts it into group %d", deal, r.state.Seats[6].Group)
		}
	}
	before := r.state.Groups
	r.lead(FormGroups{Groups: 4, Deal: 3})
	if r.state.Groups.Deal != before.Deal {
		t.Error("an old deal shuffles again")
	}
}

func TestTwoSeatsSwapOnceHoweverOftenItIsAsked(t *testing.T) {
	r := newRoom(t, 18)
	r.checkIn()
	r.gather()
	r.share()
	r.press()
	one, other := r.state.inGroup(1)[0], r.state.inGroup(2)[0]
	swap := SwapSeats{One: one, Other: other, OneGroup: 2, OtherGroup: 1}
	for range 2 {
		r.lead(swap)
	}
	if r.state.Seats[one-1].Group != 2 || r.state.Seats[other-1].Group != 1 {
		t.Errorf("they are in groups %d and %d", r.state.Seats[one-1].Group, r.state.Seats[other-1].Group)
	}
}
