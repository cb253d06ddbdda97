package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/gorilla/websocket"

	"sharedspace/facilitation"
)

const mutatedFrames = 3000

func TestMutatedFramesNeverPanicAndThoseRefusedChangeNothing(t *testing.T) {
	seed := rand.Uint64()
	t.Log("seed", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	s := serveTest(t, func(o *Options) {
		o.Limits.ActsPerSecond, o.Limits.ActsBurst = 1e6, 1e6
		o.Limits.LineBytesPerSecond, o.Limits.LineBytesBurst = 1<<30, 1<<30
	})
	workshop := s.opened(t)
	room, err := s.rooms.Get(t.Context(), workshop.Session)
	if err != nil {
		t.Fatal(err)
	}
	line := s.window(t, workshop.Pass)
	frames := everyFrame(t)
	for n := range mutatedFrames {
		before := room.Beat().Revision
		frame := mutate(dice, frames[dice.IntN(len(frames))])
		line.WriteMessage(websocket.TextMessage, frame)
		mark := fmt.Sprint("mark", n)
		line.say(act{ID: mark, Do: "try_send", With: json.RawMessage(`{"words":"x"}`)})
		saved := false
		for reply := line.reply(); reply.Re != mark; reply = line.reply() {
			saved = saved || reply.Refused == ""
		}
		if after := room.Beat().Revision; !saved && after != before {
			t.Fatalf("seed %d: a frame that was refused changed something: %s", seed, frame)
		}
	}
	if logs := s.logs.String(); len(logs) > 0 {
		t.Error("logged:", logs)
	}
}

// everyFrame is one valid frame for each command.
func everyFrame(t *testing.T) [][]byte {
	t.Helper()
	commands := facilitation.WireCommands()
	var frames [][]byte
	for _, name := range slices.Sorted(maps.Keys(commands)) {
		with, err := json.Marshal(commands[name])
		if err != nil {
			t.Fatal(err)
		}
		frame, err := json.Marshal(act{ID: NewID(), Do: name, With: with})
		if err != nil {
			t.Fatal(err)
		}
		frames = append(frames, frame)
	}
	return frames
}

// mutate breaks a frame in one to four places.
func mutate(dice *rand.Rand, frame []byte) []byte {
	frame = slices.Clone(frame)
	for range 1 + dice.IntN(4) {
		at := dice.IntN(len(frame) + 1)
		switch dice.IntN(5) {
		case 0:
			frame = slices.Insert(frame, at, byte(dice.IntN(256)))
		case 1:
			frame = slices.Insert(frame, at, []byte([]string{"{", "}", `"`, "null", "-1", "1e999", `\u0000`, "[[", `"id":"x",`, "\xff", "99999999999999999999"}[dice.IntN(11)])...)
		case 2:
			frame = frame[:at]
		case 3:
			frame = slices.Delete(frame, at, min(at+1+dice.IntN(8), len(frame)))
		default:
			if at < len(frame) {
				frame[at] ^= 1 << dice.IntN(8)
			}
		}
	}
	return frame
}
