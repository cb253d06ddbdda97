package redisstore

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sharedspace/session"
)

func TestAddressesOfEveryKindAreRead(t *testing.T) {
	for text, want := range map[string]address{
		"redis://localhost":            {hosts: []string{"localhost:6379"}},
		"redis://10.0.0.1:7000/2":      {hosts: []string{"10.0.0.1:7000"}, db: 2},
		"redis://[::1]:7000":           {hosts: []string{"[::1]:7000"}},
		"redis://[::1]/":               {hosts: []string{"[::1]:6379"}},
		"redis://:p%40ss%2Fw@h":        {hosts: []string{"h:6379"}, password: "p@ss/w"},
		"redis://u:p@h:1":              {hosts: []string{"h:1"}, user: "u", password: "p"},
		"redis+sentinel://a,b:2/m":     {kind: sentinel, hosts: []string{"a:26379", "b:2"}, master: "m"},
		"redis+sentinel://u:p@a/m/3":   {kind: sentinel, hosts: []string{"a:26379"}, user: "u", password: "p", master: "m", db: 3},
		"redis+cluster://u:p@a,b:2":    {kind: cluster, hosts: []string{"a:6379", "b:2"}, user: "u", password: "p"},
		"redis+cluster://[::1]:1,b:2/": {kind: cluster, hosts: []string{"[::1]:1", "b:2"}},
		"redis+sentinel://a/m?sentinel_user=s&sentinel_password=t": {
			kind: sentinel, hosts: []string{"a:26379"}, master: "m", sentinelUser: "s", sentinelPassword: "t"},
	} {
		got, err := parseAddress(text)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(address{})); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", text, err, diff)
		}
	}
}

func TestTLSIsCheckedUnlessToldOtherwise(t *testing.T) {
	for text, skip := range map[string]bool{
		"rediss://h": false, "rediss+cluster://h,i": false, "rediss+sentinel://h/m": false,
		"rediss://h?skip_verify=true": true, "rediss://h/1?skip_verify=false": false,
	} {
		got, err := parseAddress(text)
		if err != nil || got.tls == nil || got.tls.InsecureSkipVerify != skip {
			t.Errorf("%s: %+v, %v", text, got.tls, err)
		}
	}
}

func TestAWrongAddressIsToldWithoutItsPassword(t *testing.T) {
	for _, text := range []string{
		"", "localhost:6379", "http://u:canary@h", "redis://", "redis://u:canary@", "redis://u:canary@h:port", "redis://u:canary@h:0",
		"redis://u:canary@h:70000", "redis://u:can%zzary@h", "redis://u:canary@h/x", "redis://u:canary@h/-1", "redis://u:canary@a,b",
		"redis+sentinel://u:canary@h", "redis+cluster://u:canary@h/1", "redis+magic://u:canary@h", "redis://u:canary@h?skip_verify=true",
		"rediss://u:canary@h?skip_verify=perhaps", "redis://u:canary@h?db=1", "redis+cluster://u:canary@a,,b",
	} {
		_, err := parseAddress(text)
		if err == nil || strings.Contains(err.Error(), "canary") || !strings.HasPrefix(err.Error(), "REDIS_URL must look like ") {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// The values are those that redis-server 7.0.15 gives for CLUSTER KEYSLOT.
func TestSlotsAreThoseOfRedisCluster(t *testing.T) {
	for id, want := range map[string]int{"123456789": 0x31c3, "a": 15495, "session": 14721, "": 0} {
		if got := slotOf(session.ID(id)); got != want {
			t.Errorf("%s: %d, want %d", id, got, want)
		}
	}
}
