package facilitation

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// commands are those that a browser may send.
var commands = named[Command](
	TrySend{}, Leave{}, AskForTime{}, FinishTurn{}, SetAside{},
	OpenCard{}, SaveLine{}, ChooseThoughts{}, ChooseAspect{}, SendCard{}, DiscardCard{}, TypeWords{},
	SendThought{}, WithdrawThought{}, FinishRound{}, SendCheckIn{}, SendPulse{}, SendMarks{}, SendRatings{}, SendAnswer{}, SendLines{},
	BeChampion{}, StopChampion{},
	StartStage{}, StartTurns{}, CloseRound{}, DropRound{}, ChangePrompt{}, SetTimer{}, HoldClock{}, Replan{},
	Spotlight{}, Restore{}, KeepAside{}, SetHere{}, LetIn{}, CancelWorkshop{},
	FormGroups{}, MoveSeat{}, SwapSeats{}, PinSeat{}, SendToGroups{}, AskQuestion{}, CallBack{}, HearGroup{}, SameAs{}, RateCards{},
	TakeForward{}, PutBack{}, WordProposal{}, DateProposal{}, AskForAnswers{}, CondenseWorry{}, SettleWorry{}, SettleAloud{}, ChooseWay{},
	ShowLines{}, SettleLine{}, Publish{},
)

// events are all that a workshop's log may hold.
var events = named[Event](
	WorkshopOpened{}, PromptChanged{}, SeatsTaken{}, HereChanged{}, LatecomersLetIn{}, StageOpened{}, MomentOpened{},
	TimerSet{}, ClockHeld{}, ClockRuns{}, Replanned{}, MoreTimeAsked{}, Spotlit{}, WorkshopCancelled{},
	RoundOpened{}, RoundClosing{}, RoundClosed{}, RoundDropped{}, TurnsStarted{}, TurnTaken{},
	ThoughtSetAside{}, ThoughtRestored{}, ThoughtKeptAside{}, GroupsFormed{}, SeatMoved{}, SeatPinned{}, QuestionAsked{}, GroupHeard{},
	CardOpened{}, CardLineSaved{}, CardThoughtsChosen{}, CardAspectChosen{}, CardSent{}, CardDiscarded{}, CardJoined{},
	ProposalOpened{}, ProposalPutBack{}, ProposalWorded{}, ProposalDated{}, WorryCondensed{}, WorrySettled{}, ResultReached{}, WayChosen{},
	LineSettled{}, ChampionOffered{}, ChampionStopped{}, WorkshopPublished{},
)

// WireCommands gives an empty command of each name that a browser may send.
func WireCommands() map[string]Command { return maps.Clone(commands) }

// Events gives an empty event of each name.
func Events() map[string]Event { return maps.Clone(events) }

// CommandName is a command's name on the wire: its type's in snake case.
func CommandName(command Command) string { return snake(command) }

// DecodeCommand reads a command from the wire. An unknown name or field is
// refused with "refresh": the browser's page and this server differ in age.
func DecodeCommand(name string, with []byte) (Command, error) {
	kind, known := commands[name]
	if !known {
		return nil, refuse(Refresh)
	}
	if len(bytes.TrimSpace(with)) == 0 {
		with = []byte("{}")
	}
	value, err := decode(kind, with, true)
	if err != nil {
		if strings.Contains(err.Error(), "unknown field") {
			return nil, refuse(Refresh)
		}
		return nil, refuse(BadValue, Facts{"what": "command"})
	}
	return value, nil
}

// EncodeEvent writes an event as {"is": name, "with": fields}.
func EncodeEvent(event Event) ([]byte, error) {
	with, err := json.Marshal(event)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", snake(event), err)
	}
	return json.Marshal(eventFrame{snake(event), with})
}

// DecodeEvent reads what EncodeEvent wrote. An unknown event is an error: a
// reader that skipped it would show a state that never was.
func DecodeEvent(data []byte) (Event, error) {
	var frame eventFrame
	if err := json.Unmarshal(data, &frame); err != nil {
		return nil, fmt.Errorf("decode event: %w", err)
	}
	kind, known := events[frame.Is]
	if !known {
		return nil, fmt.Errorf("decode event: %q is unknown", frame.Is)
	}
	return decode(kind, frame.With, false)
}

type eventFrame struct {
	Is   string          `json:"is"`
	With json.RawMessage `json:"with"`
}

func decode(kind any, data []byte, strict bool) (any, error) {
	into := reflect.New(reflect.TypeOf(kind))
	decoder := json.NewDecoder(bytes.NewReader(data))
	if strict {
		decoder.DisallowUnknownFields()
	}
	if err := decoder.Decode(into.Interface()); err != nil {
		return nil, fmt.Errorf("decode %s: %w", snake(kind), err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("decode %s: more than one value", snake(kind))
	}
	return into.Elem().Interface(), nil
}

func named[T any](all ...T) map[string]T {
	names := make(map[string]T, len(all))
	for _, one := range all {
		names[snake(one)] = one
	}
	return names
}

// snake turns a type's name into the name on the wire: SendThought, send_thought.
func snake(value any) string {
	var name strings.Builder
	for i, r := range reflect.TypeOf(value).Name() {
		if unicode.IsUpper(r) && i > 0 {
			name.WriteByte('_')
		}
		name.WriteRune(unicode.ToLower(r))
	}
	return name.String()
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
