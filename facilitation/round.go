package facilitation

import (
	"encoding/json"
	"maps"
	"slices"
)

// Kind is one kind of sealed round, as data. Written check-ins, pulse, thoughts,
// marks, ratings, answers and the check of the lines are all collected by one
// piece of code.
type Kind struct {
	Frame  int  // bytes of a frame that carries an act of this kind, padded by the browser
	Sealed int  // bytes an entry is padded to before it is sealed
	Many   bool // many entries a person, each under an edit key; else one a person
	Words  int  // most characters of its text; 0: it has none
}

// Kinds are all there are. Frames hold the longest text in its longest encoding.
var Kinds = map[RoundKind]Kind{
	CheckIns: {Frame: 4096, Sealed: 2048, Words: 280},
	Pulse:    {Frame: 512, Sealed: 256},
	Thoughts: {Frame: 4096, Sealed: 2048, Many: true, Words: 280},
	Marks:    {Frame: 12288, Sealed: 12288},
	Ratings:  {Frame: 4096, Sealed: 4096},
	Answers:  {Frame: 6144, Sealed: 3072, Words: 500},
	Lines:    {Frame: 1024, Sealed: 1024},
}

// fewest is how many answers a result needs before any number of it is shown.
// It may be raised, never lowered.
const fewest = 5

// Submission is what Admit lets into a round's pool.
type Submission struct {
	Round   string
	Kind    RoundKind
	Key     string // edit key: the entry is a thought; "": one a person
	Version int
	Body    []byte // to be sealed; nil: only counts the person (I've finished)
}

// sealedBody is what lies inside a seal.
type sealedBody struct {
	Words    string         `json:"words,omitempty"`
	Gone     bool           `json:"gone,omitempty"` // withdrawn
	Mark     string         `json:"mark,omitempty"` // put in by the session
	Quote    bool           `json:"quote,omitempty"`
	Answer   Answer         `json:"answer,omitempty"`
	Choices  []string       `json:"choices,omitempty"` // marks, lines
	Ratings  map[string]int `json:"ratings,omitempty"`
	Pulse    []int          `json:"pulse,omitempty"`
	Finished bool           `json:"finished,omitempty"`
}

// Submit reads a sealed command: which round it goes to, and what is sealed.
// mark is H("mark", edit key) for a thought. ok is false for every other command.
func Submit(command Command, mark string) (submission Submission, ok bool) {
	var body *sealedBody
	switch c := command.(type) {
	case SendThought:
		submission = Submission{Round: c.Round, Kind: Thoughts, Key: c.Key, Version: c.Version}
		body = &sealedBody{Words: Clean(c.Words), Mark: mark, Quote: c.Quote}
	case WithdrawThought:
		submission = Submission{Round: c.Round, Kind: Thoughts, Key: c.Key, Version: c.Version}
		body = &sealedBody{Gone: true}
	case FinishRound:
		return Submission{Round: c.Round, Kind: Thoughts, Version: 1}, true
	case SendCheckIn:
		submission = Submission{Round: c.Round, Kind: CheckIns, Version: c.Version}
		body = &sealedBody{Words: Clean(c.Words)}
	case SendPulse:
		submission = Submission{Round: c.Round, Kind: Pulse, Version: c.Version}
		body = &sealedBody{Pulse: c.Answers}
	case SendMarks:
		submission = Submission{Round: c.Round, Kind: Marks, Version: c.Version}
		body = &sealedBody{Choices: unique(c.Thoughts), Finished: c.Finished}
	case SendRatings:
		submission = Submission{Round: c.Round, Kind: Ratings, Version: c.Version}
		body = &sealedBody{Ratings: c.Ratings}
	case SendAnswer:
		submission = Submission{Round: c.Round, Kind: Answers, Version: c.Version}
		body = &sealedBody{Answer: c.Answer, Words: Clean(c.Why)}
	case SendLines:
		submission = Submission{Round: c.Round, Kind: Lines, Version: c.Version}
		body = &sealedBody{Choices: unique(c.Tapped)}
	default:
		return Submission{}, false
	}
	submission.Body, _ = json.Marshal(body) // strings, numbers and maps of them always marshal
	return submission, true
}

func unique(ids []string) []string { return slices.Compact(slices.Sorted(slices.Values(ids))) }

// Admit asks Decide's questions of a sealed command and decides nothing: may this
// sender put this into that round now? The answer is a *Refusal or nil.
func Admit(state State, act Act) error {
	submission, ok := Submit(act.Command, "")
	if !ok {
		return refuse(BadValue, Facts{"what": "command"})
	}
	if act.Role != Participant {
		return refuse(NotYours)
	}
	if act.Seat == 0 && state.doorsClosed() && !act.LetIn {
		return refuse(DoorsClosed)
	}
	round, found := state.round(submission.Round)
	switch {
	case !found:
		return refuse(UnknownThing, Facts{"what": "round"})
	case round.State != RoundStands:
		return refuse(RoundShut)
	case round.Kind != submission.Kind && !finishes(act.Command, round.Kind):
		return refuse(BadValue, Facts{"what": "round"})
	case submission.Version < 1 || submission.Version > maxVersions:
		return refuse(BadValue, Facts{"what": "version"})
	}
	return admitBody(state, act.Command)
}

const maxVersions = 1_000_000

// finishes: *I've finished* goes to the people of any round that has two pools.
func finishes(command Command, kind RoundKind) bool {
	_, is := command.(FinishRound)
	return is && Kinds[kind].Many
}

func admitBody(state State, command Command) error {
	switch c := command.(type) {
	case SendThought:
		if len(c.Key) != idLength {
			return refuse(BadValue, Facts{"what": "key"})
		}
		return needWords(c.Words, Kinds[Thoughts].Words)
	case WithdrawThought:
		if len(c.Key) != idLength {
			return refuse(BadValue, Facts{"what": "key"})
		}
	case SendCheckIn:
		return needWords(c.Words, Kinds[CheckIns].Words)
	case SendPulse:
		if len(c.Answers) != pulseStatements || slices.ContainsFunc(c.Answers, func(n int) bool { return n < 0 || n > 5 }) {
			return refuse(BadValue, Facts{"what": "answers"})
		}
	case SendMarks:
		return knownAll(c.Thoughts, func(id string) bool { return state.thought(id) != nil }, "thought")
	case SendRatings:
		if slices.ContainsFunc(slices.Collect(maps.Values(c.Ratings)), func(n int) bool { return n < 1 || n > 5 }) {
			return refuse(BadValue, Facts{"what": "ratings"})
		}
		return knownAll(slices.Collect(maps.Keys(c.Ratings)), func(id string) bool { return state.card(id) != nil }, "card")
	case SendAnswer:
		return admitAnswer(c)
	case SendLines:
		return knownAll(c.Tapped, func(id string) bool { return state.proposal(id) != nil }, "line")
	}
	return nil
}

const (
	idLength        = 22 // characters of base64url: 128 bits
	pulseStatements = 3
)

func admitAnswer(c SendAnswer) error {
	if _, known := answerValues[c.Answer]; !known {
		return refuse(BadValue, Facts{"what": "answer"})
	}
	if Length(c.Why) > Kinds[Answers].Words {
		return refuse(TooLong, Facts{"most": Kinds[Answers].Words})
	}
	if c.Answer == No && Clean(c.Why) == "" {
		return refuse(WhyNeeded)
	}
	return nil
}

func knownAll(ids []string, known func(string) bool, what string) error {
	if len(ids) > maxThoughts || slices.ContainsFunc(ids, func(id string) bool { return !known(id) }) {
		return refuse(UnknownThing, Facts{"what": what})
	}
	return nil
}

// needWords refuses nothing at all and too much.
func needWords(words string, most int) error {
	if Clean(words) == "" {
		return refuse(Missing, Facts{"what": "words"})
	}
	return fitWords(words, most)
}

func fitWords(words string, most int) error {
	if Length(words) > most {
		return refuse(TooLong, Facts{"most": most})
	}
	return nil
}
