package facilitation

// What the process itself asks for. No browser may send these: they are in no
// wire vocabulary and need the role Room.
type (
	// OpenWorkshop is the first command of every log.
	OpenWorkshop struct {
		Code     string
		Settings Settings
	}
	// TakeSeats gives seats to newcomers. Refused while a round is open or, without
	// LetIn, while the doors are closed.
	TakeSeats struct {
		Claims []Claim
		LetIn  bool // these were let in by a facilitator
	}
	// CountHere raises the number of people here.
	CountHere struct{ Here int }
	// RevealRound ends a round that is closing, with all that was sealed in it,
	// opened and in mixed order.
	RevealRound struct {
		Round      string
		Bodies     [][]byte // what SealedCommand.Body wrote
		People     int      // who answered or finished
		Unreadable int      // entries that could not be opened: counted and said, never dropped in silence
	}
)

// Claim asks for a seat.
type Claim struct {
	Claim        string `json:"claim"`        // 32 hex characters: a hash of the pass's own bits
	Organisation int    `json:"organisation"` // 1..n in the host's list; 0: prefer not to say
}
