package web

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"
)

// line carries the frames of one window. One goroutine reads and one writes; end
// may be called by any.
type line interface {
	read(within time.Duration) ([]byte, error) // errNotText for a frame that is no text: read on
	write(frame []byte) error
	probe() error // asks for a sign of life, which lengthens the silence that is borne
	end(code int, why string)
}

var errNotText = errors.New("a frame is not text")

// What a window is told when its line is ended. 4000 to 4499: connect again;
// 4500 to 4999: stay away.
const (
	closeRestart    = websocket.CloseServiceRestart // after an away frame
	closeNoHello    = 4001                          // the first frame did not come, or could not be read
	closeRoomEnded  = 4002                          // the room begins anew
	closeTrouble    = 4003                          // the store cannot be reached
	closeSlow       = 4008                          // it took nothing for too long
	closeFull       = 4029                          // this process has all the windows it can bear
	closeBadPass    = 4500                          // ask for a new pass with the link
	closeTooMany    = 4501                          // the pass has all the windows it may have
	closeNoWorkshop = 4502                          // there is no such workshop (any more)
)

// socketLine is a line over gorilla/websocket; guarantees.md 4.1 says what to
// beware of.
type socketLine struct {
	socket *websocket.Conn
	limits Limits
	ending sync.Once
}

var writeBuffers sync.Pool // gorilla keeps one a connection otherwise

func (s *Server) upgrade(w http.ResponseWriter, r *http.Request) (*socketLine, error) {
	upgrader := websocket.Upgrader{
		Subprotocols:    []string{Subprotocol},
		CheckOrigin:     func(*http.Request) bool { return true }, // live has checked it more strictly
		ReadBufferSize:  1 << 10,
		WriteBufferSize: 4 << 10,
		WriteBufferPool: &writeBuffers,
	}
	socket, err := upgrader.Upgrade(meteredHijacker{w, s.limits}, r, nil)
	if err != nil {
		return nil, err
	}
	l := &socketLine{socket: socket, limits: s.limits}
	socket.SetReadLimit(int64(s.limits.LeaderActBytes + frameSlack))
	controls := rate.NewLimiter(rate.Limit(s.limits.ControlsPerSecond), s.limits.ActsBurst)
	socket.SetPongHandler(func(string) error { return l.alive(controls) })
	socket.SetPingHandler(func(data string) error {
		if err := l.alive(controls); err != nil {
			return err
		}
		err := socket.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(s.limits.Write))
		if errors.Is(err, websocket.ErrCloseSent) {
			return nil
		}
		return err
	})
	return l, nil
}

// alive lengthens the silence, but not for a flood of pings.
func (l *socketLine) alive(controls *rate.Limiter) error {
	if !controls.Allow() {
		return errors.New("too many control frames")
	}
	return l.socket.SetReadDeadline(time.Now().Add(l.limits.Silence))
}

func (l *socketLine) read(within time.Duration) ([]byte, error) {
	l.socket.SetReadDeadline(time.Now().Add(within))
	kind, message, err := l.socket.NextReader()
	if err != nil {
		return nil, err
	}
	l.socket.SetReadDeadline(time.Now().Add(l.limits.Write)) // a begun message must end
	data, err := io.ReadAll(message)
	if err != nil {
		return nil, err
	}
	if kind != websocket.TextMessage {
		return nil, errNotText
	}
	return data, nil
}

func (l *socketLine) write(frame []byte) error {
	l.socket.SetWriteDeadline(time.Now().Add(l.limits.Write))
	return l.socket.WriteMessage(websocket.TextMessage, frame)
}

func (l *socketLine) probe() error {
	return l.socket.WriteControl(websocket.PingMessage, nil, time.Now().Add(l.limits.Write))
}

// end says why, as far as the line still takes it, and cuts the line: a reader
// or writer that hangs on it gets an error.
func (l *socketLine) end(code int, why string) {
	l.ending.Do(func() {
		message := websocket.FormatCloseMessage(code, why)
		l.socket.WriteControl(websocket.CloseMessage, message, time.Now().Add(closeWait))
		l.socket.Close()
	})
}

const closeWait = time.Second

// meteredHijacker gives the upgrade a connection that reads no faster than its
// limit. Pages and POSTs are not metered: a proxy may send many people's over one
// connection.
type meteredHijacker struct {
	http.ResponseWriter
	limits Limits
}

func (h meteredHijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, buffers, err := http.NewResponseController(h.ResponseWriter).Hijack()
	if err != nil {
		return nil, nil, err
	}
	meter := rate.NewLimiter(rate.Limit(h.limits.LineBytesPerSecond), h.limits.LineBytesBurst)
	return &meteredConn{Conn: conn, meter: meter, closed: make(chan struct{})}, buffers, nil
}

type meteredConn struct {
	net.Conn
	meter   *rate.Limiter
	closing sync.Once
	closed  chan struct{}
}

// Read waits when more has come than may: the sender then waits too.
func (c *meteredConn) Read(into []byte) (int, error) {
	n, err := c.Conn.Read(into[:min(len(into), c.meter.Burst())])
	if wait := c.meter.ReserveN(time.Now(), n).Delay(); wait > 0 {
		pause := time.NewTimer(wait)
		defer pause.Stop()
		select {
		case <-pause.C:
		case <-c.closed:
		}
	}
	return n, err
}

func (c *meteredConn) Close() error {
	c.closing.Do(func() { close(c.closed) })
	return c.Conn.Close()
}
