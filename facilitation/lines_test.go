package facilitation

import (
	"slices"
	"strings"
	"testing"
)

func TestTheLinesTheRoomChecksHoldWhatPageOnePrints(t *testing.T) {
	state := heldWorkshop()
	view := View{}
	seeLines(state, view)
	minutes := string(Minutes(RecordOf(state), minutesFacts, readWords(t, English)))
	pageOne, _, _ := strings.Cut(strings.ReplaceAll(minutes, `\`, ""), "\n## What is asked")
	for proposal, want := range map[string][]PartStanding{
		"proposal-1": {{YesWorry, "Weekends have no ward clerk"}},
		"proposal-2": {{No, "Home carers cannot open that system, so they would see no list at all"}},
		"proposal-3": {},
	} {
		got := view["line/"+proposal].(PartMinuteLine).Standing
		if !slices.Equal(got, want) {
			t.Errorf("under the line of %s stand %v, not %v", proposal, got, want)
		}
		for _, worry := range got {
			if !strings.Contains(pageOne, worry.Words) {
				t.Errorf("page one does not print %q", worry.Words)
			}
		}
	}
	if printed := strings.Count(pageOne, "Reservation:") + strings.Count(pageOne, "Objection:"); printed != 2 {
		t.Errorf("page one prints %d of them, the lines hold 2", printed)
	}
}

func TestOneObjectionInTwentyIsExplainedOnlyToRoomsItConcerns(t *testing.T) {
	state := heldWorkshop()
	for most, explained := range map[int]bool{20: false, 21: true} {
		state.Here = most
		minutes := string(Minutes(RecordOf(state), minutesFacts, readWords(t, English)))
		if strings.Contains(minutes, "Above twenty answers") != explained {
			t.Errorf("with %d people the record says it: %v", most, !explained)
		}
	}
}
