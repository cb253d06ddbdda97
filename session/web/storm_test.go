package web

import (
	"os"
	"slices"
	"sync"
	"testing"
	"time"
)

// TestAJoinStormGetsIn is test T25: everyone comes within ten seconds, takes a
// pass and opens a window. The figure is printed, for it is the machine's.
func TestAJoinStormGetsIn(t *testing.T) {
	if testing.Short() {
		t.Skip("runs once, without -race")
	}
	people, within := 300, 10*time.Second
	if os.Getenv("SOAK") != "" {
		people = 1_000
	}
	s := serveTest(t)
	link := s.opened(t).Links.Participant
	waits := make([]time.Duration, people)
	var joining sync.WaitGroup
	pace := time.NewTicker(within / time.Duration(people))
	defer pace.Stop()
	for i := range people {
		<-pace.C
		joining.Go(func() {
			since := time.Now()
			if _, err := Join(t.Context(), s.base, Knock{Token: TokenOf(link)}); err != nil {
				t.Error("join:", err)
			}
			admission, err := TakePass(t.Context(), s.base, Entrance{Token: TokenOf(link)})
			if err != nil {
				t.Error("take a pass:", err)
				return
			}
			client, err := Dial(t.Context(), s.base, admission.Pass, "Ada")
			if err != nil {
				t.Error("open a window:", err)
				return
			}
			waits[i] = time.Since(since)
			t.Cleanup(client.Close)
		})
	}
	joining.Wait()
	slices.Sort(waits)
	t.Logf("T25: %d people in %v: half were in after %v, 99 in 100 after %v, all after %v",
		people, within, waits[people/2], waits[people*99/100], waits[people-1])
}
