package facilitation

import "time"

// Command asks for something. On the wire it is {"do": name, "with": fields},
// where the name is the type's in snake case. Every command states a target, so
// that the same command twice means no more events and no error.
type Command any

// What participants send at any time.
type (
	// TrySend is the lobby's word to try Send with: answered and thrown away.
	TrySend struct {
		Words string `json:"words"` // up to 280 characters
	}
	// Leave says *I have to go*: one fewer is here. What was sent stays.
	Leave struct{}
	// AskForTime raises "someone would like more time" for all, without a seat.
	AskForTime struct{}
	// FinishTurn ends the turn of the seat that speaks. Its own seat, or a facilitator.
	FinishTurn struct {
		Turns  string `json:"turns"` // id of the turns
		Seat   int    `json:"seat"`
		Passed bool   `json:"passed,omitempty"` // "Pass": asked again at the end, once
	}
	// SetAside takes a thought off every screen at once. Anyone, twice a thought at
	// most; a facilitator always. The press carries no seat.
	SetAside struct {
		Thought string `json:"thought"`
		Reason  Reason `json:"reason"`
	}
)

// What a group sends about its cards. Participants of the group, or a facilitator.
type (
	// OpenCard begins a card. The asker chooses its id (22 characters of base64url).
	OpenCard struct {
		Card  string `json:"card"`
		Group int    `json:"group"`
	}
	// SaveLine puts words into one line of a card.
	SaveLine struct {
		Card  string `json:"card"`
		Line  Line   `json:"line"`
		Words string `json:"words"`          // up to 280 characters
		From  int    `json:"from,omitempty"` // the version the writing began from; refused "line_changed" if it is older
	}
	// ChooseThoughts says on which thoughts a card rests.
	ChooseThoughts struct {
		Card     string   `json:"card"`
		Thoughts []string `json:"thoughts"`
	}
	// ChooseAspect says what a card is mostly about.
	ChooseAspect struct {
		Card   string `json:"card"`
		Aspect Aspect `json:"aspect"`
	}
	// SendCard says that a card is ready for the room; false takes it back while
	// its group has not been heard.
	SendCard struct {
		Card string `json:"card"`
		Sent bool   `json:"sent"`
	}
	// DiscardCard puts a card away that has not been heard; false brings it back.
	DiscardCard struct {
		Card      string `json:"card"`
		Discarded bool   `json:"discarded"`
	}
	// TypeWords shows words while they are typed, to those who may edit the line.
	// It is never written; whoever types holds the line's pen until 10 s of silence.
	TypeWords struct {
		On    string `json:"on"` // "card/<id>" or "proposal/<id>"
		Line  Line   `json:"line"`
		Words string `json:"words"`
	}
)

// What a participant sends to an open round. It is sealed; see SealedCommand.
type (
	// SendThought sends or replaces one thought. Up to Settings.Quota keys a person.
	SendThought struct {
		Round   string `json:"round"`
		Key     string `json:"key"`             // 22 characters, made and kept by the browser: the right to edit
		Version int    `json:"version"`         // 1, 2, …, counted by the browser; the highest is kept
		Words   string `json:"words"`           // 1 to 280 characters
		Quote   bool   `json:"quote,omitempty"` // may be quoted in the record; only where Settings.Quoting
		Pad     string `json:"pad,omitempty"`   // makes every act of the kind one size
	}
	// WithdrawThought takes a thought out of an open round.
	WithdrawThought struct {
		Round   string `json:"round"`
		Key     string `json:"key"`
		Version int    `json:"version"`
		Pad     string `json:"pad,omitempty"`
	}
	// FinishRound says *I've finished* or *I've read them*, for those who wrote and those who did not.
	FinishRound struct {
		Round string `json:"round"`
		Pad   string `json:"pad,omitempty"`
	}
	// SendCheckIn answers a written check-in.
	SendCheckIn struct {
		Round   string `json:"round"`
		Version int    `json:"version"`
		Words   string `json:"words"` // 1 to 280 characters
		Pad     string `json:"pad,omitempty"`
	}
	// SendPulse answers the three statements.
	SendPulse struct {
		Round   string `json:"round"`
		Version int    `json:"version"`
		Answers []int  `json:"answers"` // three, 1 (not at all) to 5 (fully); 0: left out
		Pad     string `json:"pad,omitempty"`
	}
	// SendMarks says which thoughts matter: the whole choice each time.
	SendMarks struct {
		Round    string   `json:"round"`
		Version  int      `json:"version"`
		Thoughts []string `json:"thoughts"`
		Finished bool     `json:"finished,omitempty"`
		Pad      string   `json:"pad,omitempty"`
	}
	// SendRatings rates cards: the whole choice each time.
	SendRatings struct {
		Round   string         `json:"round"`
		Version int            `json:"version"`
		Ratings map[string]int `json:"ratings"` // card id to 1..5; a card left out is not rated
		Pad     string         `json:"pad,omitempty"`
	}
	// SendAnswer answers a proposal.
	SendAnswer struct {
		Round   string `json:"round"`
		Version int    `json:"version"`
		Answer  Answer `json:"answer"`
		Why     string `json:"why,omitempty"` // up to 500 characters; not empty for No
		Pad     string `json:"pad,omitempty"`
	}
	// SendLines checks the lines: empty says *Looks right*.
	SendLines struct {
		Round   string   `json:"round"`
		Version int      `json:"version"`
		Tapped  []string `json:"tapped"` // ids of lines that do not look right
		Pad     string   `json:"pad,omitempty"`
	}
)

// What a participant says by name, at the end.
type (
	// BeChampion offers to motivate peers for one agreement. The asker chooses the id.
	BeChampion struct {
		Champion   string `json:"champion"`
		Key        string `json:"key"` // 22 characters, made and kept by the browser: the right to stop
		Proposal   string `json:"proposal"`
		Name       string `json:"name"`       // 1 to 80 characters
		Profession string `json:"profession"` // up to 80 characters
	}
	// StopChampion takes the offer back: whoever has its key, or a facilitator.
	StopChampion struct {
		Champion string `json:"champion"`
		Key      string `json:"key,omitempty"`
	}
)

// What a facilitator sends to run the stages.
type (
	// StartStage goes on to a stage, or back to one as a new time of it (Again).
	// Open rounds of the stage that is left are closed, or dropped where Drop is set.
	StartStage struct {
		Stage Stage `json:"stage"`
		Time  int   `json:"time"`           // 1: the first time this stage is open, 2: reopened …
		Hold  bool  `json:"hold,omitempty"` // hold the clock: it starts paused
		Drop  bool  `json:"drop,omitempty"` // drop what too few have answered
	}
	// StartTurns begins a spoken round: kind "checkIn" or "oneThing".
	StartTurns struct {
		Kind TurnsKind `json:"kind"`
		Time int       `json:"time"`
		Drop bool      `json:"drop,omitempty"` // drop the marks where too few have answered
	}
	// CloseRound closes an open round and goes on to what follows its kind.
	CloseRound struct {
		Round string `json:"round"`
	}
	// DropRound ends an open round and shows nothing of it.
	DropRound struct {
		Round string `json:"round"`
	}
	// ChangePrompt replaces a question before its stage opens; empty words bring
	// the template's back.
	ChangePrompt struct {
		Prompt   string   `json:"prompt"` // a key of Template.Prompts
		Language Language `json:"language"`
		Words    string   `json:"words"` // up to 200 characters
	}
	// SetTimer sets the end of the planned time; it closes nothing when it comes.
	SetTimer struct {
		EndsAt time.Time `json:"endsAt"`
	}
	// HoldClock stops the clock, not the pens; false lets it run on.
	HoldClock struct {
		Held bool `json:"held"`
	}
	// Replan spreads the time left until EndsAt over the stages left, never from Close.
	Replan struct {
		EndsAt time.Time `json:"endsAt"` // zero: the end as planned
	}
	// Spotlight puts one thought, card or proposal on every screen; "" takes it off.
	Spotlight struct {
		On string `json:"on"` // "thought/<id>", "card/<id>", "proposal/<id>" or ""
	}
	// Restore brings a thought back that was set aside.
	Restore struct {
		Thought string `json:"thought"`
	}
	// KeepAside settles that a thought stays set aside.
	KeepAside struct {
		Thought string `json:"thought"`
	}
	// SetHere says how many are here, after somebody has gone.
	SetHere struct {
		Here int `json:"here"`
	}
	// LetIn lets everybody in who waits at the door now.
	LetIn struct{}
	// CancelWorkshop ends a workshop without a record.
	CancelWorkshop struct{}
)

// What a facilitator sends about groups.
type (
	// FormGroups makes that many groups, mixed by organisation; pinned seats stay.
	FormGroups struct {
		Groups int `json:"groups"`
		Deal   int `json:"deal"` // 1, 2, …: a higher number reshuffles
	}
	// MoveSeat puts a seat into a group. Seats are moved only while no round is open.
	MoveSeat struct {
		Seat  int `json:"seat"`
		Group int `json:"group"`
	}
	// SwapSeats puts each of two seats into the other's group.
	SwapSeats struct {
		One        int `json:"one"`
		Other      int `json:"other"`
		OneGroup   int `json:"oneGroup"`   // where One is to be afterwards
		OtherGroup int `json:"otherGroup"` // where Other is to be afterwards
	}
	// PinSeat keeps a seat in its group through a reshuffle.
	PinSeat struct {
		Seat   int  `json:"seat"`
		Pinned bool `json:"pinned"`
	}
	// SendToGroups shows everyone their group and the first question.
	SendToGroups struct{}
	// AskQuestion puts the next question to the groups.
	AskQuestion struct {
		Question int `json:"question"` // 2 …
	}
	// CallBack calls everyone back in one minute.
	CallBack struct{}
	// HearGroup shows a group's cards to the room.
	HearGroup struct {
		Group int `json:"group"`
	}
	// SameAs joins a card to another; Into "" parts them again.
	SameAs struct {
		Card string `json:"card"`
		Into string `json:"into"`
	}
	// RateCards opens the rating of the cards heard.
	RateCards struct {
		Time int `json:"time"`
	}
)

// What a facilitator sends about proposals, lines and the record.
type (
	// TakeForward begins a proposal from a card. The asker chooses the id.
	TakeForward struct {
		Card     string `json:"card"`
		Proposal string `json:"proposal"`
	}
	// PutBack takes a proposal back that nobody has answered yet; false undoes it.
	PutBack struct {
		Proposal string `json:"proposal"`
		Back     bool   `json:"back"`
	}
	// WordProposal puts words into one line of a proposal.
	WordProposal struct {
		Proposal string `json:"proposal"`
		Line     Line   `json:"line"`
		Words    string `json:"words"` // up to 280 characters
		From     int    `json:"from,omitempty"`
	}
	// DateProposal says by when, and when to look again: calendar days, "2026-12-31".
	DateProposal struct {
		Proposal  string `json:"proposal"`
		By        string `json:"by"`
		LookAgain string `json:"lookAgain"`
	}
	// AskForAnswers opens the first or the final answers to a proposal.
	AskForAnswers struct {
		Proposal string `json:"proposal"`
		Final    bool   `json:"final"`
	}
	// CondenseWorry puts a worry into one line.
	CondenseWorry struct {
		Worry string `json:"worry"`
		Words string `json:"words"` // up to 200 characters; empty: as it was written
	}
	// SettleWorry says what became of a worry.
	SettleWorry struct {
		Worry  string `json:"worry"`
		Became Became `json:"became"`
	}
	// SettleAloud records what a room of fewer than five agreed by voice.
	SettleAloud struct {
		Proposal string `json:"proposal"`
		Agreed   bool   `json:"agreed"`
	}
	// ChooseWay says what follows a proposal that was not agreed.
	ChooseWay struct {
		Proposal string `json:"proposal"`
		Way      Way    `json:"way"`
		Words    string `json:"words"` // owner, forum or test, up to 200 characters
		Until    string `json:"until"` // a calendar day, or ""
	}
	// ShowLines opens the check of the lines, and the pulse where it is on.
	ShowLines struct {
		Time int `json:"time"`
	}
	// SettleLine settles a tapped line: fine after all, or queried in the room.
	SettleLine struct {
		Line    string `json:"line"`
		Queried bool   `json:"queried"`
	}
	// Publish ends the workshop and publishes version 1 of its record.
	Publish struct{}
)
