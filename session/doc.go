// Package session runs live sessions: it turns acts into entries of a log, and
// the log into frames for every open window.
//
// # The life of one act
//
//	web/socket ── Room.Do ──┬─ sealed? ─ Admit ─► Pool.Put, on the caller's goroutine ──► saved
//	                        │
//	                        ▼ acts
//	  ┌───────────── the room's goroutine ─────────────┐
//	  │ decide   all that wait, each on the state that │
//	  │          the one before left                   │
//	  │ write ──────────────► Log.Append               │  one at a time
//	  │ landed ◄── yes, or conflict: read, decide again│
//	  │ apply ◄──────────────── Log.Follow             │  others' entries: the same function
//	  │ publish  See, SeeLive, layer by layer          │
//	  └──────────────────────┬─────────────────────────┘
//	                         ▼ shown
//	web/socket ◄── Window.Next: what this window does not have yet
//
// Start reading at room.go (what callers may ask), then life.go (the goroutine)
// and deciding.go (an act's way into the log). A frame's way out is layer.go,
// shown.go, frame.go, window.go. A sealed round's is sending.go, then reveal.go.
// presence.go, seats.go and pens.go hold what is never written.
//
// # Decisions
//
//   - State changes only in history.apply, by entries that the log has taken. So a
//     restart, a second node and a crash are nothing special.
//   - A room may live twice: after a rollback it forgets all it knows and reads the
//     log from the start; its windows get a whole view.
//   - The person's entry is put before their thought, and thoughts are drawn before
//     people: what is shown was never refused, and its author is counted.
//   - The quota is counted by the ids of entries, people and thoughts apart. A node
//     that restarts forgets it; the page offers no more boxes than the quota.
//   - A window without a socket for 5 s is still present: a reload or the pause
//     between two polls is no leaving.
//   - Here is counted from claims that were seen; when the log lowers it, the room
//     remembers how many have gone, so that seeing them again does not raise it.
//   - Presence, what was answered and the frames' cursors have locks of their own
//     and are read on callers' goroutines; nothing is sent under a lock.
//   - What a pass has answered through another node is learnt when a window opens.
//     Saying it over the bell would tell every node who has just sent something; a
//     browser remembers its own answers, and its other windows learn it at their
//     next reload.
//   - A layer knows what has changed only since revisions that it has shown itself.
//     A window that comes from another node often gets the whole view.
//   - Reading on begins with the entry that is known already, so that another
//     history of the same length is noticed.
//   - The hourly sweep trusts no date: it reads the log. Looking on is no activity,
//     or a forgotten window would keep what was promised to go.
//   - An act waits 2 s for its turn, and its answer 4 s in all. Then it is refused
//     busy or store_trouble, which a browser answers with the same id again.
package session
