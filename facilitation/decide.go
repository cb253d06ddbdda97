package facilitation

import "slices"

// Decide answers an act with the events it causes, or with a *Refusal. It holds
// every rule and changes nothing. No events and no error: what was asked for is
// already so.
func Decide(state State, act Act) ([]Event, error) {
	if act.Role == Room {
		return decideRoom(state, act)
	}
	if !state.running() {
		return nil, refuse(NotOpen)
	}
	if err := allowed(state, act); err != nil {
		return nil, err
	}
	return decideCommand(state, act)
}

var (
	everyone = []Role{Participant, Facilitator, Host}
	leaders  = []Role{Facilitator, Host}
	people   = []Role{Participant}
)

func allowed(state State, act Act) error {
	if !slices.Contains(RightsOf(act.Command), act.Role) {
		return refuse(NotYours)
	}
	return nil
}

// RightsOf says which roles may send a command. One that is not here is nobody's:
// deny by default. Stages are asked for by each command's own rules.
func RightsOf(command Command) []Role {
	switch command.(type) {
	case TrySend, SetAside, OpenCard, SaveLine, ChooseThoughts, ChooseAspect, SendCard, DiscardCard, TypeWords, FinishTurn, StopChampion:
		return everyone
	case Leave, AskForTime, BeChampion,
		SendThought, WithdrawThought, FinishRound, SendCheckIn, SendPulse, SendMarks, SendRatings, SendAnswer, SendLines:
		return people
	case StartStage, StartTurns, CloseRound, DropRound, ChangePrompt, SetTimer, HoldClock, Replan,
		Spotlight, Restore, KeepAside, SetHere, LetIn, CancelWorkshop,
		FormGroups, MoveSeat, SwapSeats, PinSeat, SendToGroups, AskQuestion, CallBack, HearGroup, SameAs, RateCards,
		TakeForward, PutBack, WordProposal, DateProposal, AskForAnswers, CondenseWorry, SettleWorry, SettleAloud, ChooseWay,
		ShowLines, SettleLine, Publish:
		return leaders
	}
	return nil
}

// decideCommand calls the rules of one command: a file a stage holds them.
func decideCommand(state State, act Act) ([]Event, error) {
	switch c := act.Command.(type) {
	case TrySend:
		return nil, fitWords(c.Words, cardWords)
	case Leave:
		return decideLeave(state, act)
	case AskForTime:
		return decideAskForTime(state)
	case FinishTurn:
		return decideFinishTurn(state, act, c)
	case StartStage:
		return decideStartStage(state, act, c)
	case StartTurns:
		return decideStartTurns(state, act, c)
	case CloseRound:
		return decideCloseRound(state, act, c)
	case DropRound:
		return decideDropRound(state, act, c)
	case LetIn:
		return []Event{LatecomersLetIn{}}, nil
	case SetHere:
		return decideSetHere(state, act, c)
	case CancelWorkshop:
		return []Event{WorkshopCancelled{At: minute(act.At)}}, nil
	case ChangePrompt:
		return decideChangePrompt(state, act, c)
	}
	for _, decide := range []func(State, Act) ([]Event, bool, error){decideClock, decideSharing, decideGroups, decideCards, decideAgreement, decideClosing} {
		if events, mine, err := decide(state, act); mine {
			return events, err
		}
	}
	return nil, refuse(NotYours) // sealed commands: they go through Admit
}

// fold gives the state after events, for decisions that stand on each other.
func fold(state State, events []Event) State {
	for _, event := range events {
		state = Evolve(state, event)
	}
	return state
}
