package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// pollClient is a clientLine by long polling: one goroutine asks GET /live again
// and again, one posts acts in their order. Both end with close.
type pollClient struct {
	ctx    context.Context // of its requests
	cancel context.CancelFunc
	base   string
	origin string
	http   http.Client
	frames chan []byte // read
	acts   chan []byte // to post
	failed chan error  // holds one: why the line is ended
	parts  sync.WaitGroup

	mu       sync.Mutex
	hello    hello // the first frame; then as views and renewals change it
	first    bool
	troubled bool
}

func newPollClient(ctx context.Context, base, origin string) *pollClient {
	ctx, cancel := context.WithCancel(ctx)
	return &pollClient{
		ctx: ctx, cancel: cancel, base: base, origin: origin, first: true,
		http:   http.Client{Transport: &http.Transport{Proxy: http.ProxyFromEnvironment}},
		frames: make(chan []byte), acts: make(chan []byte, 64), failed: make(chan error, 1),
	}
}

func (c *pollClient) read(within time.Duration) ([]byte, error) {
	silence := time.NewTimer(within)
	defer silence.Stop()
	select {
	case frame := <-c.frames:
		return frame, nil
	case err := <-c.failed:
		return nil, err
	case <-silence.C:
		return nil, os.ErrDeadlineExceeded
	case <-c.ctx.Done():
	}
	select {
	case err := <-c.failed:
		return nil, err
	default:
		return nil, c.ctx.Err()
	}
}

// write takes hello first, then acts.
func (c *pollClient) write(frame []byte) error {
	c.mu.Lock()
	greeting := c.hello.Pass == ""
	if greeting {
		if err := json.Unmarshal(frame, &c.hello); err != nil {
			c.mu.Unlock()
			return err
		}
		c.parts.Go(c.poll)
		c.parts.Go(c.post)
	}
	c.mu.Unlock()
	if greeting {
		return nil
	}
	select {
	case c.acts <- frame:
		return nil
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
}

func (c *pollClient) close() {
	c.cancel()
	c.parts.Wait()
	c.http.CloseIdleConnections()
}

// poll looks again and again.
func (c *pollClient) poll() {
	for c.ctx.Err() == nil {
		if err := c.ask(http.MethodGet, c.address(), nil); err != nil {
			c.fail(err)
			return
		}
	}
}

func (c *pollClient) address() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	query := url.Values{"at": {c.hello.At}}
	if c.first {
		query.Set("first", "1")
	}
	if c.troubled {
		query.Set("troubled", "1")
	}
	c.first = false
	return "/live?" + query.Encode()
}

// post sends what has gathered, a few acts at once.
func (c *pollClient) post() {
	for {
		var acts []json.RawMessage
		select {
		case act := <-c.acts:
			acts = append(acts, act)
		case <-c.ctx.Done():
			return
		}
		for more := true; more && len(acts) < fewActs; {
			select {
			case act := <-c.acts:
				acts = append(acts, act)
			default:
				more = false
			}
		}
		if err := c.ask(http.MethodPost, "/acts", acts); err != nil {
			c.fail(err)
			return
		}
	}
}

const fewActs = 4 // each at most a quarter of what a POST may hold

func (c *pollClient) fail(err error) {
	if c.ctx.Err() != nil {
		return // it was closed
	}
	select {
	case c.failed <- err:
	default: // the first reason counts
	}
	c.cancel()
}

// ask sends one request and hands on the frames of its answer.
func (c *pollClient) ask(method, address string, acts []json.RawMessage) error {
	var body io.Reader
	if acts != nil {
		body = bytes.NewReader(encode(acts))
	}
	request, err := http.NewRequestWithContext(c.ctx, method, c.base+address, body)
	if err != nil {
		return err
	}
	c.mu.Lock()
	request.Header.Set("Authorization", "Bearer "+c.hello.Pass)
	request.Header.Set(nameHeader, url.PathEscape(c.hello.Name))
	c.mu.Unlock()
	if method == http.MethodPost {
		request.Header.Set("Origin", c.origin)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var frames []json.RawMessage
	if err := json.NewDecoder(io.LimitReader(response.Body, mostAnswerBytes)).Decode(&frames); err != nil {
		return fmt.Errorf("%s: %w", http.StatusText(response.StatusCode), err)
	}
	return c.hand(frames)
}

func (c *pollClient) hand(frames []json.RawMessage) error {
	for _, data := range frames {
		var frame incoming
		if err := json.Unmarshal(data, &frame); err != nil {
			return fmt.Errorf("read a frame: %w", err)
		}
		if frame.Closed != 0 {
			return &websocket.CloseError{Code: frame.Closed, Text: "the poll was closed"}
		}
		c.note(frame)
		select {
		case c.frames <- data:
		case <-c.ctx.Done():
			return c.ctx.Err()
		}
		if frame.Away != nil {
			return errAway
		}
	}
	return nil
}

var errAway = errors.New("the node is going")

// note keeps what the next poll says of this window.
func (c *pollClient) note(frame incoming) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if frame.View != nil {
		c.hello.At = frame.At
	}
	if frame.Pass != "" {
		c.hello.Pass = frame.Pass
	}
	if frame.Trouble != nil {
		c.troubled = *frame.Trouble != ""
	}
}
