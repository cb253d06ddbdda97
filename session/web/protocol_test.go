package web

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"testing"

	"sharedspace/facilitation"
)

// TestEveryExampleOfTheProtocolIsWhatTravels reads docs/protocol.md as a writer
// of a client would: each example must be read whole by the type that travels.
func TestEveryExampleOfTheProtocolIsWhatTravels(t *testing.T) {
	document, err := os.ReadFile("../../docs/protocol.md")
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]func() any{
		"refusal": func() any { return &refusalBody{} },
		"opening": func() any { return &Opening{} }, "opened": func() any { return &Opened{} },
		"knock": func() any { return &Knock{} }, "door": func() any { return &Door{} },
		"entrance": func() any { return &Entrance{} }, "admission": func() any { return &Admission{} },
		"links": func() any { return &Links{} }, "hello": func() any { return &hello{} },
		"act": func() any { return &act{} }, "reply": func() any { return &reply{} },
		"beat": func() any { return &beat{} }, "away": func() any { return &away{} }, "renewal": func() any { return &renewal{} },
		"view": func() any { return &viewFrame{} }, "trouble": func() any { return &map[string]string{} },
		"part": func() any { return &map[string]any{} }, "frames": func() any { return &[]anyFrame{} },
	}
	seen := map[string]int{}
	for _, example := range regexp.MustCompile("(?s)```json (\\w+)[^\n]*\n(.*?)\n```").FindAllSubmatch(document, -1) {
		kind, data := string(example[1]), example[2]
		seen[kind]++
		if types[kind] == nil {
			t.Errorf("%s is no kind of example", kind)
			continue
		}
		into := types[kind]()
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(into); err != nil {
			t.Errorf("%s %s: %v", kind, data, err)
		}
		if asked, is := into.(*act); is && asked.Do != "" {
			if _, err := facilitation.DecodeCommand(asked.Do, asked.With); err != nil {
				t.Errorf("%s: %v", data, err)
			}
		}
	}
	for kind := range types {
		if seen[kind] == 0 {
			t.Errorf("there is no example of %s", kind)
		}
	}
	for name := range facilitation.WireCommands() {
		if !bytes.Contains(document, []byte(`"do":"`+name+`"`)) {
			t.Errorf("there is no example of the act %s", name)
		}
	}
}

type refusalBody struct {
	Refused string         `json:"refused"`
	With    map[string]any `json:"with"`
}

// anyFrame is one of an answer to a poll.
type anyFrame struct {
	viewFrame
	reply
	beat
	closedFrame
}

type viewFrame struct {
	View  int64                      `json:"view"`
	At    string                     `json:"at"`
	Whole bool                       `json:"whole"`
	Why   string                     `json:"why"`
	Parts map[string]json.RawMessage `json:"parts"`
	Gone  []string                   `json:"gone"`
}
