package facilitation

import "testing"

func TestEveryTemplateIsWholeInBothLanguages(t *testing.T) {
	for key, template := range Templates {
		for prompt := range promptStage {
			for _, language := range []Language{English, Welsh} {
				if template.Prompts[prompt][language] == "" {
					t.Errorf("%s: no %s in %s", key, prompt, language)
				}
			}
		}
		for _, minutes := range []int{60, 90, 120, 180} {
			preset, total := template.Presets[minutes], 0
			for _, stage := range preset.Stages {
				total += stage
			}
			if total+preset.Break != minutes || preset.Proposals == 0 || template.Questions < 2 {
				t.Errorf("%s: %d minutes hold %d", key, minutes, total+preset.Break)
			}
		}
	}
}

func TestATemplateAsksItsOwnQuestionsAndElseThoseItIsBasedOn(t *testing.T) {
	r := newRoom(t, 9, func(s *Settings) { s.Template = "systems" })
	general, systems := Templates["general"], Templates["systems"]
	if r.state.prompt("gather")[English] == general.Prompts["gather"][English] || r.state.prompt("rate")[Welsh] != general.Prompts["rate"][Welsh] {
		t.Errorf("it asks %v", r.state.prompt("gather"))
	}
	if systems.Presets[90].Proposals != general.Presets[90].Proposals {
		t.Error("its timings are not those it is based on")
	}
}
