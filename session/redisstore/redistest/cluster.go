package redistest

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// StartCluster starts a cluster of three primaries without replicas.
func StartCluster(t testing.TB, args ...string) (url string, servers []*Server) {
	t.Helper()
	const slots, primaries = 16384, 3
	var hosts []string
	for i := range primaries {
		args := append([]string{"--cluster-enabled", "yes", "--cluster-port", fmt.Sprint(FreePort(t))}, args...)
		_, server := Start(t, args...)
		server.Do("cluster", "addslotsrange", fmt.Sprint(i*slots/primaries), fmt.Sprint((i+1)*slots/primaries-1))
		servers, hosts = append(servers, server), append(hosts, server.Addr)
	}
	for _, server := range servers[1:] {
		bus := server.Do("config", "get", "cluster-port")
		servers[0].Do("cluster", "meet", "127.0.0.1", server.Port(), bus[strings.LastIndex(bus, "\n")+1:])
	}
	for _, server := range servers {
		server.await("cluster_state:ok", "cluster", "info")
		server.await("cluster_known_nodes:3", "cluster", "info")
	}
	return "redis+cluster://" + strings.Join(hosts, ","), servers
}

// await asks until the answer holds what is wanted.
func (s *Server) await(wanted string, words ...string) {
	s.t.Helper()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	enough := time.After(30 * time.Second)
	for !strings.Contains(s.Do(words...), wanted) {
		select {
		case <-again.C:
		case <-enough:
			s.t.Fatalf("%v does not come to say %s", words, wanted)
		}
	}
}
