package facilitation

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"path"
)

// Template is prompts and timings as data. The sources of the method give the
// stages' names, order and purpose; everything here is this project's own design.
type Template struct {
	BasedOn   string                         `json:"basedOn"` // another template, for whatever this one leaves out; "": it is whole
	Key       string                         `json:"key"`
	Prompts   map[string]map[Language]string `json:"prompts"`   // by key: checkIn, gather, share, explore1, explore2, rate, agree
	Presets   map[int]Preset                 `json:"presets"`   // by minutes
	Questions int                            `json:"questions"` // for the groups
}

// Preset is how the minutes are spent.
type Preset struct {
	Stages    map[Stage]int  `json:"stages"`    // minutes
	Break     int            `json:"break"`     // minutes, before agreement
	Proposals int            `json:"proposals"` // that fit
	Moments   map[string]int `json:"moments"`   // seconds: reading, question1, question2, returning, hearing (a card), rating, proposal, oneThing, turn
	Pulse     bool           `json:"pulse"`
}

//go:embed templates/*.json
var templateFiles embed.FS

// Templates are those built in, by key.
var Templates = mustReadTemplates()

// mustReadTemplates panics only for a file that this repository ships broken.
func mustReadTemplates() map[string]Template {
	files, err := templateFiles.ReadDir("templates")
	if err != nil {
		panic(err)
	}
	templates := map[string]Template{}
	for _, file := range files {
		data, err := templateFiles.ReadFile(path.Join("templates", file.Name()))
		if err != nil {
			panic(err)
		}
		var template Template
		if err := json.Unmarshal(data, &template); err != nil {
			panic(fmt.Errorf("templates/%s: %w", file.Name(), err))
		}
		templates[template.Key] = template
	}
	for key, template := range templates {
		if template.BasedOn != "" {
			templates[key] = template.over(templates[template.BasedOn])
		}
	}
	return templates
}

// over takes from another template what this one leaves out.
func (t Template) over(other Template) Template {
	prompts := maps.Clone(other.Prompts)
	maps.Copy(prompts, t.Prompts)
	t.Prompts = prompts
	if t.Presets == nil {
		t.Presets = other.Presets
	}
	t.Questions = cmp.Or(t.Questions, other.Questions)
	return t
}
