package simulation

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"sync"
)

// model is what people know: what they sent, and what they were told of it. It
// knows nothing of rooms, states and views.
type model struct {
	mu     sync.Mutex
	texts  map[string]int64                // by words: the revision that was saved; 0: not (yet)
	rounds map[string]map[string]bool      // by round: who has sent an answer, and whether it was saved
	minds  map[string]map[string]*thinking // by round and edit key
}

type thinking struct {
	words map[int]string // by version; "": withdrawn
	saved int            // the highest version that was saved
}

func newModel() *model {
	return &model{texts: map[string]int64{}, rounds: map[string]map[string]bool{}, minds: map[string]map[string]*thinking{}}
}

func (m *model) sends(text string) { m.saved(text, 0) }

func (m *model) saved(text string, revision int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.texts[text] = revision
}

func (m *model) answers(round, who string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.rounds[round] == nil {
		m.rounds[round] = map[string]bool{}
	}
	if _, before := m.rounds[round][who]; !before {
		m.rounds[round][who] = false
	}
}

func (m *model) answered(round, who string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.rounds[round][who] = true
}

func (m *model) thinks(round, key string, version int, words string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.minds[round] == nil {
		m.minds[round] = map[string]*thinking{}
	}
	if m.minds[round][key] == nil {
		m.minds[round][key] = &thinking{words: map[int]string{}}
	}
	m.minds[round][key].words[version] = words
}

func (m *model) thought(round, key string, version int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	one := m.minds[round][key]
	one.saved = max(one.saved, version)
}

// could tells whether a thought may be shown with these words ("": not at all).
func (t *thinking) could(words string) bool {
	if words == "" && t.saved == 0 {
		return true
	}
	for version, sent := range t.words {
		if version >= t.saved && sent == words {
			return true
		}
	}
	return false
}

// written is a log, read as nothing but JSON.
type written struct {
	words    map[string][]int64          // where each words stand, by revision
	commands map[string]int              // how often each command is in it
	stages   map[string]int              // how often each time of a stage was opened
	closed   map[string]int              // rounds, and how many people had answered
	shown    map[string]map[string][]any // by round: the words of thoughts, by mark
	entries  int64
}

type writtenBody struct {
	Commands []struct {
		ID string `json:"id"`
	} `json:"commands"`
	Events []struct {
		Is   string         `json:"is"`
		With map[string]any `json:"with"`
	} `json:"events"`
}

func (w *world) readLog() written {
	log := written{words: map[string][]int64{}, commands: map[string]int{}, stages: map[string]int{}, closed: map[string]int{}, shown: map[string]map[string][]any{}}
	for entry, err := range w.store.Read(w.Context(), w.id, 0) {
		if err != nil {
			w.Fatal(err)
		}
		if log.entries++; entry.Revision != log.entries {
			w.Errorf("entry %d in the place of %d", entry.Revision, log.entries)
		}
		var body writtenBody
		if err := json.Unmarshal(entry.Body, &body); err != nil {
			w.Fatal(err)
		}
		for _, command := range body.Commands {
			log.commands[command.ID]++
		}
		for _, event := range body.Events {
			log.take(event.Is, event.With, entry.Revision)
		}
	}
	return log
}

func (log *written) take(is string, with map[string]any, revision int64) {
	switch is {
	case "stage_opened":
		name, _ := json.Marshal([]any{with["stage"], with["time"]})
		log.stages[string(name)]++
	case "round_closed":
		round := with["round"].(string)
		log.closed[round] = int(with["people"].(float64))
		log.shown[round] = map[string][]any{}
		thoughts, _ := with["thoughts"].([]any)
		for _, each := range thoughts {
			thought := each.(map[string]any)
			mark := thought["mark"].(string)
			log.shown[round][mark] = append(log.shown[round][mark], thought["words"].(map[string]any)["words"])
		}
		return
	}
	if text, is := with["words"].(map[string]any); is {
		words, _ := text["words"].(string)
		log.words[words] = append(log.words[words], revision)
	}
}

// compare holds the log against what people know, and counts what was lost or
// is there more often than it was sent.
func (m *model) compare(log written) (lost, doubled []string) {
	for words, revision := range m.texts {
		at := log.words[words]
		if revision > 0 && !slices.Contains(at, revision) {
			lost = append(lost, words)
		}
		if len(at) > 1 {
			doubled = append(doubled, words)
		}
	}
	for _, often := range []map[string]int{log.commands, log.stages} {
		for name, times := range often {
			if times > 1 {
				doubled = append(doubled, name)
			}
		}
	}
	for round, counted := range log.closed {
		least, most := 0, len(m.rounds[round])
		for _, saved := range m.rounds[round] {
			if saved {
				least++
			}
		}
		if m.minds[round] == nil && (counted < least || counted > most) {
			lost = append(lost, "answers to "+round)
		}
		gone, twice := m.compareThoughts(round, log.shown[round])
		lost, doubled = append(lost, gone...), append(doubled, twice...)
	}
	return lost, doubled
}

func (m *model) compareThoughts(round string, shown map[string][]any) (lost, doubled []string) {
	known := 0
	for key, one := range m.minds[round] {
		sum := sha256.Sum256([]byte("mark\x00" + key))
		each, words := shown[hex.EncodeToString(sum[:])], ""
		if len(each) > 0 {
			known++
			words = each[0].(string)
		}
		if len(each) > 1 {
			doubled = append(doubled, "thought "+key)
		}
		if !one.could(words) {
			lost = append(lost, "thought "+key)
		}
	}
	if known != len(shown) {
		doubled = append(doubled, "thoughts of nobody in "+round)
	}
	return lost, doubled
}
