package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"sharedspace/facilitation"
)

// progressBar shows how far a workshop is: a bar on a terminal, else a line for
// each stage.
type progressBar struct {
	out      io.Writer
	terminal bool
	people   int

	mu     sync.Mutex
	now    facilitation.PartStage
	shown  string // what the line says
	behind int    // people done with the newest duty
	full   int    // so much of the bar; it never goes back
}

func newProgressBar(out io.Writer, people int) *progressBar {
	return &progressBar{out: out, terminal: isTerminal(out), people: people}
}

func isTerminal(out io.Writer) bool {
	file, is := out.(*os.File)
	if !is {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// stage moves on to where the room is now.
func (b *progressBar) stage(stage facilitation.PartStage) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if stage.Stage != b.now.Stage && !b.terminal {
		fmt.Fprintln(b.out, stageNames[stage.Stage])
	}
	if stage.Stage != b.now.Stage || stage.Moment != b.now.Moment {
		b.now, b.behind = stage, 0
		b.draw()
	}
}

// done says how many people are done with a duty of this stage.
func (b *progressBar) done(people int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.behind = people
	b.draw()
}

const barWidth = 28

// draw writes the line anew where it has changed.
func (b *progressBar) draw() {
	if !b.terminal || b.now.Stage == "" {
		return
	}
	at, of := float64(slices.Index(b.now.Stages, b.now.Stage)), float64(max(len(b.now.Stages), 1))
	if at < 0 {
		at = of
	} else {
		at += 0.9 * float64(b.behind) / float64(max(b.people, 1))
	}
	b.full = max(b.full, min(int(at/of*barWidth), barWidth))
	line := fmt.Sprintf("[%s%s] %-20s %3d of %d", strings.Repeat("#", b.full), strings.Repeat("·", barWidth-b.full), stageNames[b.now.Stage], b.behind, b.people)
	if line != b.shown {
		fmt.Fprint(b.out, "\r"+line)
		b.shown = line
	}
}

// end leaves the line.
func (b *progressBar) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.shown != "" {
		fmt.Fprintln(b.out)
	}
}

var stageNames = map[facilitation.Stage]string{
	facilitation.Arriving: "Arriving", facilitation.CheckIn: "Check-in", facilitation.Gather: "Individual thoughts",
	facilitation.Share: "Sharing", facilitation.Explore: "Group exploration", facilitation.Agree: "Building agreement",
	facilitation.Closing: "Close", facilitation.Closed: "Closed", facilitation.Cancelled: "Cancelled",
}
