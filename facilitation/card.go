package facilitation

import (
	"slices"
	"strings"
)

// Cards: what keeps happening, what we could do, and the thoughts they rest on.
// Anyone in the group may write; the room has them once they are heard.

const (
	cardWords    = 280 // characters a line
	cardsAGroup  = 2   // 1 above eight groups
	manyGroups   = 8
	maxThoughts  = 2000 // of a session
	cardThoughts = 60   // on one card
	maxPeople    = 5000
)

func decideCards(state State, act Act) (events []Event, mine bool, err error) {
	switch c := act.Command.(type) {
	case OpenCard:
		events, err = decideOpenCard(state, act, c)
	case SaveLine:
		events, err = decideSaveLine(state, act, c)
	case ChooseThoughts:
		events, err = decideChooseThoughts(state, act, c)
	case ChooseAspect:
		events, err = decideChooseAspect(state, act, c)
	case SendCard:
		events, err = decideSendCard(state, act, c)
	case DiscardCard:
		events, err = decideDiscardCard(state, act, c)
	case SameAs:
		events, err = decideSameAs(state, c)
	case TypeWords:
		err = decideTypeWords(state, act, c) // live only: the room shows it, nothing is written
	default:
		return nil, false, nil
	}
	return events, true, err
}

func decideOpenCard(state State, act Act, c OpenCard) ([]Event, error) {
	if state.card(c.Card) != nil {
		return nil, nil
	}
	if len(c.Card) != idLength {
		return nil, refuse(BadValue, Facts{"what": "card"})
	}
	if err := inGroups(state, act, c.Group); err != nil {
		return nil, err
	}
	if most := state.cardsAGroup(); state.cardsOf(c.Group) >= most {
		return nil, refuse(TooMany, Facts{"most": most})
	}
	return []Event{CardOpened{Card: c.Card, Group: c.Group, Time: state.Times[Explore]}}, nil
}

func (s State) cardsAGroup() int {
	if s.Groups.Count > manyGroups {
		return 1
	}
	return cardsAGroup
}

// cardsOf counts a group's cards of this time of the stage.
func (s State) cardsOf(group int) int {
	n := 0
	for _, card := range s.Cards {
		if card.Group == group && !card.Discarded && card.Time == s.Times[Explore] {
			n++
		}
	}
	return n
}

// inGroups: cards are written in the groups and until their group is heard, by
// its people or a facilitator.
func inGroups(state State, act Act, group int) error {
	if state.Moment != Working && state.Moment != Returning && state.Moment != Hearing {
		return refuse(WrongStage, state.where())
	}
	if group < 1 || group > state.Groups.Count {
		return refuse(UnknownThing, Facts{"what": "group"})
	}
	if !act.leads() && (act.Seat == 0 || state.Seats[act.Seat-1].Group != group) {
		return refuse(NotYours)
	}
	return nil
}

// editable finds a card that this sender may write on now.
func editable(state State, act Act, id string) (*Card, error) {
	card := state.card(id)
	if card == nil {
		return nil, refuse(UnknownThing, Facts{"what": "card"})
	}
	if card.Heard {
		return nil, refuse(AlreadyHeard)
	}
	return card, inGroups(state, act, card.Group)
}

var cardLines = []Line{Keeps, Could, Affected, Unsettled, Meanings, Exists}

func decideSaveLine(state State, act Act, c SaveLine) ([]Event, error) {
	card, err := editable(state, act, c.Card)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(cardLines, c.Line) {
		return nil, refuse(BadValue, Facts{"what": "line"})
	}
	version, err := saveLine(card.Lines[c.Line], c.Words, c.From)
	if err != nil || version == 0 {
		return nil, err
	}
	return []Event{CardLineSaved{Card: c.Card, Line: c.Line, Words: act.text(c.Words, 0), Version: version}}, nil
}

// saveLine gives a line's next version; 0: the words are there already. Words
// that began from an older version are refused, so that neither is lost.
func saveLine(line Worded, words string, from int) (version int, err error) {
	switch {
	case Length(words) > cardWords:
		return 0, refuse(TooLong, Facts{"most": cardWords})
	case line.Words.Words == Clean(words):
		return 0, nil
	case from != line.Version:
		return 0, refuse(LineChanged, Facts{"version": line.Version})
	}
	return line.Version + 1, nil
}

// decideTypeWords asks what saving would ask: only who may write a line shows words
// on it, because a proposal's are on every screen.
func decideTypeWords(state State, act Act, c TypeWords) error {
	kind, id, _ := strings.Cut(c.On, "/")
	lines, err := cardLines, error(nil)
	switch kind {
	case "card":
		_, err = editable(state, act, id)
	case "proposal":
		if !act.leads() {
			return refuse(NotYours)
		}
		lines = proposalLines
		_, err = wordable(state, id)
	default:
		return refuse(BadValue, Facts{"what": "on"})
	}
	switch {
	case err != nil:
		return err
	case !slices.Contains(lines, c.Line):
		return refuse(BadValue, Facts{"what": "line"})
	}
	return fitWords(c.Words, cardWords)
}

func decideChooseThoughts(state State, act Act, c ChooseThoughts) ([]Event, error) {
	card, err := editable(state, act, c.Card)
	if err != nil {
		return nil, err
	}
	chosen := unique(c.Thoughts)
	if len(chosen) > cardThoughts {
		return nil, refuse(TooMany, Facts{"most": cardThoughts})
	}
	if err := knownAll(chosen, func(id string) bool { return state.thought(id) != nil }, "thought"); err != nil {
		return nil, err
	}
	if slices.Equal(card.Thoughts, chosen) {
		return nil, nil
	}
	return []Event{CardThoughtsChosen{Card: c.Card, Thoughts: chosen}}, nil
}

func decideChooseAspect(state State, act Act, c ChooseAspect) ([]Event, error) {
	card, err := editable(state, act, c.Card)
	if err != nil {
		return nil, err
	}
	if c.Aspect != Together && c.Aspect != Technology && c.Aspect != Conditions && c.Aspect != "" {
		return nil, refuse(BadValue, Facts{"what": "aspect"})
	}
	if card.Aspect == c.Aspect {
		return nil, nil
	}
	return []Event{CardAspectChosen{Card: c.Card, Aspect: c.Aspect}}, nil
}

func decideSendCard(state State, act Act, c SendCard) ([]Event, error) {
	card, err := editable(state, act, c.Card)
	if err != nil {
		return nil, err
	}
	if c.Sent && (card.Lines[Keeps].Words.Empty() || card.Lines[Could].Words.Empty()) {
		line := Keeps
		if !card.Lines[Keeps].Words.Empty() {
			line = Could
		}
		return nil, refuse(NeedsWords, Facts{"line": line})
	}
	if card.Sent == c.Sent {
		return nil, nil
	}
	return []Event{CardSent{Card: c.Card, Sent: c.Sent}}, nil
}

func decideDiscardCard(state State, act Act, c DiscardCard) ([]Event, error) {
	card, err := editable(state, act, c.Card)
	if err != nil {
		return nil, err
	}
	if card.Discarded == c.Discarded {
		return nil, nil
	}
	if most := state.cardsAGroup(); !c.Discarded && state.cardsOf(card.Group) >= most {
		return nil, refuse(TooMany, Facts{"most": most})
	}
	return []Event{CardDiscarded{Card: c.Card, Discarded: c.Discarded}}, nil
}

// decideSameAs joins a card that was heard to another; their sources are kept.
func decideSameAs(state State, c SameAs) ([]Event, error) {
	card := state.card(c.Card)
	if card == nil || !card.Heard {
		return nil, refuse(UnknownThing, Facts{"what": "card"})
	}
	if card.Into == c.Into {
		return nil, nil
	}
	if c.Into != "" {
		into := state.card(c.Into)
		switch {
		case into == nil || !into.Heard || c.Into == c.Card:
			return nil, refuse(UnknownThing, Facts{"what": "card"})
		case into.Into != "" || len(state.joinedTo(c.Card)) > 0:
			return nil, refuse(BadValue, Facts{"what": "joined"})
		}
	}
	if state.anyOpen() {
		return nil, refuse(RoundIsOpen)
	}
	if state.usedByProposal(c.Card) {
		return nil, refuse(WrongStage, state.where())
	}
	return []Event{CardJoined{Card: c.Card, Into: c.Into}}, nil
}

func (s State) joinedTo(id string) []string {
	var joined []string
	for _, card := range s.Cards {
		if card.Into == id {
			joined = append(joined, card.Card)
		}
	}
	return joined
}

func (s State) usedByProposal(card string) bool {
	return slices.ContainsFunc(s.liveProposals(), func(p Proposal) bool { return p.Card == card })
}
