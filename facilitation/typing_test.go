package facilitation

import "testing"

func TestOnlyWhoMayWriteALineShowsWordsOnIt(t *testing.T) {
	r := newRoom(t, 9)
	r.checkIn()
	r.gather()
	r.share()
	r.press()
	r.press()
	card, mine, other := key(101), r.state.inGroup(1)[0], r.state.inGroup(2)[0]
	r.must(Participant, mine, OpenCard{Card: card, Group: 1})
	typed := TypeWords{On: "card/" + card, Line: Keeps, Words: "Letters"}
	r.must(Participant, mine, typed)
	r.refused(Participant, other, typed, NotYours)
	r.refused(Participant, mine, TypeWords{On: "card/" + card, Line: Will}, BadValue)
	r.refused(Participant, mine, TypeWords{On: "screen/" + card, Line: Keeps}, BadValue)
}

func TestNobodyButAFacilitatorShowsWordsOnAProposalAndNotWhilePeopleAnswer(t *testing.T) {
	r := newRoom(t, 6)
	r.checkIn()
	r.gather()
	r.share()
	r.explore()
	typed := TypeWords{On: "proposal/" + r.propose(), Line: SoThat, Words: "nobody waits"}
	r.refused(Participant, 1, typed, NotYours)
	r.lead(typed)
	r.press()
	r.refused(Facilitator, 0, typed, RoundIsOpen)
}
