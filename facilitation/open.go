package facilitation

// decideOpenWorkshop begins a log. Every answer of the host is checked here.
func decideOpenWorkshop(state State, act Act, c OpenWorkshop) ([]Event, error) {
	if state.Opened {
		return nil, nil
	}
	if err := checkSettings(c.Settings); err != nil {
		return nil, err
	}
	return []Event{WorkshopOpened{Code: c.Code, Settings: c.Settings, At: minute(act.At)}}, nil
}

const (
	topicWords       = 200
	maxOrganisations = 40
	maxRoom          = 40 // people; larger rooms need tables
)

func checkSettings(s Settings) error {
	if err := needWords(s.Topic.Words, topicWords); err != nil {
		return err
	}
	if len(s.Organisations) > maxOrganisations {
		return refuse(TooMany, Facts{"most": maxOrganisations})
	}
	for _, organisation := range s.Organisations {
		if err := needWords(organisation.Words, nameWords); err != nil {
			return err
		}
	}
	for _, prompt := range s.Prompts {
		if promptStage[prompt.Prompt] == "" || prompt.Language != English && prompt.Language != Welsh {
			return refuse(BadValue, Facts{"what": "prompts"})
		}
		if err := fitWords(prompt.Words.Words, promptWords); err != nil {
			return err
		}
	}
	return checkNumbers(s)
}

func checkNumbers(s Settings) error {
	template, known := Templates[s.Template]
	_, planned := template.Presets[s.Minutes]
	for what, fits := range map[string]bool{
		"template":      known,
		"minutes":       planned,
		"people":        within(s.People, 1, maxRoom),
		"place":         s.Place == OnVideo || s.Place == InOneRoom,
		"language":      s.Language == English || s.Language == Welsh,
		"quota":         within(s.Quota, 1, 10),
		"retentionDays": within(s.RetentionDays, 1, 90),
		"answerSeconds": within(s.AnswerSeconds, 0, 600),
		"answered":      within(s.Rule.Answered, 50, 100),
		"support":       within(s.Rule.Support, 50, 100),
	} {
		if !fits {
			return refuse(BadValue, Facts{"what": what})
		}
	}
	return nil
}

func within(n, least, most int) bool { return n >= least && n <= most }

// DefaultSettings are what the host need not answer.
func DefaultSettings() Settings {
	return Settings{
		People: 18, Minutes: 90, Place: OnVideo, Template: "general", Language: English, Names: true, Quota: 3,
		Rule: Rule{Answered: answeredShare, Support: supportShare}, RetentionDays: 30, AnswerSeconds: 45, Pulse: true,
	}
}
