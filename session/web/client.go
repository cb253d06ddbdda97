package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"sharedspace/facilitation"
)

// ErrEnded says that the server wants a client to stay away, or that it was closed.
var ErrEnded = errors.New("the client has ended")

// Client is one window, for rehearsals and tests. It keeps the merged parts,
// connects again when the line breaks, and sends every act that was not answered
// again under the same id.
type Client struct {
	dialer     Dialer
	pass, name string
	cancel     context.CancelFunc
	ended      chan struct{} // closed when run has returned
	tried      chan error    // what the first tries to connect came to; 1

	writing sync.Mutex // one writer a line

	mu       sync.Mutex
	line     clientLine // nil while the line is away
	at       string
	revision int64
	parts    Parts
	changed  chan struct{} // closed when parts change, then replaced
	waiting  []*pending    // in the order of their first sending
	tally    Tally
	err      error // why it has ended
}

// Tally counts what a client has been through.
type Tally struct{ Acts, Answered, SlowDowns, Reconnects, SentAgain, Polled int }

// Saved is the answer to an act that was kept.
type Saved struct {
	Revision int64  // 0: an entry of a round
	Mark     string // of a thought
}

type pending struct {
	id     string
	frame  []byte
	answer chan incoming // 1: the newest answer
}

// incoming is any frame from the server.
type incoming struct {
	Re      string             `json:"re"`
	Saved   json.RawMessage    `json:"saved"`
	Mark    string             `json:"mark"`
	Refused string             `json:"refused"`
	With    facilitation.Facts `json:"with"`
	View    *int64             `json:"view"`
	At      string             `json:"at"`
	Whole   bool               `json:"whole"`
	Parts   Parts              `json:"parts"`
	Gone    []string           `json:"gone"`
	Away    *retry             `json:"away"`
	Pass    string             `json:"pass"`
	Trouble *string            `json:"trouble"`
	Beat    *int64             `json:"beat"`
	Closed  int                `json:"closed"` // instead of a socket's close code
}

// Dial opens a window on one node over a WebSocket and returns with its first
// view. The client lives until Close, ctx's end, or until the server says to stay
// away.
func Dial(ctx context.Context, base, pass, name string) (*Client, error) {
	return Dialer{Nodes: []string{base}}.Dial(ctx, pass, name)
}

// Dial opens a window; see the function Dial.
func (d Dialer) Dial(ctx context.Context, pass, name string) (*Client, error) {
	ctx, cancel := context.WithCancel(ctx)
	c := &Client{
		dialer: d, pass: pass, name: name, cancel: cancel,
		ended: make(chan struct{}), tried: make(chan error, 1), changed: make(chan struct{}), parts: Parts{},
	}
	go c.run(ctx) // until ctx ends; Close waits for it
	select {
	case err := <-c.tried:
		if err != nil {
			c.Close()
			return nil, err
		}
	case <-c.ended: // Until says why
	case <-ctx.Done():
		c.Close()
		return nil, ctx.Err()
	}
	if _, err := c.Until(ctx, func(parts Parts) bool { return len(parts) > 0 }); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// Close leaves and waits until nothing of the client is left.
func (c *Client) Close() {
	c.cancel()
	<-c.ended
}

// Drop cuts the line; the client connects again.
func (c *Client) Drop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.line != nil {
		c.line.close()
	}
}

// Tally returns the counts so far.
func (c *Client) Tally() Tally {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.tally
}

func (c *Client) reason() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return c.err
	}
	return ErrEnded
}

// write sends a frame if there is a line. What is lost with the line is sent
// again by the next one.
func (c *Client) write(frame []byte) {
	c.mu.Lock()
	line := c.line
	c.mu.Unlock()
	if line == nil {
		return
	}
	c.writing.Lock()
	defer c.writing.Unlock()
	if err := line.write(frame); err != nil {
		line.close()
	}
}

// run keeps a line up until ctx ends or the server says to stay away.
func (c *Client) run(ctx context.Context) {
	defer close(c.ended)
	way := newWay(c.dialer)
	for failures := 0; ctx.Err() == nil; failures++ {
		end := ending{}
		line, err := way.connect(ctx)
		if err == nil {
			end = c.follow(ctx, line)
			err = end.why
		}
		if end.stay {
			return
		}
		way.went(end)
		wait := backOff(failures)
		if end.heard {
			failures = 0
		} else if failures >= way.tries() {
			c.report(err)
		}
		if pause(ctx, wait) == nil {
			c.mu.Lock()
			c.tally.Reconnects++
			c.mu.Unlock()
		}
	}
}

// report says what the first tries came to; nil: there is a line.
func (c *Client) report(err error) {
	select {
	case c.tried <- err:
	default: // said before
	}
}

// ending is how a line came to its end.
type ending struct {
	why   error
	stay  bool // away, for good
	heard bool // the server has said something
	away  bool // the node is going
}

// follow says hello, sends again what was not answered, and reads until the line
// breaks.
func (c *Client) follow(ctx context.Context, line clientLine) (end ending) {
	defer context.AfterFunc(ctx, line.close)()
	defer line.close()
	c.greet(line)
	defer c.lineLost()
	for {
		silence := clientSilence
		if !end.heard {
			silence = clientFirst
		}
		data, err := line.read(silence)
		if err != nil {
			end.why, end.stay = err, c.staysAway(err)
			end.heard = end.heard || websocket.IsCloseError(err, closeRoomEnded, closeTrouble, closeFull, closeRestart)
			return end
		}
		end.heard = true
		c.report(nil)
		var frame incoming
		if end.why = json.Unmarshal(data, &frame); end.why != nil {
			return end
		}
		if frame.Away != nil { // until then the line serves
			end.away = true
			defer time.AfterFunc(jitter(time.Duration(max(frame.Away.RetryMs, 1))*time.Millisecond), line.close).Stop()
		}
		c.take(frame)
	}
}

// greet makes the line the client's, under the write lock, so that hello is
// its first frame and acts follow in their order.
func (c *Client) greet(line clientLine) {
	c.writing.Lock()
	defer c.writing.Unlock()
	c.mu.Lock()
	frames := [][]byte{c.hello()}
	for _, one := range c.waiting {
		frames = append(frames, one.frame)
		c.tally.SentAgain++
	}
	if _, polls := line.(*pollClient); polls {
		c.tally.Polled++
	}
	c.line = line
	c.mu.Unlock()
	for _, frame := range frames {
		if err := line.write(frame); err != nil {
			return // the reader notices
		}
	}
}

func (c *Client) hello() []byte { return encode(hello{Pass: c.pass, At: c.at, Name: c.name}) }

func (c *Client) lineLost() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.line = nil
}

func (c *Client) staysAway(err error) bool {
	var closed *websocket.CloseError
	if !errors.As(err, &closed) || closed.Code < 4500 || closed.Code > 4999 {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.err = fmt.Errorf("%w: %s (%d)", ErrEnded, closed.Text, closed.Code)
	return true
}

// take keeps what a frame says.
func (c *Client) take(frame incoming) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case frame.Pass != "":
		c.pass = frame.Pass
	case frame.Re != "":
		for _, one := range c.waiting {
			if one.id == frame.Re {
				select {
				case one.answer <- frame:
				default: // the same answer once more
				}
			}
		}
	case frame.View != nil:
		c.at, c.revision = frame.At, *frame.View
		c.parts = c.parts.with(frame)
		close(c.changed)
		c.changed = make(chan struct{})
	}
}
