package facilitation

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
