package web

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"sharedspace/facilitation"
	"sharedspace/session"
)

const (
	// linkGeneration is the only one there is until links can be rotated.
	linkGeneration = 1
	tokenBytes     = 16 // 128 bits: 22 characters
)

// linkPaths are the pages that workshop links lead to.
var linkPaths = map[facilitation.Role]string{
	facilitation.Host:        "/h",
	facilitation.Facilitator: "/f",
	facilitation.Participant: "/j",
	facilitation.Screen:      "/s",
}

// fragment is what a link carries after #: "<session>.<token>". Nothing of it is
// stored: the token is made from SECRET_KEY.
func (k Keys) fragment(id session.ID, role facilitation.Role) string {
	return string(id) + "." + k.token("link", string(id), string(role), strconv.Itoa(linkGeneration))
}

// readFragment tells which link it is, looking at every role so that the time
// taken says nothing.
func (k Keys) readFragment(fragment string) (id session.ID, role facilitation.Role, ok bool) {
	before, token, _ := strings.Cut(fragment, ".")
	id = session.ID(before)
	if _, err := uuid.Parse(before); err != nil || len(before) != len(uuid.Nil.String()) {
		return "", "", false
	}
	for _, each := range rolesOfPasses {
		if k.tokenIs(token, "link", before, string(each), strconv.Itoa(linkGeneration)) {
			role, ok = each, true
		}
	}
	return id, role, ok
}

// readingToken opens a record to whoever holds its reading link.
func (k Keys) readingToken(record string) string {
	return k.token("reading", record, strconv.Itoa(linkGeneration))
}

// reads tells whether the token is that of the record's reading link.
func (k Keys) reads(record, token string) bool {
	return k.tokenIs(token, "reading", record, strconv.Itoa(linkGeneration))
}

func (k Keys) token(purpose string, parts ...string) string {
	return base64.RawURLEncoding.EncodeToString(k.sum(0, purpose, parts...)[:tokenBytes])
}

func (k Keys) tokenIs(token, purpose string, parts ...string) bool {
	raw, ok := exactly(token, tokenBytes)
	return ok && k.anySigned(raw, purpose, parts...)
}

// link is the whole address of a workshop link.
func (s *Server) link(id session.ID, role facilitation.Role) string {
	return s.base + linkPaths[role] + "#" + s.keys.fragment(id, role)
}

// recordLinks are where a published record is read.
func (s *Server) recordLinks(record string) RecordLinks {
	page := s.base + "/r/" + record
	return RecordLinks{URL: page + "/" + s.keys.readingToken(record), Markdown: page + "/minutes.md"}
}

// TokenOf takes what stands after # in a link; a bare token stays as it is.
func TokenOf(link string) string { return link[strings.LastIndex(link, "#")+1:] }

// leads tells whether a role may run the workshop.
func leads(role facilitation.Role) bool {
	return slices.Contains([]facilitation.Role{facilitation.Host, facilitation.Facilitator}, role)
}
