package redisstore

import (
	"crypto/tls"
	"errors"
	"net"
	"net/url"
	"strconv"
	"strings"
)

// errAddress does not repeat what was given: it may hold a password.
var errAddress = errors.New("REDIS_URL must look like redis://user:password@host:6379/0 (rediss:// for TLS), " +
	"redis+sentinel://user:password@host:26379,host:26379/master/0 or redis+cluster://user:password@host:6379,host:6379, " +
	"with special characters of the password in percent form")

type kind int

const (
	single kind = iota
	sentinel
	cluster
)

// address is what a REDIS_URL says.
type address struct {
	kind                           kind
	hosts                          []string // host:port
	user, password                 string
	db                             int
	master                         string // of sentinel
	sentinelUser, sentinelPassword string
	tls                            *tls.Config // nil: none
}

// parseAddress reads a REDIS_URL. net/url cannot: there may be several hosts.
func parseAddress(text string) (address, error) {
	scheme, rest, ok := strings.Cut(strings.TrimSpace(text), "://")
	if !ok {
		return address{}, errAddress
	}
	rest, query, _ := strings.Cut(rest, "?")
	where, path, _ := strings.Cut(rest, "/")
	var to address
	var err error
	defaultPort := "6379"
	base, mode, _ := strings.Cut(scheme, "+")
	switch mode {
	case "":
	case "sentinel":
		to.kind, defaultPort = sentinel, "26379"
	case "cluster":
		to.kind = cluster
	default:
		return address{}, errAddress
	}
	switch base {
	case "redis":
	case "rediss":
		to.tls = &tls.Config{MinVersion: tls.VersionTLS12}
	default:
		return address{}, errAddress
	}
	if at := strings.LastIndex(where, "@"); at >= 0 {
		if to.user, to.password, err = readUser(where[:at]); err != nil {
			return address{}, errAddress
		}
		where = where[at+1:]
	}
	if to.hosts, err = readHosts(where, defaultPort); err != nil {
		return address{}, err
	}
	if err := errors.Join(to.readPath(path), to.readQuery(query)); err != nil {
		return address{}, errAddress
	}
	return to, nil
}

func readUser(text string) (user, password string, err error) {
	before, after, _ := strings.Cut(text, ":")
	user, err = url.PathUnescape(before)
	if err == nil {
		password, err = url.PathUnescape(after)
	}
	return user, password, err
}

func readHosts(list, defaultPort string) (hosts []string, err error) {
	for _, each := range strings.Split(list, ",") {
		host, port, err := net.SplitHostPort(each)
		if err != nil {
			host, port = strings.Trim(each, "[]"), defaultPort
		}
		n, err := strconv.Atoi(port)
		if err != nil || n < 1 || n > 65535 || host == "" || strings.ContainsAny(host, " []@") || strings.Contains(host, ":") && net.ParseIP(host) == nil {
			return nil, errAddress
		}
		hosts = append(hosts, net.JoinHostPort(host, port))
	}
	return hosts, nil
}

// readPath reads "/db", or with Sentinel "/master/db".
func (a *address) readPath(path string) (err error) {
	path = strings.TrimSuffix(path, "/")
	if a.kind == sentinel {
		if a.master, path, _ = strings.Cut(path, "/"); a.master == "" {
			return errAddress
		}
	}
	if path == "" {
		return nil
	}
	if a.db, err = strconv.Atoi(path); err != nil || a.db < 0 || a.kind == cluster && a.db != 0 {
		return errAddress
	}
	return nil
}

// readQuery reads what few need: the Sentinels' own user and password, and
// skip_verify=true for a TLS certificate that nobody vouches for.
func (a *address) readQuery(query string) error {
	given, err := url.ParseQuery(query)
	if err != nil {
		return errAddress
	}
	for name, values := range given {
		switch value := values[len(values)-1]; {
		case name == "sentinel_user" && a.kind == sentinel:
			a.sentinelUser = value
		case name == "sentinel_password" && a.kind == sentinel:
			a.sentinelPassword = value
		case name == "skip_verify" && a.tls != nil && (value == "true" || value == "false"):
			a.tls.InsecureSkipVerify = value == "true"
		default:
			return errAddress
		}
	}
	if a.kind == single && len(a.hosts) > 1 {
		return errAddress
	}
	return nil
}
