package facilitation

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Close and record: the room checks the lines before anything is published.

const nameWords = 80

func decideClosing(state State, act Act) (events []Event, mine bool, err error) {
	switch c := act.Command.(type) {
	case ShowLines:
		events, err = decideShowLines(state, act, c)
	case SettleLine:
		events, err = decideSettleLine(state, c)
	case BeChampion:
		events, err = decideBeChampion(state, act, c)
	case StopChampion:
		events, err = decideStopChampion(state, act, c)
	case Publish:
		events, err = decidePublish(state, act)
	default:
		return nil, false, nil
	}
	return events, true, err
}

// decideShowLines opens the check of the lines, with the pulse. Under five the
// lines are checked aloud.
func decideShowLines(state State, act Act, c ShowLines) ([]Event, error) {
	switch {
	case state.Times[Closing] >= c.Time && c.Time > 0:
		return nil, nil
	case c.Time != state.Times[Closing]+1:
		return nil, refuse(BadValue, Facts{"what": "time"})
	case state.Stage != Agree && state.Stage != Explore && state.Stage != Closing:
		return nil, refuse(WrongStage, state.where())
	case state.anyOpen():
		return nil, refuse(RoundIsOpen)
	}
	plan := state.Plan[Closing]
	opened := StageOpened{Stage: Closing, Time: c.Time, Moment: Settling, At: minute(act.At), EndsAt: inSeconds(act.At, plan), Seconds: plan}
	var rounds []Event
	if state.ballots(act) && len(state.liveProposals()) > 0 {
		opened.Moment = Checking
		rounds = append(rounds, openRound(state, act, RoundOpened{Kind: Lines, Time: c.Time}))
		if state.Settings.Pulse {
			rounds = append(rounds, openRound(state, act, RoundOpened{Kind: Pulse, Time: c.Time + 1}))
		}
	}
	return append([]Event{opened}, rounds...), nil
}

func decideSettleLine(state State, c SettleLine) ([]Event, error) {
	if proposal := state.proposal(c.Line); proposal == nil || proposal.PutBack {
		return nil, refuse(UnknownThing, Facts{"what": "line"})
	}
	if state.Moment != Settling {
		return nil, refuse(WrongStage, state.where())
	}
	if check := state.Lines[c.Line]; check.Settled && check.Queried == c.Queried {
		return nil, nil
	}
	return []Event{LineSettled{Line: c.Line, Queried: c.Queried}}, nil
}

// decideBeChampion is a named act, so it waits until no round is open.
func decideBeChampion(state State, act Act, c BeChampion) ([]Event, error) {
	for _, champion := range state.Champions {
		if champion.Champion == c.Champion {
			return nil, nil
		}
	}
	proposal := state.proposal(c.Proposal)
	switch {
	case state.Stage != Closing:
		return nil, refuse(WrongStage, state.where())
	case state.anyOpen():
		return nil, refuse(RoundIsOpen)
	case proposal == nil || proposal.PutBack:
		return nil, refuse(UnknownThing, Facts{"what": "proposal"})
	case len(c.Champion) != idLength || len(c.Key) != idLength:
		return nil, refuse(BadValue, Facts{"what": "champion"})
	case len(state.Champions) >= maxPeople:
		return nil, refuse(TooMany, Facts{"most": maxPeople})
	}
	if err := needWords(c.Name, nameWords); err != nil {
		return nil, err
	}
	if err := fitWords(c.Profession, nameWords); err != nil {
		return nil, err
	}
	return []Event{ChampionOffered{Champion: c.Champion, Lock: championLock(c.Key), Proposal: c.Proposal, Name: act.text(c.Name, 0), Profession: act.text(c.Profession, 1)}}, nil
}

func decideStopChampion(state State, act Act, c StopChampion) ([]Event, error) {
	if state.anyOpen() {
		return nil, refuse(RoundIsOpen)
	}
	for _, champion := range state.Champions {
		if champion.Champion != c.Champion {
			continue
		}
		if !act.leads() && champion.Lock != championLock(c.Key) {
			return nil, refuse(NotYours)
		}
		return []Event{ChampionStopped{Champion: c.Champion}}, nil
	}
	return nil, nil
}

// championLock is what the log keeps of a champion's key.
func championLock(key string) string {
	sum := sha256.Sum256([]byte("champion\x00" + key))
	return hex.EncodeToString(sum[:])
}

// decidePublish publishes version 1. A tapped line that nobody settled is
// printed as queried in the room.
func decidePublish(state State, act Act) ([]Event, error) {
	if state.Moment != Settling {
		return nil, refuse(WrongStage, state.where())
	}
	if state.anyOpen() {
		return nil, refuse(RoundIsOpen)
	}
	var events []Event
	for _, id := range sortedKeys(state.Lines) {
		if check := state.Lines[id]; check.Tapped > 0 && !check.Settled {
			events = append(events, LineSettled{Line: id, Queried: true})
		}
	}
	record := fmt.Sprintf("%x", act.draw("record", 0))
	published := WorkshopPublished{
		Record: uuidOf(record), SHA256: Hash(RecordOf(fold(state, events))), At: minute(act.At),
	}
	ended := StageOpened{Stage: Closed, Time: 1, Moment: Ended, At: minute(act.At)}
	return append(events, published, ended), nil
}

// uuidOf writes 32 hex digits as a UUID of version 4.
func uuidOf(hex string) string {
	return hex[:8] + "-" + hex[8:12] + "-4" + hex[13:16] + "-a" + hex[17:20] + "-" + hex[20:32]
}
