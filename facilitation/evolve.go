package facilitation

import (
	"maps"
	"slices"
	"time"
)

// Evolve gives the state after an event. It holds no rule and refuses nothing,
// and never writes through a map or slice of the state it was given.
func Evolve(s State, event Event) State {
	switch e := event.(type) {
	case WorkshopOpened:
		s = State{Opened: true, Code: e.Code, Settings: e.Settings, OpenedAt: e.At, Stage: Arriving, Moment: Waiting,
			Times: map[Stage]int{Arriving: 1}, Plan: planOf(e.Settings)}
	case PromptChanged:
		s.Prompts = add(s.Prompts, Prompt(e))
	case SeatsTaken:
		return evolveSeats(s, e)
	case HereChanged:
		s.Here = e.Here
		s.Rounds = edit(s.Rounds, func(r *Round) { // raised as more people come, while it is open
			if r.State == RoundStands {
				r.Here = e.Here
			}
		})
	case LatecomersLetIn:
		s.LetIns++
	case StageOpened:
		return evolveStage(s, e)
	case MomentOpened:
		s.Moment = e.Moment
		s.Spotlight = ""
		if !e.EndsAt.IsZero() {
			s.Clock = Clock{EndsAt: e.EndsAt, Seconds: e.Seconds}
		}
	case TimerSet:
		s.Clock.EndsAt, s.Clock.Asked = e.EndsAt, false
	case ClockHeld:
		s.Clock.Held, s.Clock.Left, s.Clock.Asked = true, e.LeftSeconds, false
	case ClockRuns:
		s.Clock.Held, s.Clock.EndsAt = false, e.EndsAt
	case Replanned:
		return evolvePlan(s, e)
	case MoreTimeAsked:
		s.Clock.Asked = true
	case Spotlit:
		s.Spotlight = e.On
	case WorkshopCancelled:
		s.Stage, s.Moment, s.EndedAt, s.CheckIns, s.Clock = Cancelled, Ended, e.At, nil, Clock{}
	case WorkshopPublished:
		s.Record = RecordLink{Record: e.Record, SHA256: e.SHA256}
	default:
		return evolveContent(s, event)
	}
	return s
}

// evolveContent is the second half of the switch: rounds and what came of them.
func evolveContent(s State, event Event) State {
	switch e := event.(type) {
	case RoundOpened:
		return evolveRoundOpened(s, e)
	case RoundClosing:
		s.Rounds = edit(s.Rounds, func(r *Round) {
			if r.Round == e.Round {
				r.State, r.Then = RoundCloses, e.Then
			}
		})
	case RoundClosed:
		return evolveRoundClosed(s, e)
	case RoundDropped:
		s.Rounds = edit(s.Rounds, func(r *Round) {
			if r.Round == e.Round {
				r.State = RoundIsGone
			}
		})
	case TurnsStarted, TurnTaken:
		s.Turns = evolveTurns(s.Turns, event)
	case ThoughtSetAside:
		s.Thoughts = editThought(s.Thoughts, e.Thought, func(t *Thought) { t.Aside, t.Asides, t.Settled = e.Reason, t.Asides+1, false })
		if s.Spotlight == "thought/"+e.Thought {
			s.Spotlight = ""
		}
	case ThoughtRestored:
		s.Thoughts = editThought(s.Thoughts, e.Thought, func(t *Thought) { t.Aside, t.Settled = "", false })
	case ThoughtKeptAside:
		s.Thoughts = editThought(s.Thoughts, e.Thought, func(t *Thought) { t.Settled = true })
	case GroupsFormed, SeatMoved, SeatPinned, QuestionAsked, GroupHeard:
		return evolveGroups(s, event)
	case CardOpened, CardLineSaved, CardThoughtsChosen, CardAspectChosen, CardSent, CardDiscarded, CardJoined:
		s.Cards = evolveCards(s, event)
	case LineSettled:
		s.Lines = maps.Clone(s.Lines)
		if s.Lines == nil {
			s.Lines = map[string]LineCheck{}
		}
		s.Lines[e.Line] = LineCheck{Tapped: s.Lines[e.Line].Tapped, Settled: true, Queried: e.Queried}
	case ChampionOffered:
		s.Champions = add(s.Champions, Champion(e))
	case ChampionStopped:
		s.Champions = slices.DeleteFunc(slices.Clone(s.Champions), func(c Champion) bool { return c.Champion == e.Champion })
	default:
		s.Proposals = evolveProposals(s, event)
	}
	return s
}

// add appends to a copy; edit changes a copy.
func add[T any](list []T, one ...T) []T { return append(slices.Clip(list), one...) }

func edit[T any](list []T, change func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		change(&list[i])
	}
	return list
}

func editThought(thoughts []Thought, id string, change func(*Thought)) []Thought {
	return edit(thoughts, func(t *Thought) {
		if t.Thought == id {
			change(t)
		}
	})
}

func evolvePlan(s State, e Replanned) State {
	s.Plan = maps.Clone(s.Plan)
	maps.Copy(s.Plan, e.Seconds)
	s.Clock.EndsAt, s.Clock.Held, s.PlanEnds = e.EndsAt, false, e.EndsAt
	for stage, seconds := range e.Seconds {
		if stage != s.Stage {
			s.PlanEnds = s.PlanEnds.Add(time.Duration(seconds) * time.Second)
		}
	}
	return s
}

func evolveSeats(s State, e SeatsTaken) State {
	for _, taken := range e.Seats {
		s.Seats = add(s.Seats, Seat{Claim: taken.Claim, Organisation: taken.Organisation, Group: taken.Group})
		if turns := s.turnsNow(); turns != nil { // late, but not left out
			s.Turns = edit(s.Turns, func(t *Turns) {
				if t.Turns == turns.Turns {
					t.Lists = joinList(t.Lists, taken)
				}
			})
		}
	}
	return s
}

func joinList(lists []TurnList, taken SeatTaken) []TurnList {
	at := max(0, slices.IndexFunc(lists, func(l TurnList) bool { return l.Group == taken.Group }))
	lists = slices.Clone(lists)
	if len(lists) > 0 {
		lists[at].Waiting = add(lists[at].Waiting, taken.Seat)
	}
	return lists
}

func evolveStage(s State, e StageOpened) State {
	s.Stage, s.Moment, s.Spotlight = e.Stage, e.Moment, ""
	s.Times = maps.Clone(s.Times)
	s.Times[e.Stage] = e.Time
	s.Clock = Clock{EndsAt: e.EndsAt, Seconds: e.Seconds}
	if e.Held {
		s.Clock.Held, s.Clock.Left = true, e.Seconds
	}
	if s.StartsAt.IsZero() && e.Stage != Arriving {
		s.StartsAt = e.At
	}
	switch e.Stage {
	case Explore: // again from the first question; groups and cards stand
		s.Groups.Question, s.Groups.Heard = 0, nil
	case Closed:
		s.EndedAt, s.CheckIns, s.Clock = e.At, nil, Clock{}
	}
	return s
}

func evolveRoundOpened(s State, e RoundOpened) State {
	s.Rounds = add(s.Rounds, Round{Round: e.Round, Kind: e.Kind, Time: e.Time, Here: e.Here, Proposal: e.Proposal,
		Version: e.Version, Final: e.Final, Earliest: e.Earliest, State: RoundStands})
	s.Here = max(s.Here, e.Here)
	if e.Kind == Answers {
		s.Proposals = edit(s.Proposals, func(p *Proposal) {
			if p.Proposal == e.Proposal && e.Version > len(p.Versions) {
				p.Versions = add(p.Versions, Version{Version: e.Version, Will: p.Lines[Will].Words, SoThat: p.Lines[SoThat].Words})
			}
		})
	}
	return s
}

func evolveRoundClosed(s State, e RoundClosed) State {
	round, _ := s.round(e.Round)
	s.Rounds = edit(s.Rounds, func(r *Round) {
		if r.Round == e.Round {
			r.State, r.People, r.Unreadable, r.Read, r.Totals = RoundDone, e.People, e.Unreadable, e.Read, e.Totals
			r.Here = max(r.Here, e.People)
		}
	})
	s.Here = max(s.Here, e.People)
	switch round.Kind {
	case Thoughts:
		for _, t := range e.Thoughts {
			s.Thoughts = add(s.Thoughts, Thought{Thought: t.Thought, Round: round.Time, Words: t.Words, Mark: t.Mark, Quote: t.Quote, Matters: -1})
		}
	case CheckIns:
		for _, t := range e.Thoughts {
			s.CheckIns = add(s.CheckIns, Thought{Thought: t.Thought, Round: round.Time, Words: t.Words, Mark: t.Mark, Matters: -1})
		}
	case Marks:
		s.Thoughts = countMarks(s.Thoughts, e.Totals)
	case Ratings:
		s.Cards = edit(s.Cards, func(c *Card) {
			if counts, rated := e.Totals[c.Card]; rated {
				c.Ratings = counts
			}
		})
	case Answers:
		s.Proposals = evolveAnswers(s.Proposals, round, e)
	case Lines:
		s.Lines = map[string]LineCheck{}
		for id, taps := range e.Totals {
			s.Lines[id] = LineCheck{Tapped: taps[0]}
		}
	}
	return s
}

func countMarks(thoughts []Thought, totals map[string][]int) []Thought {
	if totals == nil {
		return thoughts
	}
	return edit(thoughts, func(t *Thought) {
		t.Matters = max(t.Matters, 0)
		if marks := totals[t.Thought]; len(marks) > 0 {
			t.Matters += marks[0]
		}
	})
}

func evolveTurns(all []Turns, event Event) []Turns {
	switch e := event.(type) {
	case TurnsStarted:
		turns := Turns{Turns: e.Turns, Kind: e.Kind, Time: e.Time, Seconds: e.Seconds}
		for i, seats := range e.Lists {
			list := TurnList{Waiting: seats}
			if len(e.Lists) > 1 {
				list.Group = i + 1
			}
			turns.Lists = append(turns.Lists, list)
		}
		return add(all, turns)
	case TurnTaken:
		return edit(all, func(t *Turns) {
			if t.Turns == e.Turns {
				t.Lists = edit(t.Lists, func(l *TurnList) { takeTurn(l, e) })
			}
		})
	}
	return all
}

// takeTurn moves a seat on. Who passes is asked again at the end, once.
func takeTurn(l *TurnList, e TurnTaken) {
	if l.Now() != e.Seat {
		return
	}
	first := len(l.Waiting) > 0
	without := func(seats []int) []int {
		return slices.DeleteFunc(slices.Clone(seats), func(seat int) bool { return seat == e.Seat })
	}
	l.Waiting, l.Passed = without(l.Waiting), without(l.Passed)
	if first && e.Passed {
		l.Passed = add(l.Passed, e.Seat)
		return
	}
	l.Done = add(l.Done, e.Seat)
}
