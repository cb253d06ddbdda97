package frontend

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"
)

//go:embed src/words/*.json
var wordFiles embed.FS

// Words are all words that people read: by language ("en", "cy"), then by key.
type Words map[string]map[string]Word

// Word is a sentence with gaps like {name}, or one for each plural category of
// Unicode CLDR ("one", "two", "few", "many", "other"; "zero" in Welsh).
type Word struct {
	Text     string            // empty where ByNumber is set
	ByNumber map[string]string // has at least "other"
}

// UnmarshalJSON reads a string or an object of strings.
func (w *Word) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '{' {
		if err := json.Unmarshal(data, &w.ByNumber); err != nil {
			return err
		}
		if w.ByNumber["other"] == "" {
			return fmt.Errorf("a choice by number without %q", "other")
		}
		return nil
	}
	return json.Unmarshal(data, &w.Text)
}

// String returns the sentence; of a choice by number, the one for "other".
func (w Word) String() string {
	if w.ByNumber != nil {
		return w.ByNumber["other"]
	}
	return w.Text
}

// ReadWords reads the words that this binary carries.
func ReadWords() (Words, error) {
	const folder = "src/words"
	files, err := wordFiles.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	words := Words{}
	for _, file := range files {
		data, err := wordFiles.ReadFile(path.Join(folder, file.Name()))
		if err != nil {
			return nil, err
		}
		var byKey map[string]Word
		if err := json.Unmarshal(data, &byKey); err != nil {
			return nil, fmt.Errorf("words/%s: %w", file.Name(), err)
		}
		words[strings.TrimSuffix(file.Name(), ".json")] = byKey
	}
	return words, nil
}
