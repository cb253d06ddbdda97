package web

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// Dialer is how a client reaches the service.
type Dialer struct {
	Nodes    []string // addresses of its nodes: it begins with the first and goes round when one is gone
	Origin   string   // what it sends as Origin; "": the address it dials
	Fallback bool     // after two WebSockets that brought nothing it polls, as the browser does
}

// clientLine carries a client's frames. One goroutine reads and one writes;
// close may be called by any.
type clientLine interface {
	read(within time.Duration) ([]byte, error) // a *websocket.CloseError when the server has ended it
	write(frame []byte) error
	close()
}

const (
	clientWrite   = 10 * time.Second
	clientSilence = 45 * time.Second // more than two beats
	clientFirst   = 5 * time.Second
)

// way is which node is tried next, and how.
type way struct {
	dialer   Dialer
	node     int
	failures int  // WebSockets in a row that brought nothing
	polling  bool // the present line
}

func newWay(dialer Dialer) *way { return &way{dialer: dialer} }

// tries: so many may fail before the first one is reported.
func (w *way) tries() int {
	if w.dialer.Fallback {
		return socketTries*len(w.dialer.Nodes) + 1
	}
	return len(w.dialer.Nodes) - 1
}

// socketTries: so many WebSockets may bring nothing before a client polls.
const socketTries = 2

func (w *way) connect(ctx context.Context) (clientLine, error) {
	base := strings.TrimSuffix(w.dialer.Nodes[w.node%len(w.dialer.Nodes)], "/")
	origin := w.dialer.Origin
	if origin == "" {
		origin = base
	}
	w.polling = w.dialer.Fallback && w.failures >= socketTries
	if w.polling {
		return newPollClient(ctx, base, origin), nil
	}
	return dialSocket(ctx, base, origin)
}

// went takes in how a line went: without a frame the next node is tried, and in
// the end another way; at once where a socket was silent.
func (w *way) went(end ending) {
	if end.away {
		w.node++
	}
	var slow net.Error
	switch {
	case end.heard && !w.polling:
		w.failures = 0
	case end.heard:
	case !w.polling && errors.As(end.why, &slow) && slow.Timeout():
		w.failures = socketTries
	case w.polling: // the service may be away: a WebSocket shall have its chance
		w.failures = socketTries - 1
		w.node++
	default:
		w.failures++
		w.node++
	}
}

// socketClient is a clientLine over a WebSocket.
type socketClient struct{ *websocket.Conn }

func dialSocket(ctx context.Context, base, origin string) (clientLine, error) {
	dialer := websocket.Dialer{Subprotocols: []string{Subprotocol}, HandshakeTimeout: clientFirst}
	address := "ws" + strings.TrimPrefix(base, "http") + "/live"
	socket, response, err := dialer.DialContext(ctx, address, http.Header{"Origin": {origin}})
	if response != nil && response.StatusCode == http.StatusForbidden {
		return nil, fmt.Errorf("%s is not the address this server knows itself by (BASE_URL)", origin)
	}
	if err != nil {
		return nil, fmt.Errorf("connect to %s: %w", base, err)
	}
	return socketClient{socket}, nil
}

func (c socketClient) read(within time.Duration) ([]byte, error) {
	c.SetReadDeadline(time.Now().Add(within))
	_, data, err := c.ReadMessage()
	return data, err
}

func (c socketClient) write(frame []byte) error {
	c.SetWriteDeadline(time.Now().Add(clientWrite))
	return c.WriteMessage(websocket.TextMessage, frame)
}

func (c socketClient) close() { c.Close() }

// pause waits, unless ctx ends first.
func pause(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// backOff is a random time below a bound that doubles: full jitter.
func backOff(failures int) time.Duration {
	return jitter(min(firstBackOff<<min(failures, 10), mostBackOff))
}

func jitter(most time.Duration) time.Duration { return rand.N(most) }

const (
	firstBackOff = 100 * time.Millisecond
	mostBackOff  = 5 * time.Second
)
