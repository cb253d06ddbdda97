package web

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits are what one server lets happen. The zero value of a field means none
// at all, so begin with DefaultLimits.
type Limits struct {
	ActBytes            int           // of one act
	LeaderActBytes      int           // of one act of a facilitator; longer frames end the line
	LineBytesPerSecond  int           // read from one WebSocket: many small frames pass inside one message
	LineBytesBurst      int           //
	ActsPerSecond       float64       // of one pass
	ActsBurst           int           //
	WindowsPerPass      int           //
	WindowsPerSession   int           //
	Windows             int           // of this process
	Depth               int           // of JSON
	FirstFrame          time.Duration // a window must say who it is within
	Write               time.Duration // a window that takes nothing for so long is closed
	Beat                time.Duration // between two beats
	Silence             time.Duration // a window that says nothing, not even pong, is closed
	WrongCodes          int           // a minute, in the whole service
	WrongPassphrases    int           // a minute, in the whole service
	HeaderBytes         int           //
	HeaderRead          time.Duration //
	ControlsPerSecond   float64       // pings of one window
	OpeningsPerMinute   int           // workshops, in the whole service
	RequestBytes        int64         // of a POST
	AdmissionsPerMinute int           // passes taken, in the whole service
}

// DefaultLimits are those of guarantees.md, part 4: 500 people behind one
// address must get in within a minute, so none of them counts addresses.
func DefaultLimits() Limits {
	return Limits{
		ActBytes: 16 << 10, LeaderActBytes: 64 << 10, RequestBytes: 64 << 10,
		LineBytesPerSecond: 64 << 10, LineBytesBurst: 256 << 10,
		ActsPerSecond: 5, ActsBurst: 20, ControlsPerSecond: 2,
		WindowsPerPass: 3, WindowsPerSession: 2500, Windows: 20_000, Depth: 8,
		FirstFrame: 5 * time.Second, Write: 10 * time.Second,
		Beat: 20 * time.Second, Silence: 60 * time.Second,
		WrongCodes: 60, WrongPassphrases: 5, OpeningsPerMinute: 60, AdmissionsPerMinute: 3000,
		HeaderBytes: 8 << 10, HeaderRead: 5 * time.Second,
	}
}

// tries allows so many wrong tries in any minute. A right one costs nothing, and
// none is looked at once the wrong ones are used up: else a limit would only
// tell which answer is right.
type tries struct {
	most int
	now  func() time.Time

	mu      sync.Mutex
	wrong   []time.Time // of the last minute, oldest first
	pending int
}

// begin reserves a try; wait is positive if there is none now.
func (t *tries) begin() (wait time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	for len(t.wrong) > 0 && now.Sub(t.wrong[0]) >= time.Minute {
		t.wrong = t.wrong[1:]
	}
	if len(t.wrong)+t.pending < t.most {
		t.pending++
		return 0
	}
	if len(t.wrong) == 0 {
		return time.Second
	}
	return time.Minute - now.Sub(t.wrong[0])
}

// end gives the try back, unless it was wrong.
func (t *tries) end(wrong bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.pending--
	if wrong {
		t.wrong = append(t.wrong, t.now())
	}
}

// quota allows so much in a minute, whoever asks.
type quota struct{ limiter *rate.Limiter }

func newQuota(perMinute int) *quota {
	return &quota{rate.NewLimiter(rate.Limit(float64(perMinute)/60), max(perMinute/2, 1))}
}

// take returns nil, or the refusal that tells when to come back.
func (q *quota) take(now time.Time) error {
	reservation := q.limiter.ReserveN(now, 1)
	wait := reservation.DelayFrom(now)
	if wait == 0 {
		return nil
	}
	reservation.CancelAt(now)
	return slowDown(wait)
}
