package session

import (
	"maps"
	"slices"
	"strconv"

	"sharedspace/facilitation"
)

// sight is all that one window may see now.
type sight struct {
	at     cursor
	layers []*layer
	live   map[string]livePart // of all its layers, and "you"
}

// look gathers what a window may see.
func (s *shown) look(w *Window) sight {
	answered := w.room.rounds.answers(s.moment.state, w.person.Bits)
	you := facilitation.You(s.moment.state, w.person.Role, w.claim, answered, w.room.people.isLetIn(w.claim))
	names := facilitation.LayersOf(w.person.Role, you.Group)
	sight := sight{live: map[string]livePart{}}
	for _, name := range names {
		layer := s.layer(name)
		sight.layers = append(sight.layers, layer)
		maps.Copy(sight.live, layer.live)
	}
	encoded := encodePart(you)
	sight.live["you"] = livePart{encoded, shortSum("you", string(encoded))}
	sight.at = cursor{
		revision: s.moment.revision, chain: prefixOf(s.chains, s.moment.revision),
		layers: joinLayers(names), sum: sumLive(sight.live),
	}
	return sight
}

func prefixOf(chains []Chain, revision int64) string {
	return string(chains[revision-1])[:chainPrefix]
}

func sumLive(live map[string]livePart) string {
	var sums []string
	for _, name := range slices.Sorted(maps.Keys(live)) {
		sums = append(sums, name, live[name].sum)
	}
	return shortSum("live", sums...)[:sumPrefix]
}

// frame returns what the window does not have yet, and moves its cursor; nil:
// nothing.
func (s *shown) frame(w *Window) Frame {
	sight := s.look(w)
	if w.at == sight.at && !w.fresh {
		return nil
	}
	known := s.knows(w.at, sight)
	if w.live == nil && known && w.at.sum == sight.at.sum {
		w.live = sums(sight.live)
	}
	var frame Frame
	if known {
		frame = changesFrame(w, sight)
	} else {
		frame = wholeFrame(sight, w.rolledBack || s.foreign(w.at))
	}
	w.at, w.live = sight.at, sums(sight.live)
	w.fresh, w.rolledBack = false, false
	return frame
}

// knows tells whether all that has changed since at is known.
func (s *shown) knows(at cursor, sight sight) bool {
	if at.revision < 1 || at.revision > s.moment.revision || at.layers != sight.at.layers || s.foreign(at) {
		return false
	}
	return !slices.ContainsFunc(sight.layers, func(l *layer) bool { return !l.showed(at.revision) })
}

// foreign tells whether at is of a history that this log does not hold.
func (s *shown) foreign(at cursor) bool {
	return at.revision > s.moment.revision || at.revision > 0 && prefixOf(s.chains, at.revision) != at.chain
}

func sums(live map[string]livePart) map[string]string {
	sums := make(map[string]string, len(live))
	for name, part := range live {
		sums[name] = part.sum
	}
	return sums
}

// changesFrame holds the kept parts changed since, the live parts that differ,
// and the names of those gone.
func changesFrame(w *Window, sight sight) Frame {
	var parts []byte
	gone := map[string]bool{}
	for _, layer := range sight.layers {
		parts = appendSpan(parts, layer.span(w.at.revision))
		for name, revision := range layer.gone {
			gone[name] = gone[name] || revision > w.at.revision
		}
		for name := range layer.lived {
			gone[name] = gone[name] || w.live == nil
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sight.live)) {
		if part := sight.live[name]; w.live[name] != part.sum {
			parts = appendPart(parts, name, part.bytes)
		}
	}
	for name := range w.live {
		gone[name] = true
	}
	return encodeFrame(sight.at, false, false, parts, sight.missing(gone))
}

// missing are the names of those that are in none of its layers.
func (s sight) missing(gone map[string]bool) []string {
	var missing []string
	for name, is := range gone {
		_, live := s.live[name]
		kept := slices.ContainsFunc(s.layers, func(l *layer) bool {
			_, there := l.kept[name]
			return there
		})
		if is && !live && !kept {
			missing = append(missing, name)
		}
	}
	slices.Sort(missing)
	return missing
}

// wholeFrame is the whole view: forget all else.
func wholeFrame(sight sight, rolledBack bool) Frame {
	var parts []byte
	for _, layer := range sight.layers {
		parts = appendSpan(parts, layer.span(0))
	}
	for _, name := range slices.Sorted(maps.Keys(sight.live)) {
		parts = appendPart(parts, name, sight.live[name].bytes)
	}
	return encodeFrame(sight.at, true, rolledBack, parts, nil)
}

func appendSpan(parts, span []byte) []byte {
	if len(parts) > 0 && len(span) > 0 {
		parts = append(parts, ',')
	}
	return append(parts, span...)
}

func encodeFrame(at cursor, whole, rolledBack bool, parts []byte, gone []string) Frame {
	frame := make([]byte, 0, len(parts)+256)
	frame = append(frame, `{"view":`...)
	frame = strconv.AppendInt(frame, at.revision, 10)
	frame = appendPart(frame, "at", encodePart(at.String()))
	if whole {
		frame = append(frame, `,"whole":true`...)
	}
	if rolledBack {
		frame = append(frame, `,"why":"rolled_back"`...)
	}
	frame = append(frame, `,"parts":{`...)
	frame = append(append(frame, parts...), '}')
	if len(gone) > 0 {
		frame = appendPart(frame, "gone", encodePart(gone))
	}
	return append(frame, '}')
}
