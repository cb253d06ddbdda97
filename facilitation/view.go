package facilitation

import (
	"strconv"
	"time"
)

// A view is made for a layer, never for a person: a flat map of parts, the
// smallest things that change on their own. See builds it from nothing.

// Layer names who reads: everyone, a role, or a group.
type Layer string

// The layers. A group's is GroupLayer(n).
const (
	LayerAll         Layer = "all"
	LayerFacilitator Layer = "facilitator" // facilitators and hosts
	LayerScreen      Layer = "screen"
)

// View holds the parts of one layer by name: the types below, as "stage",
// "thought/<id>" and so on.
type View map[string]any

// Parts of the layer all.
type (
	// PartWorkshop is "workshop".
	PartWorkshop struct {
		Topic         string   `json:"topic"`
		Organisations []string `json:"organisations"` // organisation n at index n-1
		Code          string   `json:"code"`          // "" once doors are closed
		Minutes       int      `json:"minutes"`
		People        int      `json:"people"`
		Place         Place    `json:"place"`
		Language      Language `json:"language"`
		Names         bool     `json:"names"`
		Quota         int      `json:"quota"`
		Quoting       bool     `json:"quoting"`
		Pulse         bool     `json:"pulse"`
		RetentionDays int      `json:"retentionDays"`
		Rule          Rule     `json:"rule"`
	}
	// PartStage is "stage".
	PartStage struct {
		Stage    Stage               `json:"stage"`
		Moment   Moment              `json:"moment"`
		Time     int                 `json:"time"`               // 2: reopened
		Prompt   map[Language]string `json:"prompt"`             // the question of this moment; {} where it has none
		Question int                 `json:"question,omitempty"` // in groups: 1, 2 …
		Stages   []Stage             `json:"stages"`             // of this workshop, in order, without those skipped
	}
	// PartTimer is "timer". It informs; people close stages.
	PartTimer struct {
		EndsAt  time.Time `json:"endsAt"` // zero: no planned end
		Seconds int       `json:"seconds"`
		Held    bool      `json:"held"`
		Left    int       `json:"left"`  // seconds, while held
		Asked   bool      `json:"asked"` // someone would like more time
	}
	// PartRound is "round/<id>": one that is open or closing.
	PartRound struct {
		Kind     RoundKind  `json:"kind"`
		State    RoundState `json:"state"`
		Time     int        `json:"time"`
		Size     int        `json:"size"` // bytes of every frame that carries an act of this kind, padded with "pad"
		Proposal string     `json:"proposal,omitempty"`
		Version  int        `json:"version,omitempty"`
		Final    bool       `json:"final,omitempty"`
		Earliest time.Time  `json:"earliest"`
		Few      bool       `json:"few"` // fewer than five here: others may guess
	}
	// PartTurns is "turns": the spoken round of this moment.
	PartTurns struct {
		Turns   string         `json:"turns"`
		Kind    TurnsKind      `json:"kind"`
		Seconds int            `json:"seconds"`
		Lists   []PartTurnList `json:"lists"`
	}
	// PartTurnList is one order of speaking.
	PartTurnList struct {
		Group   int   `json:"group"`   // 0: the whole room
		Now     int   `json:"now"`     // seat; 0: all have spoken
		Waiting []int `json:"waiting"` // after Now, in order
		Passed  []int `json:"passed"`  // to be offered a turn at the end
		Done    []int `json:"done"`
		Again   bool  `json:"again"` // Now passed before
	}
	// PartThought is "thought/<id>", or "checkin/<id>" for a written check-in. The
	// map of parts has no order that tells anything: ids are fresh and random.
	PartThought struct {
		Words   string   `json:"words"` // "" while set aside
		Mark    string   `json:"mark,omitempty"`
		Round   int      `json:"round"`
		Matters int      `json:"matters"` // -1: not counted (yet)
		Aside   Reason   `json:"aside,omitempty"`
		Settled bool     `json:"settled,omitempty"`
		Cards   []string `json:"cards"` // heard cards that rest on it
	}
	// PartCoverage is "coverage", once the reading has closed; none under five answers.
	PartCoverage struct {
		Read   int `json:"read"`   // people who read all thoughts to the end
		People int `json:"people"` // who marked or finished
	}
	// PartPulse is "pulse/<round>": totals of the three statements.
	PartPulse struct {
		Time   int      `json:"time"`   // 1: at check-in, 2: at close
		People int      `json:"people"` //
		Counts [][5]int `json:"counts"` // for each statement, how many chose 1..5; none under five answers
	}
	// PartGroups is "groups".
	PartGroups struct {
		Groups   []PartGroup `json:"groups"`
		Sent     bool        `json:"sent"` // people are in their groups
		Question int         `json:"question"`
		Deal     int         `json:"deal"` // how often they were dealt
		Now      int         `json:"now"`  // the group being heard; 0: none
	}
	// PartGroup is one group.
	PartGroup struct {
		Group  int   `json:"group"`
		Seats  []int `json:"seats"`
		Pinned []int `json:"pinned"`
		Heard  bool  `json:"heard"`
		Cards  int   `json:"cards"` // sent to the room
	}
	// PartCard is "card/<id>" once heard (layer all), and "writing/<id>" before
	// (layers of its group and of facilitators).
	PartCard struct {
		Group    int               `json:"group"`
		Lines    map[Line]PartLine `json:"lines"` // only lines with words
		Thoughts []string          `json:"thoughts"`
		Aspect   Aspect            `json:"aspect"`
		Sent     bool              `json:"sent"`
		Based    int               `json:"based"`            // round of thoughts it was made after
		Before   int               `json:"before,omitempty"` // the newest round of thoughts, where it was made before that
		Into     string            `json:"into,omitempty"`   // joined to this card
		Joined   []string          `json:"joined"`           // cards joined to it
		Evidence PartEvidence      `json:"evidence"`
		Ratings  *PartRatings      `json:"ratings,omitempty"`
		Proposal string            `json:"proposal,omitempty"`
	}
	// PartLine is a line that several may edit.
	PartLine struct {
		Words   string `json:"words"`
		Version int    `json:"version"`
	}
	// PartEvidence counts what a card rests on, with the cards joined to it.
	PartEvidence struct {
		Thoughts int `json:"thoughts"`
		Groups   int `json:"groups"` // that brought it
		Of       int `json:"of"`
	}
	// PartRatings is how a card was rated.
	PartRatings struct {
		People int     `json:"people"`
		Counts [5]int  `json:"counts"`
		Mean   float64 `json:"mean"` // to one decimal
		Wide   bool    `json:"wide"` // at least a quarter at 1-2 and a quarter at 4-5
	}
	// PartBalance is "balance": a question to the room, never in the record.
	PartBalance struct {
		Together   int `json:"together"`
		Technology int `json:"technology"`
		Conditions int `json:"conditions"`
	}
	// PartRule is "rule": the rule in this room's own numbers.
	PartRule struct {
		Here   int `json:"here"`
		Answer int `json:"answer"` // so many must answer
		Half   int `json:"half"`   // so many of those here must at least live with it
		Rule
	}
	// PartProposal is "proposal/<id>".
	PartProposal struct {
		Card      string            `json:"card"`
		Number    int               `json:"number"` // 1, 2 … as taken forward
		Lines     map[Line]PartLine `json:"lines"`
		By        string            `json:"by"`
		LookAgain string            `json:"lookAgain"`
		Version   int               `json:"version"` // of the wording as it stands; 0: not asked yet
		Versions  []PartVersion     `json:"versions"`
		Tallies   []PartTally       `json:"tallies"`
		Worries   []PartWorry       `json:"worries"`
		Outcome   Outcome           `json:"outcome"`
		Way       Way               `json:"way,omitempty"`
		WayWords  string            `json:"wayWords,omitempty"`
		WayUntil  string            `json:"wayUntil,omitempty"`
		PutBack   bool              `json:"putBack,omitempty"`
		Now       bool              `json:"now"` // the room works on it
	}
	// PartVersion is one version of the words, as it was asked.
	PartVersion struct {
		Version int    `json:"version"`
		Will    string `json:"will"`
		SoThat  string `json:"soThat"`
	}
	// PartTally is one round of answers.
	PartTally struct {
		Final   bool           `json:"final"`
		Version int            `json:"version"`
		Here    int            `json:"here"`
		People  int            `json:"people"`
		Counts  map[Answer]int `json:"counts"` // {} under five answers
	}
	// PartWorry is what was written with an answer.
	PartWorry struct {
		Worry     string `json:"worry"`
		Answer    Answer `json:"answer"`
		Final     bool   `json:"final"`
		Words     string `json:"words"`
		Condensed string `json:"condensed,omitempty"`
		Became    Became `json:"became,omitempty"`
		Version   int    `json:"version,omitempty"`
	}
	// PartMinuteLine is "line/<id>": one line of what the record will say.
	PartMinuteLine struct {
		Number    int     `json:"number"`
		Proposal  string  `json:"proposal"`
		Will      string  `json:"will"`
		SoThat    string  `json:"soThat"`
		Who       string  `json:"who"`
		By        string  `json:"by"`
		LookAgain string  `json:"lookAgain"`
		Outcome   Outcome `json:"outcome"`
		Tapped    int     `json:"tapped"` // -1: not known (yet)
		Settled   bool    `json:"settled"`
		Queried   bool    `json:"queried"`
		// Standing are the objections and reservations printed under it, in order.
		Standing []PartStanding `json:"standing"`
	}
	// PartStanding is a worry that stands: an objection with the answer "no".
	PartStanding struct {
		Answer Answer `json:"answer"`
		Words  string `json:"words"`
	}
	// PartChampion is "champion/<id>".
	PartChampion struct {
		Proposal   string `json:"proposal"`
		Name       string `json:"name"`
		Profession string `json:"profession"`
	}
	// PartSpotlight is "spotlight".
	PartSpotlight struct {
		On string `json:"on"`
	}
	// PartRecord is "record": where it was published. The reading link comes from GET /links.
	PartRecord struct {
		Record string `json:"record"`
		SHA256 string `json:"sha256"`
	}
)

// GroupLayer is the layer of one group.
func GroupLayer(group int) Layer { return Layer("group/" + strconv.Itoa(group)) }
