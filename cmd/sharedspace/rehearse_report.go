package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session/web"
)

// numbers say what a rehearsal did, one number a line; nothing where it came to nothing.
func (r *rehearsal) numbers() string {
	if r.lines.Acts == 0 {
		return ""
	}
	_, _, counts := r.ledger.all()
	var out strings.Builder
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	line := func(name string, value any) { fmt.Fprintf(table, "%s\t%v\n", name, value) }
	if r.leader != nil {
		fmt.Fprintf(&out, "Rehearsed %q.\n", r.company.Topic)
	} else {
		fmt.Fprintf(&out, "Took part in workshop %s.\n", r.plan.join)
	}
	line("people", len(r.company.People))
	line("acts", r.lines.Acts)
	line("thoughts", fmt.Sprintf("%d (%d edited, %d withdrawn and sent again)", counts.thoughts, counts.edited, counts.withdrawn))
	line("marks", counts.marks)
	line("cards", counts.cards)
	line("ratings", counts.ratings)
	line("answers", counts.answers)
	if r.leader != nil {
		line("presses", counts.presses)
	} else {
		line("too late", counts.late)
	}
	line("slow_downs", r.lines.SlowDowns+counts.slowDowns)
	line("reconnects", r.lines.Reconnects)
	line("sent again", r.lines.SentAgain)
	line("polled", r.lines.Polled)
	line("duration", r.took.Round(time.Millisecond))
	table.Flush()
	return out.String()
}

// farewell is the last line of a rehearsal that went well.
func (r *rehearsal) farewell() string {
	if r.leader == nil {
		return "Every act was answered."
	}
	agreed, twice := 0, 0
	for _, proposal := range web.PartsOf[facilitation.PartProposal](r.leader.last, "proposal") {
		if agrees(proposal.Outcome) {
			agreed++
		}
		if len(proposal.Tallies) == 2 {
			twice++
		}
	}
	text := fmt.Sprintf("Nothing was refused and nothing was lost. Agreements: %d; proposals answered twice: %d.", agreed, twice)
	if r.plan.minutes != "" {
		text += "\nThe minutes are in " + r.plan.minutes + "."
	}
	return text
}
