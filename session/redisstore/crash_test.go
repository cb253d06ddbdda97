package redisstore_test

import (
	"os"
	"testing"
	"time"

	"sharedspace/session/redisstore/redistest"
)

// T8 at the size of every push; SOAK: at full size.
func TestNothingSavedIsLostWhenRedisIsKilled(t *testing.T) {
	t.Parallel()
	kills := 5
	if os.Getenv("SOAK") != "" {
		kills = 100
	}
	url, server := redistest.Start(t, redistest.Synced...)
	load := startLoad(t, open(t, url), 16)
	for range kills {
		load.awaitMore(t, 200)
		server.Restart()
	}
	load.awaitMore(t, 200)
	load.end()
	total := load.check(t)
	t.Logf("%d kills, %d entries saved, none lost; %d unclear answers, longest time without a yes %v",
		kills, total, load.unclear, load.longestGap().Round(time.Millisecond))
	if load.longestGap() > 5*time.Second {
		t.Errorf("a writer waited %v", load.longestGap())
	}
}
