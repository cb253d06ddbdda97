// Package facilitation is the method: five stages in which people of several
// organisations come to an agreement, as rules without a clock, chance or I/O.
//
// An act goes in, a view comes out, nothing flows backwards:
//
//	Decide(state, act)   → events, or a *Refusal   every rule, changes nothing
//	Evolve(state, event) → the next state          no rule, refuses nothing
//	See(state, layer)    → a view                  built from nothing
//
// Start reading at decide.go, which calls one file a stage: checkin.go,
// gather.go, share.go, explore.go (with card.go), agree.go, close.go. stage.go
// goes from one to the next. What people collect in silence is one piece of code
// for all kinds, round.go and reveal.go; ballot.go and grouping.go are arithmetic.
// next.go is the facilitator's one big button.
//
// # Who may know what
//
// No type here joins a person to a text, a mark, a rating or an answer: a Seat has
// no words and what people wrote has no seat. A view is made for a layer (all, a
// role, a group), never for a person, and no event that names a seat is decided
// while a round is open. What a person wrote is a Text, whose words can be erased
// while the log's chain stays whole.
//
// # Decisions
//
//   - A seat is found by its Claim, a hash of the pass's own random bits, so a pass
//     need not be renewed to carry its seat, and a reply lost on the way loses no
//     seat. It would change if a claim could be guessed; 128 bits cannot.
//   - What follows a round's close (Then) lies in RoundClosing, so that whichever
//     node finishes a close after a crash goes on as the facilitator asked.
//   - Closing is one rule for all (finish in stage.go): five have answered, or
//     everyone where fewer are here; else it is waited for or dropped. Only the
//     pulse never holds a room up: it is dropped by itself.
//   - The pulse at check-in is asked after the last turn and closed by the next
//     stage's button, the one at close together with the lines, so that neither
//     costs the facilitator a press.
//   - Taking the best rated card forward opens Building agreement: one press.
//   - A thought may be set aside by the room twice; after that only by a
//     facilitator, because the press carries no seat that could be counted.
//   - Groups are dealt to the seats that are on the line; who is away is given one
//     of the smaller groups to come back to.
//   - A card that fewer than five rated shows no numbers, though the round may.
package facilitation
