package storetest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"sharedspace/facilitation"
	"sharedspace/session"
)

// RunConflicts is test T4: nodes press the same so many stage changes at once
// and send other acts, while a fifth of their appends are cut off. stores are
// connections of as many nodes to one store.
func RunConflicts(t *testing.T, stores []session.Store, changes, others int) {
	n := newNodes(t, seedOf(t), stores, 20)
	since := time.Now()
	var working sync.WaitGroup
	working.Go(func() { n.pressAll(changes) })
	const workers = 40
	for worker := range workers {
		working.Go(func() {
			for i := worker; i < others; i += workers {
				words := fmt.Sprintf("question %d.", i)
				_, err := n.do(i%len(n.rooms), n.command(facilitation.ChangePrompt{
					Prompt: "agree", Language: facilitation.English, Words: words,
				}))
				if err != nil {
					t.Errorf("seed %d: %s: %v", n.seed, words, err)
				}
			}
		})
	}
	working.Wait()
	events, entries := n.read()
	opened, asked := map[int]int{}, map[string]int{}
	for _, event := range events {
		switch event.is {
		case "stage_opened":
			opened[int(event.with["time"].(float64))]++
		case "prompt_changed":
			asked[event.with["words"].(map[string]any)["words"].(string)]++
		}
	}
	for time := 1; time <= changes; time++ {
		if opened[time] != 1 {
			t.Errorf("seed %d: stage change %d is in the log %d times", n.seed, time, opened[time])
		}
	}
	for i := range others {
		if words := fmt.Sprintf("question %d.", i); asked[words] != 1 {
			t.Errorf("seed %d: %s is in the log %d times", n.seed, words, asked[words])
		}
	}
	if n.busy.Load() > 0 {
		t.Errorf("seed %d: %d acts were answered busy", n.seed, n.busy.Load())
	}
	n.agree(entries)
	t.Logf("T4 seed %d: %d nodes, %d stage changes, %d other acts in %d entries and %v: %s",
		n.seed, len(stores), changes, others, entries, time.Since(since).Round(time.Millisecond), n.figures())
}

// pressAll has a facilitator on each node press what that node shows as next.
func (n *nodes) pressAll(changes int) {
	var pressing sync.WaitGroup
	for node := range n.rooms {
		pressing.Go(func() {
			for time := 1; time <= changes; time = n.next(node) {
				_, err := n.do(node, n.command(facilitation.StartStage{Stage: facilitation.CheckIn, Time: time}))
				if err != nil {
					n.Errorf("seed %d: press %d: %v", n.seed, time, err)
					return
				}
			}
		})
	}
	pressing.Wait()
}

// next is the time of the stage that a node's facilitator would press for.
func (n *nodes) next(node int) int {
	room, err := n.rooms[node].Get(n.Context(), n.id)
	if err != nil {
		n.Error(err)
		return math.MaxInt
	}
	return room.State().Times[facilitation.CheckIn] + 1
}

// RunSameIDs is test T3: each of so many ids is sent two to five times, to
// several nodes at once. It has one effect, and all answers are the same.
func RunSameIDs(t *testing.T, stores []session.Store, ids int) {
	const aWorkshop = 2_000 // ids: no log comes near its cap
	n := newNodes(t, seedOf(t), stores, 0)
	random, since, copies := rand.New(rand.NewPCG(n.seed, 3)), time.Now(), 0
	for done := 0; done < ids; done += aWorkshop {
		n.begin()
		copies += n.sendSameIDs(random, min(aWorkshop, ids-done))
	}
	t.Logf("T3 seed %d: %d ids sent %d times to %d nodes in %v: %s",
		n.seed, ids, copies, len(stores), time.Since(since).Round(time.Millisecond), n.figures())
}

func (n *nodes) sendSameIDs(random *rand.Rand, ids int) (copies int) {
	n.Helper()
	base, turns := time.Now().Add(time.Hour).Truncate(time.Millisecond).UTC(), make(chan bool, 100)
	var sending sync.WaitGroup
	for i := range ids {
		command := n.command(facilitation.SetTimer{EndsAt: base.Add(time.Duration(i) * time.Millisecond)})
		times, first := 2+random.IntN(4), random.IntN(len(n.rooms))
		copies += times
		turns <- true
		sending.Go(func() {
			defer func() { <-turns }()
			n.sendAtOnce(command, times, first)
		})
	}
	sending.Wait()
	events, entries := n.read()
	effects := map[string]int{}
	for _, event := range events {
		if event.is == "timer_set" {
			effects[event.with["endsAt"].(string)]++
		}
	}
	for i := range ids {
		if at := base.Add(time.Duration(i) * time.Millisecond).Format(time.RFC3339Nano); effects[at] != 1 {
			n.Errorf("seed %d: id %d had %d effects", n.seed, i, effects[at])
		}
	}
	n.agree(entries)
	return copies
}

// sendAtOnce sends one command several times, starting with a node.
func (n *nodes) sendAtOnce(command session.Command, times, first int) {
	revisions := make([]int64, times)
	var sending sync.WaitGroup
	for i := range times {
		sending.Go(func() {
			saved, err := n.do((first+i)%len(n.rooms), command)
			if err != nil {
				n.Errorf("seed %d: %v", n.seed, err)
			}
			revisions[i] = saved.Revision
		})
	}
	sending.Wait()
	for _, revision := range revisions {
		if revision != revisions[0] || revision == 0 {
			n.Errorf("seed %d: the same id was answered %v", n.seed, revisions)
		}
	}
}
