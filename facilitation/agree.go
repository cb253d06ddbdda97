package facilitation

import (
	"slices"
	"time"
)

// Building agreement: a proposal starts from a card, so need comes before
// technology; the room answers, hears the worries, and answers again.

const (
	worryWords   = 200
	maxProposals = 12
	lookAgain    = 12 * 7 * 24 * time.Hour
	day          = "2006-01-02"
)

// proposalLines are asked of the room; none may be empty when it answers.
var proposalLines = []Line{Will, SoThat, Who}

func decideAgreement(state State, act Act) (events []Event, mine bool, err error) {
	switch c := act.Command.(type) {
	case TakeForward:
		events, err = decideTakeForward(state, act, c)
	case PutBack:
		events, err = decidePutBack(state, c)
	case WordProposal:
		events, err = decideWordProposal(state, act, c)
	case DateProposal:
		events, err = decideDateProposal(state, c)
	case AskForAnswers:
		events, err = decideAskForAnswers(state, act, c)
	case CondenseWorry:
		events, err = decideCondenseWorry(state, act, c)
	case SettleWorry:
		events, err = decideSettleWorry(state, c)
	case SettleAloud:
		events, err = decideSettleAloud(state, act, c)
	case ChooseWay:
		events, err = decideChooseWay(state, act, c)
	default:
		return nil, false, nil
	}
	return events, true, err
}

func decideTakeForward(state State, act Act, c TakeForward) ([]Event, error) {
	if state.proposal(c.Proposal) != nil {
		return nil, nil
	}
	card := state.card(c.Card)
	switch {
	case len(c.Proposal) != idLength:
		return nil, refuse(BadValue, Facts{"what": "proposal"})
	case card == nil || !card.Heard || card.Into != "":
		return nil, refuse(UnknownThing, Facts{"what": "card"})
	case state.usedByProposal(c.Card):
		return nil, refuse(ProposalOpen)
	case !state.choosing(act):
		return nil, refuse(ProposalOpen)
	case len(state.Proposals) >= maxProposals:
		return nil, refuse(TooMany, Facts{"most": maxProposals})
	}
	var events []Event
	if state.Stage == Explore {
		opened, err := finish(state, act, false, Then{Stage: Agree, Time: state.Times[Agree] + 1})
		if err != nil {
			return nil, err
		}
		events = opened
	}
	could := act.text(card.Lines[Could].Words.Words, 0)
	seconds := state.share(state.momentSeconds("proposal"), Agree)
	return append(events,
		ProposalOpened{Proposal: c.Proposal, Card: c.Card, Will: could, LookAgain: act.At.Add(lookAgain).UTC().Format(day)},
		MomentOpened{Moment: Wording, EndsAt: inSeconds(act.At, seconds), Seconds: seconds}), nil
}

// choosing: the cards are rated (or too few are here to rate them), and no
// proposal is being worked on.
func (s State) choosing(act Act) bool {
	switch s.Moment {
	case Rated, Choosing, Resulted:
		return true
	case Hearing:
		return !s.ballots(act)
	}
	return false
}

// decidePutBack takes back a proposal that nobody has answered yet.
func decidePutBack(state State, c PutBack) ([]Event, error) {
	proposal := state.proposal(c.Proposal)
	switch {
	case proposal == nil:
		return nil, refuse(UnknownThing, Facts{"what": "proposal"})
	case proposal.PutBack == c.Back:
		return nil, nil
	case len(proposal.Tallies) > 0 || proposal.Outcome != "" || state.anyOpen():
		return nil, refuse(WrongStage, state.where())
	case c.Back:
		return []Event{ProposalPutBack{Proposal: c.Proposal, Back: true}, MomentOpened{Moment: Choosing}}, nil
	case state.Moment != Choosing || state.usedByProposal(proposal.Card):
		return nil, refuse(ProposalOpen)
	}
	return []Event{ProposalPutBack{Proposal: c.Proposal}, MomentOpened{Moment: Wording}}, nil
}

// wordable finds the proposal that may be changed: the room's, while no answers
// to it are open and it has no result.
func wordable(state State, id string) (*Proposal, error) {
	proposal := state.proposal(id)
	switch {
	case proposal == nil:
		return nil, refuse(UnknownThing, Facts{"what": "proposal"})
	case state.anyOpen():
		return nil, refuse(RoundIsOpen)
	case proposal.PutBack || proposal.Outcome != "":
		return nil, refuse(WrongStage, state.where())
	}
	return proposal, nil
}

func decideWordProposal(state State, act Act, c WordProposal) ([]Event, error) {
	proposal, err := wordable(state, c.Proposal)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(proposalLines, c.Line) {
		return nil, refuse(BadValue, Facts{"what": "line"})
	}
	version, err := saveLine(proposal.Lines[c.Line], c.Words, c.From)
	if err != nil || version == 0 {
		return nil, err
	}
	return []Event{ProposalWorded{Proposal: c.Proposal, Line: c.Line, Words: act.text(c.Words, 0), Version: version}}, nil
}

func decideDateProposal(state State, c DateProposal) ([]Event, error) {
	proposal, err := wordable(state, c.Proposal)
	if err != nil {
		return nil, err
	}
	for _, date := range []string{c.By, c.LookAgain} {
		if _, err := time.Parse(day, date); date != "" && err != nil {
			return nil, refuse(BadValue, Facts{"what": "date"})
		}
	}
	if proposal.By == c.By && proposal.LookAgain == c.LookAgain {
		return nil, nil
	}
	return []Event{ProposalDated{Proposal: c.Proposal, By: c.By, LookAgain: c.LookAgain}}, nil
}

// decideAskForAnswers opens the first or the final answers; the rule is fixed by then.
func decideAskForAnswers(state State, act Act, c AskForAnswers) ([]Event, error) {
	proposal := state.proposal(c.Proposal)
	if proposal == nil || proposal.PutBack {
		return nil, refuse(UnknownThing, Facts{"what": "proposal"})
	}
	if proposal.answered(c.Final) || state.answering(c.Proposal, c.Final) {
		return nil, nil
	}
	if err := askable(state, act, proposal, c.Final); err != nil {
		return nil, err
	}
	moment := FirstAnswers
	if c.Final {
		moment = FinalAnswers
	}
	return []Event{
		MomentOpened{Moment: moment},
		openRound(state, act, RoundOpened{
			Kind: Answers, Time: 1, Proposal: c.Proposal, Version: proposal.nextVersion(), Final: c.Final,
			Earliest: inSeconds(act.At, state.Settings.AnswerSeconds),
		}),
	}, nil
}

func (s State) answering(proposal string, final bool) bool {
	return slices.ContainsFunc(s.standing(), func(r Round) bool {
		return r.Kind == Answers && r.Proposal == proposal && r.Final == final
	})
}

func askable(state State, act Act, proposal *Proposal, final bool) error {
	switch {
	case state.anyOpen():
		return refuse(RoundIsOpen)
	case proposal.Outcome != "", state.Stage != Agree, state.Moment != Wording && state.Moment != Worrying, final != proposal.answered(false):
		return refuse(WrongStage, state.where())
	case !state.ballots(act):
		return refuse(TooFewHere)
	}
	for _, line := range proposalLines {
		if proposal.Lines[line].Words.Empty() {
			return refuse(NeedsWords, Facts{"line": line})
		}
	}
	return nil
}

// nextVersion is the number under which the words would be asked now.
func (p Proposal) nextVersion() int {
	if n := len(p.Versions); n > 0 {
		last := p.Versions[n-1]
		if last.Will.Words == p.Lines[Will].Words.Words && last.SoThat.Words == p.Lines[SoThat].Words.Words {
			return n
		}
	}
	return len(p.Versions) + 1
}

func decideCondenseWorry(state State, act Act, c CondenseWorry) ([]Event, error) {
	_, worry := state.worry(c.Worry)
	if worry == nil {
		return nil, refuse(UnknownThing, Facts{"what": "worry"})
	}
	if err := fitWords(c.Words, worryWords); err != nil {
		return nil, err
	}
	if worry.Condensed.Words == Clean(c.Words) {
		return nil, nil
	}
	return []Event{WorryCondensed{Worry: c.Worry, Words: act.text(c.Words, 0)}}, nil
}

func decideSettleWorry(state State, c SettleWorry) ([]Event, error) {
	proposal, worry := state.worry(c.Worry)
	switch {
	case worry == nil:
		return nil, refuse(UnknownThing, Facts{"what": "worry"})
	case c.Became != ChangedWords && c.Became != Noted && c.Became != Withdrawn && c.Became != "":
		return nil, refuse(BadValue, Facts{"what": "became"})
	case worry.Became == c.Became:
		return nil, nil
	}
	settled := WorrySettled{Worry: c.Worry, Became: c.Became}
	if c.Became == ChangedWords {
		settled.Version = proposal.nextVersion()
	}
	return []Event{settled}, nil
}

// decideSettleAloud is for rooms of fewer than five: answers are given by voice.
func decideSettleAloud(state State, act Act, c SettleAloud) ([]Event, error) {
	proposal := state.proposal(c.Proposal)
	outcome := NotAgreedAloud
	if c.Agreed {
		outcome = AgreedAloud
	}
	switch {
	case proposal == nil || proposal.PutBack:
		return nil, refuse(UnknownThing, Facts{"what": "proposal"})
	case proposal.Outcome == outcome:
		return nil, nil
	case state.ballots(act), state.Moment != Wording && state.Moment != Worrying && state.Moment != Resulted:
		return nil, refuse(WrongStage, state.where())
	case len(proposal.Tallies) > 0 && proposal.Outcome != "":
		return nil, refuse(WrongStage, state.where())
	}
	for _, line := range proposalLines {
		if proposal.Lines[line].Words.Empty() {
			return nil, refuse(NeedsWords, Facts{"line": line})
		}
	}
	return []Event{ResultReached{Proposal: c.Proposal, Outcome: outcome}, MomentOpened{Moment: Resulted}}, nil
}

// agreed tells whether an outcome counts as an agreement.
func (o Outcome) agreed() bool {
	return o == Agreed || o == AgreedReservations || o == SupportedObjected || o == AgreedAloud
}

func decideChooseWay(state State, act Act, c ChooseWay) ([]Event, error) {
	proposal := state.proposal(c.Proposal)
	switch {
	case proposal == nil || proposal.PutBack:
		return nil, refuse(UnknownThing, Facts{"what": "proposal"})
	case proposal.Outcome == "" || proposal.Outcome.agreed() || !state.running():
		return nil, refuse(WrongStage, state.where())
	case !slices.Contains([]Way{TryUntil, Split, Park, TakeTo, RecordBoth}, c.Way):
		return nil, refuse(BadValue, Facts{"what": "way"})
	}
	if err := fitWords(c.Words, worryWords); err != nil {
		return nil, err
	}
	if _, err := time.Parse(day, c.Until); c.Until != "" && err != nil {
		return nil, refuse(BadValue, Facts{"what": "date"})
	}
	if proposal.Way == c.Way && proposal.WayWords.Words == Clean(c.Words) && proposal.WayUntil == c.Until {
		return nil, nil
	}
	return []Event{WayChosen{Proposal: c.Proposal, Way: c.Way, Words: act.text(c.Words, 0), Until: c.Until}}, nil
}
