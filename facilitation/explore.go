package facilitation

import "slices"

// Group exploration: who is in which group, which question they talk about, and
// when the room hears them. Cards are in card.go.

// openExplore makes the groups, or keeps those that stand. Up to eight people
// stay together and begin at once.
func openExplore(state State, act Act) (Moment, []Event) {
	var events []Event
	if state.Groups.Count == 0 {
		events = append(events, formGroups(state, act, suggestGroups(len(present(state, act))), 1))
	}
	if after := fold(state, events); after.Groups.Count == 1 {
		return Working, append(events, QuestionAsked{Question: 1})
	}
	return Grouping, events
}

func formGroups(state State, act Act, count, deal int) GroupsFormed {
	here := present(state, act)
	groups := mix(state.Seats, here, max(count, 1), act.Random)
	for seat := 1; seat <= len(state.Seats); seat++ { // who is away has a group to come back to
		if !slices.Contains(here, seat) {
			best := bestGroup(state.Seats, groups, state.Seats[seat-1].Organisation)
			groups[best] = append(groups[best], seat)
		}
	}
	return GroupsFormed{Groups: groups, Deal: deal}
}

func decideGroups(state State, act Act) (events []Event, mine bool, err error) {
	switch c := act.Command.(type) {
	case FormGroups:
		events, err = decideFormGroups(state, act, c)
	case MoveSeat:
		events, err = decideMoveSeat(state, c)
	case SwapSeats:
		events, err = decideSwapSeats(state, c)
	case PinSeat:
		events, err = decidePinSeat(state, c)
	case SendToGroups:
		events, err = decideSendToGroups(state, act)
	case AskQuestion:
		events, err = decideAskQuestion(state, act, c)
	case CallBack:
		events, err = decideCallBack(state, act)
	case HearGroup:
		events, err = decideHearGroup(state, act, c)
	case RateCards:
		events, err = decideRateCards(state, act, c)
	default:
		return nil, false, nil
	}
	return events, true, err
}

const maxGroups = 20

// decideFormGroups reshuffles until people are sent; pinned seats stay.
func decideFormGroups(state State, act Act, c FormGroups) ([]Event, error) {
	switch {
	case state.anyOpen():
		return nil, refuse(RoundIsOpen)
	case state.Groups.Deal >= c.Deal && c.Deal > 0:
		return nil, nil
	case state.Groups.Question > 0:
		return nil, refuse(WrongStage, state.where())
	case len(state.Seats) == 0:
		return nil, refuse(NothingYet, Facts{"what": "people"})
	case c.Groups < 1 || c.Groups > min(maxGroups, len(state.Seats)) || c.Deal != state.Groups.Deal+1:
		return nil, refuse(BadValue, Facts{"what": "groups"})
	}
	return []Event{formGroups(state, act, c.Groups, c.Deal)}, nil
}

func decideMoveSeat(state State, c MoveSeat) ([]Event, error) {
	if err := movable(state, c.Seat, c.Group); err != nil {
		return nil, err
	}
	if state.Seats[c.Seat-1].Group == c.Group {
		return nil, nil
	}
	return []Event{SeatMoved{Seat: c.Seat, Group: c.Group}}, nil
}

func decideSwapSeats(state State, c SwapSeats) ([]Event, error) {
	var events []Event
	for _, move := range []MoveSeat{{Seat: c.One, Group: c.OneGroup}, {Seat: c.Other, Group: c.OtherGroup}} {
		moved, err := decideMoveSeat(state, move)
		if err != nil {
			return nil, err
		}
		events = append(events, moved...)
	}
	return events, nil
}

// movable: a seat is named in the log only while no round is open.
func movable(state State, seat, group int) error {
	switch {
	case state.anyOpen():
		return refuse(RoundIsOpen)
	case seat < 1 || seat > len(state.Seats):
		return refuse(UnknownThing, Facts{"what": "seat"})
	case group < 1 || group > state.Groups.Count:
		return refuse(UnknownThing, Facts{"what": "group"})
	}
	return nil
}

func decidePinSeat(state State, c PinSeat) ([]Event, error) {
	if c.Seat < 1 || c.Seat > len(state.Seats) {
		return nil, refuse(UnknownThing, Facts{"what": "seat"})
	}
	if state.anyOpen() {
		return nil, refuse(RoundIsOpen)
	}
	if state.Seats[c.Seat-1].Pinned == c.Pinned {
		return nil, nil
	}
	return []Event{SeatPinned{Seat: c.Seat, Pinned: c.Pinned}}, nil
}

func decideSendToGroups(state State, act Act) ([]Event, error) {
	if state.Groups.Question > 0 {
		return nil, nil
	}
	if state.Stage != Explore || state.Groups.Count == 0 {
		return nil, refuse(WrongStage, state.where())
	}
	return askQuestion(state, act, 1), nil
}

func decideAskQuestion(state State, act Act, c AskQuestion) ([]Event, error) {
	switch {
	case state.Groups.Question >= c.Question && c.Question > 0:
		return nil, nil
	case state.Moment != Working:
		return nil, refuse(WrongStage, state.where())
	case c.Question != state.Groups.Question+1 || c.Question > state.template().Questions:
		return nil, refuse(BadValue, Facts{"what": "question"})
	}
	return askQuestion(state, act, c.Question), nil
}

func askQuestion(state State, act Act, question int) []Event {
	key := "question1"
	if question > 1 {
		key = "question2"
	}
	seconds := state.share(state.momentSeconds(key), Explore)
	return []Event{
		QuestionAsked{Question: question},
		MomentOpened{Moment: Working, EndsAt: inSeconds(act.At, seconds), Seconds: seconds},
	}
}

func decideCallBack(state State, act Act) ([]Event, error) {
	if state.Moment == Returning {
		return nil, nil
	}
	if state.Moment != Working {
		return nil, refuse(WrongStage, state.where())
	}
	seconds := state.momentSeconds("returning")
	return []Event{MomentOpened{Moment: Returning, EndsAt: inSeconds(act.At, seconds), Seconds: seconds}}, nil
}

// decideHearGroup shows the cards of one group: those sent, and any with words.
func decideHearGroup(state State, act Act, c HearGroup) ([]Event, error) {
	switch {
	case slices.Contains(state.Groups.Heard, c.Group):
		return nil, nil
	case state.Moment != Working && state.Moment != Returning && state.Moment != Hearing:
		return nil, refuse(WrongStage, state.where())
	case c.Group < 1 || c.Group > state.Groups.Count:
		return nil, refuse(UnknownThing, Facts{"what": "group"})
	}
	seconds := state.momentSeconds("hearing") * max(1, len(state.toHear(c.Group)))
	return []Event{
		GroupHeard{Group: c.Group},
		MomentOpened{Moment: Hearing, EndsAt: inSeconds(act.At, seconds), Seconds: seconds},
	}, nil
}

// toHear are a group's cards that have words and have not been heard.
func (s State) toHear(group int) []string {
	var cards []string
	for _, card := range s.Cards {
		if card.Group == group && !card.Heard && !card.Discarded && card.worded() {
			cards = append(cards, card.Card)
		}
	}
	return cards
}

// worded: somebody has written what keeps happening or what we could do.
func (c Card) worded() bool {
	return !c.Lines[Keeps].Words.Empty() || !c.Lines[Could].Words.Empty()
}

// decideRateCards opens the private rating of the cards heard.
func decideRateCards(state State, act Act, c RateCards) ([]Event, error) {
	done := state.roundTimes(Ratings)
	switch {
	case done >= c.Time && c.Time > 0:
		return nil, nil
	case c.Time != done+1:
		return nil, refuse(BadValue, Facts{"what": "time"})
	case state.Moment != Hearing && state.Moment != Rated:
		return nil, refuse(WrongStage, state.where())
	case len(state.heardCards()) == 0:
		return nil, refuse(NothingYet, Facts{"what": "cards"})
	case !state.ballots(act):
		return nil, refuse(TooFewHere)
	}
	seconds := state.share(state.momentSeconds("rating"), Explore)
	return []Event{
		MomentOpened{Moment: Rating, EndsAt: inSeconds(act.At, seconds), Seconds: seconds},
		openRound(state, act, RoundOpened{Kind: Ratings, Time: c.Time}),
	}, nil
}

// roundTimes is how often rounds of a kind were opened.
func (s State) roundTimes(kind RoundKind) int {
	n := 0
	for _, round := range s.Rounds {
		if round.Kind == kind {
			n++
		}
	}
	return n
}
