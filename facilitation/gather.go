package facilitation

// Individual thoughts: silent, parallel, private. What people send is admitted
// in round.go; here is only what is asked of them.

// promptStage says before which stage a question may still be changed.
var promptStage = map[string]Stage{
	"checkIn": CheckIn, "gather": Gather, "share": Share, "oneThing": Share,
	"explore1": Explore, "explore2": Explore, "rate": Explore, "agree": Agree,
}

const promptWords = 200

// decideChangePrompt changes a question before its stage opens.
func decideChangePrompt(state State, act Act, c ChangePrompt) ([]Event, error) {
	stage, known := promptStage[c.Prompt]
	if !known || c.Language != English && c.Language != Welsh {
		return nil, refuse(BadValue, Facts{"what": "prompt"})
	}
	if state.Times[stage] > 0 {
		return nil, refuse(WrongStage, state.where())
	}
	if err := fitWords(c.Words, promptWords); err != nil {
		return nil, err
	}
	if state.customPrompt(c.Prompt, c.Language).Words == Clean(c.Words) {
		return nil, nil
	}
	return []Event{PromptChanged{Prompt: c.Prompt, Language: c.Language, Words: act.text(c.Words, 0)}}, nil
}

// customPrompt is the question put in the place of the template's, or none.
func (s State) customPrompt(key string, language Language) Text {
	var words Text
	for _, prompt := range append(s.Settings.Prompts[:len(s.Settings.Prompts):len(s.Settings.Prompts)], s.Prompts...) {
		if prompt.Prompt == key && prompt.Language == language {
			words = prompt.Words
		}
	}
	return words
}

// prompt is a question in both languages: the host's own words where there are
// some (in the other language too, where only one was given), else the template's.
func (s State) prompt(key string) map[Language]string {
	prompt := map[Language]string{}
	for _, language := range []Language{English, Welsh} {
		prompt[language] = s.template().Prompts[key][language]
	}
	for _, pair := range [][2]Language{{English, Welsh}, {Welsh, English}} {
		own, other := s.customPrompt(key, pair[0]), s.customPrompt(key, pair[1])
		if !own.Empty() {
			prompt[pair[0]] = own.Words
			if other.Empty() {
				prompt[pair[1]] = own.Words
			}
		}
	}
	return prompt
}
