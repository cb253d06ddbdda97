package main

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// dislike is what a proxy does to lines.
type dislike int

const (
	stripsUpgrade dislike = iota
	holdsBack             // every answer until it is whole; of a socket only the handshake
	cutsIdle
)

// cutAfter is how long a line may be idle: shorter than a beat, and in a long
// run what proxies in offices have.
func cutAfter() time.Duration {
	if os.Getenv("SOAK") != "" {
		return 30 * time.Second
	}
	return 400 * time.Millisecond
}

// behindProxy starts a proxy of that kind and the program behind it, which knows
// itself by the proxy's address.
func behindProxy(t *testing.T, kind dislike) (base string) {
	t.Helper()
	proxy := httptest.NewUnstartedServer(nil)
	base = "http://" + proxy.Listener.Addr().String()
	port := freePort(t)
	_, _, end := running(t, map[string]string{"BASE_URL": base}, "-data-dir", t.TempDir(), "-port", port)
	t.Cleanup(func() { end() })
	behind := "127.0.0.1:" + port
	forward := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: behind})
	forward.Transport = &http.Transport{DisableKeepAlives: true}
	forward.ErrorHandler = func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) }
	if kind == holdsBack {
		forward.ModifyResponse = holdBack
	}
	proxy.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch socket := r.Header.Get("Upgrade") != ""; {
		case socket && kind == stripsUpgrade:
			r.Header.Del("Upgrade")
			r.Header.Del("Connection")
		case socket && kind == holdsBack:
			swallow(t, w, r, behind)
			return
		}
		forward.ServeHTTP(w, r)
	})
	if kind == cutsIdle {
		proxy.Listener = cutting{proxy.Listener}
	}
	proxy.Start()
	t.Cleanup(func() {
		proxy.CloseClientConnections()
		proxy.Close()
	})
	return base
}

func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
}

func holdBack(response *http.Response) error {
	whole, err := io.ReadAll(response.Body)
	response.Body.Close()
	response.Body = io.NopCloser(bytes.NewReader(whole))
	return err
}

// swallow lets a socket's handshake through and nothing that comes after it.
func swallow(t *testing.T, w http.ResponseWriter, r *http.Request, behind string) {
	onward, err := net.Dial("tcp", behind)
	if err != nil {
		t.Error(err)
		return
	}
	defer onward.Close()
	r.Write(onward)
	line, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		t.Error(err)
		return
	}
	defer line.Close()
	handshake := make([]byte, 4<<10)
	n, _ := onward.Read(handshake)
	end := bytes.Index(handshake[:n], []byte("\r\n\r\n")) + 4
	line.Write(handshake[:end])
	go io.Copy(io.Discard, onward) // ends with the line
	io.Copy(onward, line)
}

// cutting is a listener whose connections are closed when nothing passes.
type cutting struct{ net.Listener }

func (l cutting) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &idleConn{Conn: conn, idle: time.AfterFunc(cutAfter(), func() { conn.Close() })}, nil
}

type idleConn struct {
	net.Conn
	idle *time.Timer
}

func (c *idleConn) Read(into []byte) (int, error) {
	n, err := c.Conn.Read(into)
	c.idle.Reset(cutAfter())
	return n, err
}

func (c *idleConn) Write(from []byte) (int, error) {
	c.idle.Reset(cutAfter())
	return c.Conn.Write(from)
}

func TestAWholeWorkshopPassesBehindEveryKindOfProxy(t *testing.T) {
	for name, each := range map[string]struct {
		kind  dislike
		polls bool
		pace  string
	}{
		"one that strips Upgrade":     {stripsUpgrade, true, "0"},
		"one that holds answers back": {holdsBack, true, "0"},
		"one that cuts idle lines":    {cutsIdle, false, "60ms"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base := behindProxy(t, each.kind)
			stdout, _, minutes := rehearsed(t, "-to", base, "-polis", madeUpExport, "-pace", each.pace)
			t.Log(stdout)
			if !strings.Contains(stdout, "Nothing was refused and nothing was lost.") || !strings.Contains(minutes, "9 people") {
				t.Error("the workshop did not pass")
			}
			if polled := !regexp.MustCompile(`polled +0\n`).MatchString(stdout); polled != each.polls {
				t.Error("polled:", polled)
			}
			if os.Getenv("SOAK") == "" && regexp.MustCompile(`reconnects +0\n`).MatchString(stdout) {
				t.Error("the proxy did nothing")
			}
		})
	}
}
