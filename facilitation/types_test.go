package facilitation

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// wordless are the fields of events that may be strings and hold nobody's words:
// ids made by chance, hashes, calendar days, and words of the vocabulary.
var wordless = map[string]bool{
	"WorkshopOpened.Code": true, "Settings.Template": true, "PromptChanged.Prompt": true, "Prompt.Prompt": true,
	"SeatTaken.Claim": true, "Spotlit.On": true,
	"RoundOpened.Round": true, "RoundOpened.Proposal": true, "RoundClosing.Round": true, "RoundClosed.Round": true, "RoundDropped.Round": true,
	"RevealedThought.Thought": true, "RevealedThought.Mark": true, "RevealedWhy.Worry": true,
	"TurnsStarted.Turns": true, "TurnTaken.Turns": true,
	"ThoughtSetAside.Thought": true, "ThoughtRestored.Thought": true, "ThoughtKeptAside.Thought": true,
	"CardOpened.Card": true, "CardLineSaved.Card": true, "CardThoughtsChosen.Card": true, "CardThoughtsChosen.Thoughts": true,
	"CardAspectChosen.Card": true, "CardSent.Card": true, "CardDiscarded.Card": true, "CardJoined.Card": true, "CardJoined.Into": true,
	"ProposalOpened.Proposal": true, "ProposalOpened.Card": true, "ProposalOpened.LookAgain": true, "ProposalPutBack.Proposal": true,
	"ProposalWorded.Proposal": true, "ProposalDated.Proposal": true, "ProposalDated.By": true, "ProposalDated.LookAgain": true,
	"WorryCondensed.Worry": true, "WorrySettled.Worry": true, "ResultReached.Proposal": true,
	"WayChosen.Proposal": true, "WayChosen.Until": true, "LineSettled.Line": true,
	"ChampionOffered.Champion": true, "ChampionOffered.Lock": true, "ChampionOffered.Proposal": true, "ChampionStopped.Champion": true,
	"WorkshopPublished.Record": true, "WorkshopPublished.SHA256": true,
	"RoundClosed.Totals key": true, // thought, card or line id, or an answer
}

// collected are the events that carry what people sent in silence.
var collected = []Event{RoundClosed{}, RevealedThought{}, RevealedWhy{}}

func TestNoFieldOfAnEventHoldsWordsButAText(t *testing.T) {
	for name, event := range Events() {
		walk(reflect.TypeOf(event), "", func(path string, field reflect.Type) {
			if field.Kind() == reflect.String && field.PkgPath() == "" && !wordless[path] {
				t.Errorf("%s: %s is a string that may hold what somebody wrote: make it a Text, or say here what it is", name, path)
			}
		})
	}
}

func TestNothingThatIsCollectedKnowsASeatAnOrganisationOrATime(t *testing.T) {
	for _, event := range collected {
		walk(reflect.TypeOf(event), "", func(path string, field reflect.Type) {
			lower := strings.ToLower(path)
			for _, word := range []string{"seat", "claim", "organisation", "name", "group", "role", "pass"} {
				if strings.Contains(lower, word) {
					t.Errorf("%s joins what somebody wrote to a person", path)
				}
			}
			if field == reflect.TypeFor[time.Time]() {
				t.Errorf("%s tells when it was written", path)
			}
		})
	}
}

func TestNoPartOfAViewJoinsASeatToWordsThatWereCollected(t *testing.T) {
	for _, part := range []any{PartThought{}, PartWorry{}, PartTally{}, PartPulse{}, PartRatings{}, PartMinuteLine{}, PartProgress{}} {
		walk(reflect.TypeOf(part), "", func(path string, _ reflect.Type) {
			for _, word := range []string{"seat", "organisation", "name", "group"} {
				if strings.Contains(strings.ToLower(path), "."+word) {
					t.Errorf("%s joins an answer to a person", path)
				}
			}
		})
	}
}

// walk visits every field below a struct, as "Struct.Field"; a map's key as
// "Struct.Field key".
func walk(kind reflect.Type, path string, visit func(path string, field reflect.Type)) {
	switch kind.Kind() {
	case reflect.Struct:
		if kind == reflect.TypeFor[Text]() || kind == reflect.TypeFor[time.Time]() {
			visit(path, kind)
			return
		}
		for i := range kind.NumField() {
			field := kind.Field(i)
			walk(field.Type, kind.Name()+"."+field.Name, visit)
		}
	case reflect.Slice, reflect.Array, reflect.Pointer:
		walk(kind.Elem(), path, visit)
	case reflect.Map:
		walk(kind.Key(), path+" key", visit)
		walk(kind.Elem(), path, visit)
	default:
		visit(path, kind)
	}
}
