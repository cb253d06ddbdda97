package facilitation

import "time"

// Event reports what was decided. Events are never renamed, reused or removed;
// a new field has a useful zero. No event joins a person to a text, a mark, a
// rating or an answer, and only a Text holds what somebody wrote.
type Event any

// How a workshop and its clock go on.
type (
	WorkshopOpened struct {
		Code     string    `json:"code"` // join code, 9 Crockford base32 characters, no dashes
		Settings Settings  `json:"settings"`
		At       time.Time `json:"at"` // to the minute
	}
	PromptChanged struct {
		Prompt   string   `json:"prompt"`
		Language Language `json:"language"`
		Words    Text     `json:"words"` // empty: the template's again
	}
	SeatsTaken struct {
		Seats []SeatTaken `json:"seats"`
	}
	HereChanged struct {
		Here int `json:"here"`
	}
	LatecomersLetIn struct{}
	StageOpened     struct {
		Stage   Stage     `json:"stage"`
		Moment  Moment    `json:"moment"`
		Time    int       `json:"time"` // 1; 2 when it was reopened …
		At      time.Time `json:"at"`   // to the minute
		EndsAt  time.Time `json:"endsAt"`
		Seconds int       `json:"seconds"`        // planned for this moment
		Held    bool      `json:"held,omitempty"` // the clock is held from the start
	}
	// MomentOpened goes on within a stage.
	MomentOpened struct {
		Moment  Moment    `json:"moment"`
		EndsAt  time.Time `json:"endsAt"` // zero: the clock runs on as it is
		Seconds int       `json:"seconds,omitempty"`
	}
	TimerSet struct {
		EndsAt time.Time `json:"endsAt"`
	}
	ClockHeld struct {
		LeftSeconds int `json:"leftSeconds"` // may be negative: overtime
	}
	ClockRuns struct {
		EndsAt time.Time `json:"endsAt"`
	}
	Replanned struct {
		Seconds map[Stage]int `json:"seconds"` // for each stage left, the open one included
		EndsAt  time.Time     `json:"endsAt"`  // of the stage that is open
	}
	MoreTimeAsked struct{}
	Spotlit       struct {
		On string `json:"on"`
	}
	WorkshopCancelled struct {
		At time.Time `json:"at"`
	}
)

// SeatTaken is one seat: a person's place, never their name.
type SeatTaken struct {
	Seat         int    `json:"seat"`
	Claim        string `json:"claim"`
	Organisation int    `json:"organisation"`    // 0: prefer not to say
	Group        int    `json:"group,omitempty"` // where groups stand already
}

// Rounds and turns.
type (
	RoundOpened struct {
		Round    string    `json:"round"`
		Kind     RoundKind `json:"kind"`
		Time     int       `json:"time"`
		Here     int       `json:"here"`
		Proposal string    `json:"proposal,omitempty"` // answers
		Version  int       `json:"version,omitempty"`  // answers: of the wording
		Final    bool      `json:"final,omitempty"`    // answers
		Earliest time.Time `json:"earliest"`           // answers: not shown before
	}
	// RoundClosing is the point of no return. Every room that reads it draws the
	// pool and reveals; Then says what follows.
	RoundClosing struct {
		Round string `json:"round"`
		Then  Then   `json:"then"`
	}
	RoundClosed struct {
		Round      string            `json:"round"`
		People     int               `json:"people"` // who answered or finished
		Unreadable int               `json:"unreadable,omitempty"`
		Read       int               `json:"read,omitempty"`     // marks: who pressed *I've read them*; 0 under five answers
		Thoughts   []RevealedThought `json:"thoughts,omitempty"` // thoughts, written check-ins: in mixed order
		Totals     map[string][]int  `json:"totals,omitempty"`   // see Totals; none where fewer than five answered
		Whys       []RevealedWhy     `json:"whys,omitempty"`     // answers: in mixed order
	}
	RoundDropped struct {
		Round string `json:"round"`
	}
	TurnsStarted struct {
		Turns   string    `json:"turns"`
		Kind    TurnsKind `json:"kind"`
		Time    int       `json:"time"`
		Lists   [][]int   `json:"lists"`   // seats in order of speaking; one list, or one a group (list 0 is group 1)
		Seconds int       `json:"seconds"` // for each person
	}
	TurnTaken struct {
		Turns  string `json:"turns"`
		Seat   int    `json:"seat"`
		Passed bool   `json:"passed,omitempty"`
	}
)

// Then is what follows when a round's close is through.
type Then struct {
	Stage    Stage     `json:"stage,omitempty"`    // open this stage …
	Time     int       `json:"time,omitempty"`     //
	Hold     bool      `json:"hold,omitempty"`     //
	Turns    TurnsKind `json:"turns,omitempty"`    // or these turns
	TurnTime int       `json:"turnTime,omitempty"` //
	Moment   Moment    `json:"moment,omitempty"`   // or this moment
}

// RevealedThought is a text beside its mark, under a fresh id.
type RevealedThought struct {
	Thought string `json:"thought"`
	Words   Text   `json:"words"`
	Mark    string `json:"mark,omitempty"` // H("mark", edit key): by it its browser, and nobody else, knows it
	Quote   bool   `json:"quote,omitempty"`
}

// RevealedWhy is what somebody wrote with an answer; nothing else leaves with it.
type RevealedWhy struct {
	Worry  string `json:"worry"` // a fresh id
	Answer Answer `json:"answer"`
	Words  Text   `json:"words"`
}

// Thoughts, groups and cards.
type (
	ThoughtSetAside struct {
		Thought string `json:"thought"`
		Reason  Reason `json:"reason"`
	}
	ThoughtRestored struct {
		Thought string `json:"thought"`
	}
	ThoughtKeptAside struct {
		Thought string `json:"thought"`
	}
	GroupsFormed struct {
		Groups [][]int `json:"groups"` // seats; index 0 is group 1
		Deal   int     `json:"deal"`
	}
	SeatMoved struct {
		Seat  int `json:"seat"`
		Group int `json:"group"`
	}
	SeatPinned struct {
		Seat   int  `json:"seat"`
		Pinned bool `json:"pinned"`
	}
	QuestionAsked struct {
		Question int `json:"question"`
	}
	GroupHeard struct {
		Group int `json:"group"`
	}
	CardOpened struct {
		Card  string `json:"card"`
		Group int    `json:"group"`
		Time  int    `json:"time"` // of the explore stage
	}
	CardLineSaved struct {
		Card    string `json:"card"`
		Line    Line   `json:"line"`
		Words   Text   `json:"words"`
		Version int    `json:"version"`
	}
	CardThoughtsChosen struct {
		Card     string   `json:"card"`
		Thoughts []string `json:"thoughts"`
	}
	CardAspectChosen struct {
		Card   string `json:"card"`
		Aspect Aspect `json:"aspect"`
	}
	CardSent struct {
		Card string `json:"card"`
		Sent bool   `json:"sent"`
	}
	CardDiscarded struct {
		Card      string `json:"card"`
		Discarded bool   `json:"discarded"`
	}
	CardJoined struct {
		Card string `json:"card"`
		Into string `json:"into"` // "": parted again
	}
)

// Proposals, lines and the record.
type (
	ProposalOpened struct {
		Proposal  string `json:"proposal"`
		Card      string `json:"card"`
		Will      Text   `json:"will"` // begins as the card's "we could"
		LookAgain string `json:"lookAgain"`
	}
	ProposalPutBack struct {
		Proposal string `json:"proposal"`
		Back     bool   `json:"back"`
	}
	ProposalWorded struct {
		Proposal string `json:"proposal"`
		Line     Line   `json:"line"`
		Words    Text   `json:"words"`
		Version  int    `json:"version"` // of the line
	}
	ProposalDated struct {
		Proposal  string `json:"proposal"`
		By        string `json:"by"`
		LookAgain string `json:"lookAgain"`
	}
	WorryCondensed struct {
		Worry string `json:"worry"`
		Words Text   `json:"words"`
	}
	WorrySettled struct {
		Worry   string `json:"worry"`
		Became  Became `json:"became"`
		Version int    `json:"version,omitempty"` // of the wording, where it changed the words
	}
	ResultReached struct {
		Proposal string  `json:"proposal"`
		Outcome  Outcome `json:"outcome"`
	}
	WayChosen struct {
		Proposal string `json:"proposal"`
		Way      Way    `json:"way"`
		Words    Text   `json:"words"`
		Until    string `json:"until,omitempty"`
	}
	LineSettled struct {
		Line    string `json:"line"`
		Queried bool   `json:"queried"`
	}
	ChampionOffered struct {
		Champion   string `json:"champion"`
		Lock       string `json:"lock"` // H("champion", key): who shows the key may stop
		Proposal   string `json:"proposal"`
		Name       Text   `json:"name"`
		Profession Text   `json:"profession"`
	}
	ChampionStopped struct {
		Champion string `json:"champion"`
	}
	// WorkshopPublished carries the id and hash of the record that RecordOf makes.
	// Every room that reads it makes the record's first entry if it is missing.
	WorkshopPublished struct {
		Record string    `json:"record"` // a UUID
		SHA256 string    `json:"sha256"` // of the record's data
		At     time.Time `json:"at"`
	}
)
