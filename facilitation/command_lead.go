package facilitation

import "time"

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
