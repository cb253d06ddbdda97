package session

import (
	"strconv"
	"strings"

	"sharedspace/facilitation"
)

// cursor is how far a window has come. On the wire it is "at", which a browser
// only repeats: revision, the beginning of the chain, layers, and a checksum of
// the live parts.
type cursor struct {
	revision int64
	chain    string
	layers   string
	sum      string
}

const (
	chainPrefix = 16
	sumPrefix   = 12
)

func (c cursor) String() string {
	return strings.Join([]string{strconv.FormatInt(c.revision, 10), c.chain, c.layers, c.sum}, ".")
}

// parseCursor reads what String wrote; anything else is the zero cursor, which
// knows nothing.
func parseCursor(at string) cursor {
	parts := strings.Split(at, ".")
	if len(parts) != 4 {
		return cursor{}
	}
	revision, err := strconv.ParseInt(parts[0], 10, 64)
	if err != nil || revision < 1 {
		return cursor{}
	}
	return cursor{revision, parts[1], parts[2], parts[3]}
}

func joinLayers(layers []facilitation.Layer) string {
	names := make([]string, len(layers))
	for i, layer := range layers {
		names[i] = string(layer)
	}
	return strings.Join(names, "+")
}
