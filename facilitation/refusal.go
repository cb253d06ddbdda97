package facilitation

import "maps"

// Refusal tells a person why an act is not possible. Its sentence, which says
// what to do next, is "refusal.<code>" in the frontend's words.
type Refusal struct {
	Code string
	With Facts
}

// Facts fill the gaps in a refusal's sentence: numbers and vocabulary words,
// never what somebody wrote.
type Facts map[string]any

func (r *Refusal) Error() string { return "refused: " + r.Code }

func refuse(code string, with ...Facts) error {
	all := Facts{}
	for _, facts := range with {
		maps.Copy(all, facts)
	}
	return &Refusal{Code: code, With: all}
}

// The codes.
const (
	WrongStage   = "wrong_stage"   // {stage, moment}
	NotYours     = "not_yours"     // the role may not
	NotOpen      = "not_open"      // the workshop has not begun, or has ended
	RoundIsOpen  = "round_open"    // waits until the round has closed
	RoundShut    = "round_closed"  // the round takes no more
	UnknownThing = "unknown_thing" // {what}
	TooLong      = "too_long"      // {most}
	Missing      = "missing"       // {what}
	BadValue     = "bad_value"     // {what}
	TooMany      = "too_many"      // {most}
	TooFewYet    = "too_few_yet"   // {needed}: five must have answered, or everyone
	TooSoon      = "too_soon"      // {seconds}: answers stay open at least that long
	TooFewHere   = "too_few_here"  // under five: no ballots
	LineChanged  = "line_changed"  // {version}: somebody else has saved the line
	DoorsClosed  = "doors_closed"  // a facilitator lets latecomers in
	NeedsWords   = "needs_words"   // {line}: a proposal's line is empty
	AlreadyHeard = "already_heard" // the card is the room's now
	WhyNeeded    = "why_needed"    // No needs its why
	NothingYet   = "nothing_yet"   // {what}: there is none to go on with
	Refresh      = "refresh"       // the browser's page is older than the server
	Busy         = "busy"          // try again
	SlowDown     = "slow_down"     // {retryMs}
	StoreTrouble = "store_trouble" // saving is paused
	StoreFull    = "store_full"
	ProposalOpen = "proposal_open" // the room has not finished with one
	OtherBody    = "other_body"    // the same id came with another command
)
