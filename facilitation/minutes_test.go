package facilitation

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

var minutesFacts = MinutesFacts{ID: "6f1c2a52-0d8e-4a57-9f7e-3b5a0c9d1e42", Chain: strings.Repeat("ab", 32)}

func inWelsh(state State) State {
	state.Settings.Language = Welsh
	return state
}

// withErased takes the topic, a line, a worry and a name out for good.
func withErased(state State) State {
	state.Settings.Topic = state.Settings.Topic.Committed()
	state.Proposals[1].Worries[1].Words = state.Proposals[1].Worries[1].Words.Committed()
	state.Cards[1].Lines[Keeps] = Worded{Words: state.Cards[1].Lines[Keeps].Words.Committed()}
	state.Champions[0].Name = state.Champions[0].Name.Committed()
	return state
}

func TestMinutesAreAsTheGoldenFilesSay(t *testing.T) {
	for name, state := range map[string]State{
		"eighteen people":           heldWorkshop(),
		"eighteen people, in Welsh": inWelsh(heldWorkshop()),
		"three people":              smallWorkshop(),
		"one person":                lonelyWorkshop(),
		"texts taken out":           withErased(heldWorkshop()),
	} {
		t.Run(name, func(t *testing.T) {
			data := RecordOf(state)
			got := Minutes(data, minutesFacts, readWords(t, data.Language))
			path := "testdata/minutes/" + strings.NewReplacer(" ", "-", ",", "").Replace(name) + ".md"
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is not what is made now; go test -run Minutes -update, and read the difference", path)
			}
		})
	}
}
