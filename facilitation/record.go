package facilitation

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// RecordData is the whole record of one workshop, as data: what Minutes prints.
//
// It names nobody but champions, who asked for it. It holds no seat, no id of
// anything elsewhere, no time finer than a day, and no number that fewer than
// five answers made. Things are told apart by their numbers in the record.
type RecordData struct {
	Version       int              `json:"version"` // 1: as published at the close
	Topic         Text             `json:"topic"`
	Date          string           `json:"date"` // of the check-in, "2026-12-31"
	Language      Language         `json:"language"`
	Template      string           `json:"template"`
	Rule          Rule             `json:"rule"`
	Numbers       RecordNumbers    `json:"numbers"`
	Organisations []Text           `json:"organisations"` // of the host's list, with somebody in the room
	Missing       []Text           `json:"missing"`       // of the host's list, with nobody
	Stages        []RecordStage    `json:"stages"`        // in order, without those skipped
	Pulse         []RecordPulse    `json:"pulse"`
	Aspects       map[Aspect]int   `json:"aspects"` // how many cards are mostly about each
	Cards         []RecordCard     `json:"cards"`   // heard; the best rated first
	Quotes        []Text           `json:"quotes"`  // thoughts no card rests on, quoted with their authors' leave
	Proposals     []RecordProposal `json:"proposals"`
	Champions     []RecordChampion `json:"champions"`
	Checked       int              `json:"checked"` // people who checked the lines; 0: fewer than five
}

// RecordNumbers count the workshop.
type RecordNumbers struct {
	People     int `json:"people"` // the most who were here at once; 1: not a group agreement
	Thoughts   int `json:"thoughts"`
	SetAside   int `json:"setAside"` // of the thoughts
	Groups     int `json:"groups"`
	Unreadable int `json:"unreadable"` // entries of rounds that could not be opened
}

// RecordStage is a stage that was held, with the questions put to the room.
type RecordStage struct {
	Stage     Stage            `json:"stage"`
	Times     int              `json:"times"` // 2: reopened once
	Questions []RecordQuestion `json:"questions"`
}

// RecordQuestion is what was asked, by key of Template.Prompts. The template's
// own words carry no salt.
type RecordQuestion struct {
	Prompt string `json:"prompt"`
	Words  Text   `json:"words"`
}

// RecordPulse is one time of the three statements.
type RecordPulse struct {
	Time   int      `json:"time"`   // 1: at check-in, 2: at the close
	People int      `json:"people"` // who answered
	Counts [][5]int `json:"counts"` // for each statement, how many chose 1 to 5; all 0: fewer than five did
}

// RecordCard is a card as the room heard it.
type RecordCard struct {
	Number   int            `json:"number"`
	Lines    map[Line]Text  `json:"lines"`
	Aspect   Aspect         `json:"aspect,omitempty"`
	Thoughts int            `json:"thoughts"` // it rests on, with the cards joined to it
	Groups   int            `json:"groups"`   // that brought it
	Ratings  *RecordRatings `json:"ratings,omitempty"`
	Quotes   []Text         `json:"quotes"`
	Joined   []RecordJoined `json:"joined"` // cards that say the same
}

// RecordJoined is a card that was joined to another.
type RecordJoined struct {
	Lines  map[Line]Text `json:"lines"`
	Aspect Aspect        `json:"aspect,omitempty"`
}

// RecordRatings is how a card was rated.
type RecordRatings struct {
	People int     `json:"people"`
	Counts [5]int  `json:"counts"` // of 1 to 5
	Mean   float64 `json:"mean"`   // to one decimal
	Wide   bool    `json:"wide"`   // at least a quarter at 1-2 and a quarter at 4-5
}

// RecordProposal is a proposal, agreed or not, with all that became of it.
type RecordProposal struct {
	Number    int             `json:"number"` // as the room saw it; kept for good
	Card      int             `json:"card"`   // number of the card it came from; 0: none
	Lines     map[Line]Text   `json:"lines"`
	By        string          `json:"by"`        // a calendar day, or ""
	LookAgain string          `json:"lookAgain"` // a calendar day, or ""
	Versions  []RecordVersion `json:"versions"`
	Tallies   []RecordTally   `json:"tallies"`
	Worries   []RecordWorry   `json:"worries"`
	Outcome   Outcome         `json:"outcome"` // "": the room ran out of time
	Way       Way             `json:"way,omitempty"`
	WayWords  Text            `json:"wayWords"`
	WayUntil  string          `json:"wayUntil,omitempty"`
	Tapped    int             `json:"tapped"` // people to whom its line did not look right; -1: not known
	Queried   bool            `json:"queried"`
}

// RecordVersion is one version of a proposal's words, as it was asked.
type RecordVersion struct {
	Version int  `json:"version"`
	Will    Text `json:"will"`
	SoThat  Text `json:"soThat"`
}

// RecordTally is one round of answers.
type RecordTally struct {
	Final   bool           `json:"final"`
	Version int            `json:"version"` // of the words
	Here    int            `json:"here"`
	People  int            `json:"people"` // who answered; 0: fewer than five
	Counts  map[Answer]int `json:"counts"` // none: fewer than five answered
}

// RecordWorry is what was written with an answer, in the line the room made of
// it where it made one.
type RecordWorry struct {
	Answer  Answer `json:"answer"`
	Final   bool   `json:"final"`
	Words   Text   `json:"words"`
	Became  Became `json:"became,omitempty"`
	Version int    `json:"version,omitempty"` // that it changed the words to
}

// RecordChampion is named by their own act.
type RecordChampion struct {
	Proposal   int  `json:"proposal"` // its number; 0: of the whole
	Name       Text `json:"name"`
	Profession Text `json:"profession"`
}

// Hash is hex SHA-256 over the record in canonical JSON with texts as their
// commitments, so that it stays the same when a text is erased.
func Hash(data RecordData) string {
	document, err := json.Marshal(data)
	if err != nil {
		panic(err) // numbers, strings and lists of them always marshal
	}
	canonical, err := Commit(document)
	if err != nil {
		panic(err) // it was written just now
	}
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:])
}
