package redisstore_test

import (
	"fmt"
	"testing"

	"sharedspace/session"
	"sharedspace/session/redisstore/redistest"
	"sharedspace/session/storetest"
)

func TestRedisstoreKeepsTheContractOnACluster(t *testing.T) {
	t.Parallel()
	url, _ := redistest.StartCluster(t, redistest.Synced...)
	storetest.Run(t, func(t *testing.T) session.Store { return open(t, url) })
}

func TestACrowdOfSessionsSpreadsOverTheWholeCluster(t *testing.T) {
	t.Parallel()
	url, servers := redistest.StartCluster(t, redistest.Synced...)
	load := startLoad(t, open(t, url), 24)
	load.awaitMore(t, 500)
	load.end()
	t.Logf("%d entries saved on three primaries, none lost", load.check(t))
	for i, server := range servers {
		if keys := server.Do("dbsize"); keys == "0" {
			t.Errorf("primary %d has no session", i)
		}
	}
}

func TestASessionThatMovesToAnotherPrimaryLosesNothing(t *testing.T) {
	t.Parallel()
	url, servers := redistest.StartCluster(t, redistest.Synced...)
	load := startLoad(t, open(t, url), 3)
	load.awaitMore(t, 50)
	for writer := range 3 {
		move(t, servers, writer)
	}
	load.awaitMore(t, 50)
	load.end()
	t.Logf("%d entries saved while three sessions moved, none lost", load.check(t))
}

// move takes a writer's slot from its primary to the next while it is written to.
func move(t *testing.T, servers []*redistest.Server, writer int) {
	t.Helper()
	key := fmt.Sprintf("{%s}:log", logOf(writer))
	slot := servers[0].Do("cluster", "keyslot", key)
	from := 0
	for servers[from].Do("cluster", "countkeysinslot", slot) == "0" {
		from++
	}
	source, target := servers[from], servers[(from+1)%len(servers)]
	sourceID, targetID := source.Do("cluster", "myid"), target.Do("cluster", "myid")
	target.Do("cluster", "setslot", slot, "importing", sourceID)
	source.Do("cluster", "setslot", slot, "migrating", targetID)
	source.Do("migrate", "127.0.0.1", target.Port(), key, "0", "5000")
	for _, server := range []*redistest.Server{target, source} {
		server.Do("cluster", "setslot", slot, "node", targetID)
	}
}
