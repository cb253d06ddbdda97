package redisstore_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"testing"

	"sharedspace/session"
	"sharedspace/session/redisstore"
	"sharedspace/session/redisstore/redistest"
	"sharedspace/session/storetest"
)

func TestARedisThatCannotBeUsedIsRefusedInOneSentence(t *testing.T) {
	t.Parallel()
	primary, _ := redistest.Start(t)
	host, port, _ := strings.Cut(strings.TrimPrefix(primary, "redis://"), ":")
	replica, server := redistest.Start(t, "--replicaof", host+" "+port)
	if role := server.Do("role"); !strings.HasPrefix(role, "slave") {
		t.Fatalf("the replica is %s", role)
	}
	guarded, _ := redistest.Start(t, "--requirepass", "canary")
	quiet := startWithUser(t, "quiet on >canary ~* +@all resetchannels")
	lru, _ := redistest.Start(t, "--maxmemory", "8mb", "--maxmemory-policy", "volatile-lru")
	inCluster, _ := redistest.Start(t, "--cluster-enabled", "yes", "--cluster-port", fmt.Sprint(redistest.FreePort(t)))
	_, killed := redistest.Start(t)
	killed.Kill()
	for name, each := range map[string]struct{ url, says string }{
		"no address":       {"localhost:6379", "REDIS_URL must look like redis://"},
		"nobody there":     {"redis://u:canary@" + killed.Addr, "check REDIS_URL, and that Redis runs"},
		"no such host":     {"redis://u:canary@no-such-host.invalid", "check REDIS_URL"},
		"not Redis":        {"redis://u:canary@" + talksOtherwise(t), "check REDIS_URL"},
		"no password":      {guarded, "does not accept the user or password"},
		"a wrong password": {strings.Replace(guarded, "//", "//u:canary-wrong@", 1), "does not accept the user or password"},
		"a needless one":   {strings.Replace(primary, "//", "//u:canary@", 1), "does not accept the user or password"},
		"a replica":        {replica, "read-only replica"},
		"no channels":      {strings.Replace(quiet, "//", "//quiet:canary@", 1), "give it all keys and channels"},
		"an old Redis":     {"redis://" + older(t, primary), "too old: use Redis 7.0"},
		"one that evicts":  {lru, "set maxmemory-policy to noeviction"},
		"no TLS there":     {"rediss" + strings.TrimPrefix(primary, "redis"), "this port is one for TLS"},
		"no Sentinel":      {"redis+sentinel://u:canary@" + strings.TrimPrefix(primary, "redis://") + "/master", "leads to a primary \"master\""},
		"no cluster":       {"redis+cluster://" + strings.TrimPrefix(primary, "redis://"), "is no cluster: write redis://"},
		"a cluster":        {inCluster, "part of a cluster: write redis+cluster://"},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			_, err := redisstore.Open(t.Context(), each.url, slog.New(slog.NewTextHandler(&log, nil)))
			if err == nil || !strings.Contains(err.Error(), each.says) || strings.ContainsAny(err.Error(), "\n") || strings.Contains(err.Error()+log.String(), "canary") {
				t.Fatalf("error = %v", err)
			}
			t.Log(err)
		})
	}
}

// startWithUser starts a Redis with one more user.
func startWithUser(t *testing.T, rights string) (url string) {
	t.Helper()
	url, server := redistest.Start(t, redistest.Synced...)
	server.Do(append([]string{"acl", "setuser"}, strings.Fields(rights)...)...)
	return url
}

// talksOtherwise is a server that is no Redis.
func talksOtherwise(t *testing.T) (addr string) {
	return serve(t, func(line net.Conn) { io.WriteString(line, "HTTP/1.1 400 Bad Request\r\n\r\n") })
}

// older stands before a Redis and makes it say that it is of version 6.
func older(t *testing.T, url string) (addr string) {
	return serve(t, func(line net.Conn) {
		behind, err := net.Dial("tcp", strings.TrimPrefix(url, "redis://"))
		if err != nil {
			return
		}
		defer behind.Close()
		go io.Copy(behind, line) // ends with line
		for block := make([]byte, 64<<10); ; {
			n, err := behind.Read(block)
			if err != nil {
				return
			}
			line.Write(bytes.Replace(block[:n], []byte("redis_version:7"), []byte("redis_version:6"), 1))
		}
	})
}

func serve(t *testing.T, talk func(net.Conn)) (addr string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { listener.Close() })
	go func() { // ends with the listener
		for {
			line, err := listener.Accept()
			if err != nil {
				return
			}
			go func() { defer line.Close(); talk(line) }()
		}
	}()
	return listener.Addr().String()
}

func TestThePromiseIsWhatRedisTells(t *testing.T) {
	t.Parallel()
	for name, each := range map[string]struct {
		args []string
		says string
		not  string
	}{
		"synced":      {redistest.Synced, "written to the disk of Redis and synced, on a single primary.", "BGREWRITEAOF"},
		"every sec":   {[]string{"--appendonly", "yes", "--appendfsync", "everysec"}, "up to two seconds later. A failover or power cut may take up to that, which is noticed", "BGREWRITEAOF"},
		"sometimes":   {[]string{"--appendonly", "yes", "--appendfsync", "no"}, "half a minute or more later", ""},
		"snapshots":   {[]string{"--save", "3600 1"}, "keeps snapshots", "forgets on restart"},
		"nothing":     {nil, "It forgets on restart.", "noticed"},
		"no CONFIG":   {append(redistest.Synced, "--rename-command", "CONFIG", ""), "some time (it does not tell appendfsync) later", "synced"},
		"no rewrite":  {append(redistest.Synced, "--rename-command", "BGREWRITEAOF", ""), "this server may not ask for it (BGREWRITEAOF)", ""},
		"a secretive": {append(redistest.Synced, "--rename-command", "CONFIG", "", "--rename-command", "INFO", ""), "It forgets on restart.", "synced"},
	} {
		t.Run(name, func(t *testing.T) {
			url, _ := redistest.Start(t, each.args...)
			promise := open(t, url).Promise(t.Context())
			if !strings.Contains(promise, each.says) || each.not != "" && strings.Contains(promise, each.not) {
				t.Errorf("promise = %q", promise)
			}
		})
	}
}

func TestAUserWithTheRightsThatAreAskedForHasEnough(t *testing.T) {
	t.Parallel()
	url := startWithUser(t, "shared on >canary ~* &* +@all -@dangerous +info +config|get +bgrewriteaof")
	url = strings.Replace(url, "//", "//shared:canary@", 1)
	store := open(t, url)
	if promise := store.Promise(t.Context()); !strings.HasSuffix(promise, "synced, on a single primary.") {
		t.Errorf("promise = %q", promise)
	}
	storetest.Run(t, func(t *testing.T) session.Store { return open(t, url) })
}

func TestAReplicaMakesThePromiseWeaker(t *testing.T) {
	t.Parallel()
	primary, server := redistest.Start(t, redistest.Synced...)
	_, _ = redistest.Start(t, "--replicaof", strings.Replace(server.Addr, ":", " ", 1))
	store := open(t, primary)
	eventually(t, func() bool {
		return strings.Contains(store.Promise(t.Context()), "A failover may take what its replica had not received")
	})
}

func TestWithoutAnAnswerThePromiseIsTheWeakest(t *testing.T) {
	t.Parallel()
	url, server := redistest.Start(t, redistest.Synced...)
	store := open(t, url)
	server.Kill()
	if promise := store.Promise(t.Context()); !strings.Contains(promise, "It forgets on restart.") {
		t.Errorf("promise = %q", promise)
	}
}
