package facilitation

// Settings are what the host answers; everything not on the four questions has a default.
type Settings struct {
	Topic         Text     `json:"topic"`                   // 1 to 200 characters
	Organisations []Text   `json:"organisations,omitempty"` // 0 to 40 names, 1 to 80 characters
	People        int      `json:"people"`                  // expected, 1 to 40
	Minutes       int      `json:"minutes"`                 // 60, 90, 120 or 180
	Place         Place    `json:"place"`
	Template      string   `json:"template"` // a key of Templates
	Language      Language `json:"language"` // of the minutes, and of a new browser
	Names         bool     `json:"names"`    // ask first names at joining
	Quota         int      `json:"quota"`    // thoughts a person, 1 to 10
	Rule          Rule     `json:"rule"`
	Quoting       bool     `json:"quoting,omitempty"`   // authors may allow quoting while they write
	RetentionDays int      `json:"retentionDays"`       // 1 to 90, after the close
	AnswerSeconds int      `json:"answerSeconds"`       // least time of an answer round, 0 to 600
	WrittenIn     bool     `json:"writtenIn,omitempty"` // the check-in is written instead of spoken
	Pulse         bool     `json:"pulse,omitempty"`
	SkipCheckIn   bool     `json:"skipCheckIn,omitempty"`
	SkipShare     bool     `json:"skipShare,omitempty"`
	Prompts       []Prompt `json:"prompts,omitempty"` // in place of the template's
}

// Prompt is a question in one language.
type Prompt struct {
	Prompt   string   `json:"prompt"` // a key of Template.Prompts
	Language Language `json:"language"`
	Words    Text     `json:"words"`
}

// Rule is when a proposal is agreed; fixed before the first answers.
type Rule struct {
	Answered int `json:"answered"` // per cent of those here who must answer, 50 to 100
	Support  int `json:"support"`  // per cent of answers 1 to 5 that must be 3 or more, 50 to 100
}

const (
	answeredShare = 75 // per cent of those here
	supportShare  = 75 // per cent; median threshold of Delphi studies (Diamond 2014)
)
