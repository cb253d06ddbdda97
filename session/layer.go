package session

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"sharedspace/facilitation"
)

// layer is what one layer shows: each part's bytes and, for kept parts, the
// revision at which they last changed.
type layer struct {
	name    facilitation.Layer
	shown   []int64 // the revisions it has shown, the last one being now's
	kept    map[string]keptPart
	gone    map[string]int64 // kept parts that are no more: the revision at which they went
	live    map[string]livePart
	lived   map[string]bool // names of all live parts there ever were
	spans   map[int64][]byte
	spanned int // how many spans were encoded, for tests
}

type keptPart struct {
	bytes   []byte
	changed int64
}

type livePart struct {
	bytes []byte
	sum   string
}

func newLayer(name facilitation.Layer) *layer {
	return &layer{name: name, kept: map[string]keptPart{}, gone: map[string]int64{}, live: map[string]livePart{}, lived: map[string]bool{}}
}

// see takes the state of a later revision.
func (l *layer) see(now moment) {
	if l.showed(now.revision) {
		return
	}
	view := facilitation.See(now.state, l.name)
	for name, part := range view {
		encoded := encodePart(part)
		if old, there := l.kept[name]; !there || !bytes.Equal(old.bytes, encoded) {
			l.kept[name] = keptPart{encoded, now.revision}
		}
		delete(l.gone, name)
	}
	for name := range l.kept {
		if _, there := view[name]; !there {
			delete(l.kept, name)
			l.gone[name] = now.revision
		}
	}
	l.shown = append(l.shown, now.revision)
	l.spans = map[int64][]byte{}
}

// showed tells whether the layer has shown a revision. Of one that it passed
// over nothing is known: another node may have shown there what came and went.
func (l *layer) showed(revision int64) bool {
	_, there := slices.BinarySearch(l.shown, revision)
	return there
}

// seeLive takes the live parts as they are. Between ticks "people" stays as it
// was shown.
func (l *layer) seeLive(state facilitation.State, live facilitation.Live, ticked bool) {
	view := facilitation.SeeLive(state, live, l.name)
	next := make(map[string]livePart, len(view))
	for name, part := range view {
		old, there := l.live[name]
		if there && name == peoplePart && !ticked {
			next[name] = old
			continue
		}
		if encoded := encodePart(part); !there || !bytes.Equal(old.bytes, encoded) {
			next[name] = livePart{encoded, shortSum(name, string(encoded))}
			l.lived[name] = true
		} else {
			next[name] = old
		}
	}
	l.live = next
}

const peoplePart = "people"

// span is the JSON of the parts that have changed since a revision, `"name":…`
// with commas between. Each is encoded once and shared by all windows.
func (l *layer) span(since int64) []byte {
	if span, done := l.spans[since]; done {
		return span
	}
	var span []byte
	for _, name := range slices.Sorted(maps.Keys(l.kept)) {
		if part := l.kept[name]; part.changed > since {
			span = appendPart(span, name, part.bytes)
		}
	}
	l.spans[since] = span
	l.spanned++
	return span
}

// encodePart writes a part. Parts are made of strings, numbers, times and maps
// of them, which always marshal; a mistake of ours must not pass for an empty part.
func encodePart(part any) []byte {
	encoded, err := json.Marshal(part)
	if err != nil {
		panic(err)
	}
	return encoded
}

func appendPart(parts []byte, name string, encoded []byte) []byte {
	if len(parts) > 0 {
		parts = append(parts, ',')
	}
	parts = append(parts, encodePart(name)...)
	parts = append(parts, ':')
	return append(parts, encoded...)
}
