package facilitation

import "time"

// Live parts: made from presence and pools, not from the log.
type (
	// PartPeople is "people", layer all, at most once a second.
	PartPeople struct {
		Here        int          `json:"here"`        // as counted; once a round has closed, never fewer than have answered it
		Newcomers   int          `json:"newcomers"`   // without a seat yet
		Knocking    int          `json:"knocking"`    // waiting at the door
		People      []PartPerson `json:"people"`      // with a seat, by seat
		Facilitated bool         `json:"facilitated"` // a facilitator is on the line; false after 30 s without one
	}
	// PartPerson is a seat, and who holds it as far as they say.
	PartPerson struct {
		Seat         int    `json:"seat"`
		Name         string `json:"name"`         // first name; "": none given
		Organisation int    `json:"organisation"` // 0: prefers not to say
		Present      bool   `json:"present"`
	}
	// PartProgress is "progress/<round>": one line for all, facilitator included.
	PartProgress struct {
		Line     string `json:"line"`     // "": too few to say; "some": Answered of Here; "enough"; "everyone"
		Answered int    `json:"answered"` // rounded down to threes
		Here     int    `json:"here"`
	}
	// PartPen is "pen/<card or proposal>/<line>": words being typed.
	PartPen struct {
		Seat  int    `json:"seat"` // 0: a facilitator
		Words string `json:"words"`
	}
	// PartYou is "you": of one window alone.
	PartYou struct {
		Role     Role            `json:"role"`
		Seat     int             `json:"seat"`
		Group    int             `json:"group"`
		Waiting  string          `json:"waiting,omitempty"` // why there is no seat yet: "round" or "door"
		Answered map[string]bool `json:"answered"`          // open rounds: whether this pass has answered or finished
	}
)

// Parts of the layer facilitator.
type (
	// PartNext is "next": the one big button, whose label says what will happen.
	PartNext struct {
		Do    string         `json:"do"`    // a command; "": nothing to press, the label says what is awaited
		With  map[string]any `json:"with"`  //
		Label string         `json:"label"` // "next.<label>" in the words
		Facts Facts          `json:"facts"`
		Drop  bool           `json:"drop,omitempty"` // while too few have answered, With may carry "drop": true
	}
	// PartPlan is "plan": the agenda and its clock.
	PartPlan struct {
		StartedAt time.Time   `json:"startedAt"` // zero: not started
		EndsAt    time.Time   `json:"endsAt"`    // of the workshop, as planned or re-planned
		Stages    []PlanStage `json:"stages"`
		Break     int         `json:"break"`     // seconds, before agreement; 0 once re-planned
		Proposals int         `json:"proposals"` // that fit in the time
		// Prompts are the questions of stages that have not opened, by key.
		Prompts map[string]map[Language]string `json:"prompts"`
	}
	// PlanStage is one row of the agenda.
	PlanStage struct {
		Stage   Stage  `json:"stage"`
		Seconds int    `json:"seconds"`
		State   string `json:"state"` // "done", "now", "next"
		Times   int    `json:"times"` // how often it was opened
	}
	// PartAside is "aside/<thought>": the words of a thought that is set aside.
	PartAside struct {
		Words   string `json:"words"`
		Reason  Reason `json:"reason"`
		Settled bool   `json:"settled"`
	}
)
