package facilitation

import "time"

// State is a workshop as its log tells it. Evolve makes the next one and never
// writes through a map or slice of the last.
type State struct {
	Opened   bool
	Code     string
	Settings Settings
	Prompts  []Prompt // changed since it was opened; the last of a kind wins

	Stage    Stage
	Moment   Moment
	Times    map[Stage]int // how often each stage was opened
	StartsAt time.Time     // of the check-in, to the minute: the workshop's date
	OpenedAt time.Time     // of the link, to the minute
	EndedAt  time.Time     // closed or cancelled

	Clock    Clock
	Plan     map[Stage]int // planned seconds of each stage, as re-planned
	PlanEnds time.Time     // of the workshop, as re-planned; zero: as planned

	Seats  []Seat // seat n at index n-1
	Here   int
	LetIns int // how often latecomers were let in

	Rounds    []Round
	Turns     []Turns
	Thoughts  []Thought
	CheckIns  []Thought // written ones; gone at close
	Groups    Groups
	Cards     []Card
	Proposals []Proposal
	Champions []Champion
	Lines     map[string]LineCheck
	Spotlight string
	Record    RecordLink
}

// Clock is the timer. It never locks, advances or discards anything.
type Clock struct {
	EndsAt  time.Time
	Seconds int  // planned for this moment
	Held    bool //
	Left    int  // seconds, while held
	Asked   bool // someone would like more time
}

// Seat is a person's place. Nothing a person wrote carries it.
type Seat struct {
	Claim        string
	Organisation int
	Group        int // 0: none yet
	Pinned       bool
}

// RoundState is where a sealed round stands.
type RoundState string

// The states of a round.
const (
	RoundStands RoundState = "open"
	RoundCloses RoundState = "closing"
	RoundDone   RoundState = "closed"
	RoundIsGone RoundState = "dropped"
)

// Round is a sealed round, as far as it may be known.
type Round struct {
	Round      string
	Kind       RoundKind
	Time       int
	Here       int // when it opened; raised while it is open
	Proposal   string
	Version    int
	Final      bool
	Earliest   time.Time
	State      RoundState
	Then       Then
	People     int
	Unreadable int
	Read       int // marks: who read to the end
	Totals     map[string][]int
}

// Turns is a spoken round.
type Turns struct {
	Turns   string
	Kind    TurnsKind
	Time    int
	Seconds int
	Lists   []TurnList
}

// TurnList is one order of speaking. The next is the first waiting seat, then
// the first that passed.
type TurnList struct {
	Group   int   // 0: the whole room
	Waiting []int // in order
	Passed  []int // asked again at the end
	Done    []int // spoke, or passed twice
}

// Thought is a revealed text. Nobody knows whose.
type Thought struct {
	Thought string
	Round   int // time of the gather stage: 1, 2 …
	Words   Text
	Mark    string
	Quote   bool
	Aside   Reason // "": not set aside
	Asides  int    // how often it was
	Settled bool   // stays aside
	Matters int    // marks; -1: no totals
}

// Groups are the small groups.
type Groups struct {
	Count    int
	Deal     int
	Question int   // 0: not sent yet
	Heard    []int // groups, in order
}

// Card is what a group brings to the room.
type Card struct {
	Card      string
	Group     int
	Time      int // of the explore stage
	Based     int // round of thoughts it was made after
	Lines     map[Line]Worded
	Thoughts  []string
	Aspect    Aspect
	Sent      bool
	Discarded bool
	Heard     bool
	Into      string // joined to this card
	Ratings   []int  // counts of 1..5; nil: none
}

// Worded is a line and how often it was changed.
type Worded struct {
	Words   Text
	Version int
}

// Proposal is worded from a card.
type Proposal struct {
	Proposal  string
	Card      string
	Lines     map[Line]Worded
	By        string
	LookAgain string
	PutBack   bool
	Versions  []Version // as asked; answers belong to one
	Tallies   []Tally
	Worries   []Worry
	Outcome   Outcome
	Way       Way
	WayWords  Text
	WayUntil  string
}

// Version is one version of a proposal's words.
type Version struct {
	Version int
	Will    Text
	SoThat  Text
}

// Tally is one round of answers.
type Tally struct {
	Round   string
	Final   bool
	Version int
	Here    int
	People  int
	Counts  map[Answer]int // nil: fewer than five answered
}

// Worry is what somebody wrote with an answer, and what became of it.
type Worry struct {
	Worry     string
	Answer    Answer
	Final     bool
	Words     Text
	Condensed Text
	Became    Became // "": open
	Version   int
}

// Champion is named, by their own act.
type Champion struct {
	Champion   string
	Lock       string
	Proposal   string
	Name       Text
	Profession Text
}

// LineCheck is what the room said of one line.
type LineCheck struct {
	Tapped  int
	Settled bool
	Queried bool
}

// RecordLink names what was published.
type RecordLink struct {
	Record string
	SHA256 string
}
