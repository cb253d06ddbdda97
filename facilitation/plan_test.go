package facilitation

import (
	"testing"
	"time"
)

func TestAReplannedWorkshopEndsWhenItsStagesDo(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	end := r.now.Add(time.Hour)
	r.lead(Replan{EndsAt: end})
	plan := seePlan(r.state)
	if off := plan.EndsAt.Sub(end).Abs(); off > 10*time.Second {
		t.Errorf("the plan ends %v from where it was re-planned to", off)
	}
	if plan.Break != 0 {
		t.Errorf("a re-planned workshop has a break of %d s", plan.Break)
	}
}

func TestAQuestionIsOfferedForChangeUntilItsStageOpens(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	prompts := seePlan(r.state).Prompts
	if prompts["checkIn"] != nil || prompts["gather"][Welsh] == "" {
		t.Errorf("the questions offered for change are %v", prompts)
	}
}
