package facilitation

// The words of the method, as they stand on the wire and in the log.
type (
	Stage     string
	Moment    string // a step within a stage
	TurnsKind string
	RoundKind string
	Reason    string // why a thought is set aside
	Line      string // a line of a card or a proposal
	Aspect    string // what a card is mostly about
	Answer    string // to a proposal
	Became    string // of a worry
	Outcome   string // of a proposal
	Way       string // after a no
	Language  string
	Place     string
)

// The stages, in order.
const (
	Arriving  Stage = "arriving"
	CheckIn   Stage = "checkIn"
	Gather    Stage = "gather"
	Share     Stage = "share"
	Explore   Stage = "explore"
	Agree     Stage = "agree"
	Closing   Stage = "closing"
	Closed    Stage = "closed"
	Cancelled Stage = "cancelled"
)

// The moments of the stages.
const (
	Waiting      Moment = "waiting"      // arriving; gather, share and closing after a dropped round
	Speaking     Moment = "speaking"     // checkIn, share: turns
	Writing      Moment = "writing"      // checkIn (written), gather
	Pulsing      Moment = "pulsing"      // checkIn: the three statements, after the turns
	Reading      Moment = "reading"      // share
	Grouping     Moment = "grouping"     // explore: groups made, people not sent yet
	Working      Moment = "working"      // explore: in groups
	Returning    Moment = "returning"    // explore: called back
	Hearing      Moment = "hearing"      // explore: group by group
	Rating       Moment = "rating"       // explore
	Rated        Moment = "rated"        // explore
	Choosing     Moment = "choosing"     // agree: which card next
	Wording      Moment = "wording"      // agree: read aloud, questions by voice
	FirstAnswers Moment = "firstAnswers" // agree
	Worrying     Moment = "worrying"     // agree: hear the worries, change words
	FinalAnswers Moment = "finalAnswers" // agree
	Resulted     Moment = "resulted"     // agree
	Checking     Moment = "checking"     // closing: the lines
	Settling     Moment = "settling"     // closing: what people tapped; champions
	Ended        Moment = "ended"        // closed, cancelled
)

// The kinds of turns and of sealed rounds.
const (
	CheckInTurns  TurnsKind = "checkIn"
	OneThingTurns TurnsKind = "oneThing"

	CheckIns RoundKind = "checkIns"
	Pulse    RoundKind = "pulse"
	Thoughts RoundKind = "thoughts"
	Marks    RoundKind = "marks"
	Ratings  RoundKind = "ratings"
	Answers  RoundKind = "answers"
	Lines    RoundKind = "lines"
)

// The smaller vocabularies.
const (
	NamesPerson  Reason = "namesPerson"
	NamesPatient Reason = "namesPatient"
	Abusive      Reason = "abusive"

	Keeps Line = "keeps" // card: what keeps happening, and why
	Could Line = "could" // card: we could …
	// Card, More:
	Affected  Line = "affected"  // who is affected
	Unsettled Line = "unsettled" // what we could not settle
	Meanings  Line = "meanings"  // words we use differently
	Exists    Line = "exists"    // what already exists that this must work with

	Will   Line = "will"   // proposal: we will …
	SoThat Line = "soThat" // proposal: so that …
	Who    Line = "who"    // proposal: who takes it forward

	Together   Aspect = "together"   // how we work together
	Technology Aspect = "technology" // technology
	Conditions Aspect = "conditions" // the conditions around us

	Yes         Answer = "yes"      // 5
	YesWorry    Answer = "yesWorry" // 4
	CanLive     Answer = "canLive"  // 3
	NotYet      Answer = "notYet"   // 2
	No          Answer = "no"       // 1
	NotMine     Answer = "notMine"  // A: not mine to decide
	NoAnswerYet Answer = ""

	ChangedWords Became = "changed" // the words, version n
	Noted        Became = "noted"
	Withdrawn    Became = "withdrawn"

	Agreed             Outcome = "agreed"
	AgreedReservations Outcome = "agreedReservations"
	SupportedObjected  Outcome = "supportedObjected" // supported, objections on record
	ObjectionStands    Outcome = "objectionStands"   // not agreed: an objection stands
	NotAgreedYet       Outcome = "notAgreedYet"
	NotEnough          Outcome = "notEnough" // not enough answers
	AgreedAloud        Outcome = "agreedAloud"
	NotAgreedAloud     Outcome = "notAgreedAloud"

	TryUntil   Way = "tryUntil" // until a date, with a test to stop by
	Split      Way = "split"
	Park       Way = "park"
	TakeTo     Way = "takeTo" // a forum
	RecordBoth Way = "recordBoth"

	English Language = "en"
	Welsh   Language = "cy"

	OnVideo   Place = "video"
	InOneRoom Place = "room"
)
