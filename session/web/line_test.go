package web

import (
	"io"
	"net"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/time/rate"
)

func TestALineIsReadNoFasterThanItsLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ours, theirs := net.Pipe()
		metered := &meteredConn{Conn: ours, meter: rate.NewLimiter(1000, 4000), closed: make(chan struct{})}
		go func() {
			theirs.Write(make([]byte, 14_000))
			theirs.Close()
		}()
		since := time.Now()
		if n, err := io.Copy(io.Discard, metered); n != 14_000 || err != nil {
			t.Errorf("read %d bytes, %v", n, err)
		}
		if took := time.Since(since); took < 9*time.Second || took > 11*time.Second {
			t.Errorf("14,000 bytes at 1,000 a second after a burst of 4,000 took %v", took)
		}
		metered.Close()
	})
}

func TestClosingALineEndsAReaderThatIsHeldBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ours, theirs := net.Pipe()
		metered := &meteredConn{Conn: ours, meter: rate.NewLimiter(0.001, 10), closed: make(chan struct{})}
		go theirs.Write(make([]byte, 20))
		read := make(chan struct{})
		go func() {
			io.ReadAll(metered)
			close(read)
		}()
		synctest.Wait()
		since := time.Now()
		metered.Close()
		<-read
		if took := time.Since(since); took > time.Second {
			t.Errorf("it took %v", took)
		}
		theirs.Close()
	})
}
