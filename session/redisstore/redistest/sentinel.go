package redistest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Master is the name under which Sentinels know the primary.
const Master = "shared"

// StartSentinels starts a primary, a replica, and three Sentinels that watch them.
func StartSentinels(t testing.TB, args ...string) (url string, primary, replica *Server) {
	t.Helper()
	_, primary = Start(t, args...)
	_, replica = Start(t, append(args, "--replicaof", "127.0.0.1 "+primary.Port())...)
	replica.await("master_link_status:up", "info", "replication")
	var hosts []string
	for range 3 {
		hosts = append(hosts, startSentinel(t, primary).Addr)
	}
	watching := &Server{t: t, Addr: hosts[0]}
	watching.await("num-slaves\n1\n", "sentinel", "master", Master)
	watching.await("num-other-sentinels\n2\n", "sentinel", "master", Master)
	return "redis+sentinel://" + strings.Join(hosts, ",") + "/" + Master, primary, replica
}

func startSentinel(t testing.TB, primary *Server) *Server {
	t.Helper()
	port, dir := FreePort(t), t.TempDir()
	file := filepath.Join(dir, "sentinel.conf")
	settings := fmt.Sprintf(`port %d
bind 127.0.0.1
dir %s
sentinel monitor %s 127.0.0.1 %s 2
sentinel down-after-milliseconds %s 1000
sentinel failover-timeout %s 5000
`, port, dir, Master, primary.Port(), Master, Master)
	if err := os.WriteFile(file, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	server := &Server{t: t, Dir: dir, Addr: fmt.Sprintf("127.0.0.1:%d", port), ready: "+monitor"}
	server.command = []string{"redis-server", file, "--sentinel"}
	if err := server.start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Kill)
	return server
}
