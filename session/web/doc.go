// Package web is the way in and out: links and codes become passes, and one
// WebSocket a window carries acts in and views out.
//
//	POST /open ─► links ─ POST /join, /pass ─► pass ─ GET /live ─► socket ─► Room
//
// Start reading at server.go, which lists every route, then socket.go. Nothing
// here decides what the method allows: that is facilitation's, by way of the
// room. What is decided here:
//
//   - No link or pass is stored. Both are made from SECRET_KEY, so a dump of the
//     store opens no door. What would change it: ending one seat needs a list.
//   - A pass says which organisation somebody chose and never their name. Its 128
//     random bits are known to the browser alone; the server sees them while a
//     window is open and keeps none of them.
//   - No address, user agent, pass, code or command is written to any log.
//   - frame.go knows nothing of sockets: line.go carries its frames over one,
//     poll.go in answers to requests. A look that waits is a window like any other;
//     between two looks a node keeps presence and what a pass has sent, nothing else.
//   - GET /metrics is on the public port, because one port is all that many hosts
//     give: it holds counts of the whole process. What goes into sealed rounds is
//     not among them, as their number would tell who watches it when somebody
//     answers. METRICS=no takes it away; a port of its own would let it tell more.
//   - A node that stops serves its windows until they have gone, each at a moment of
//     its own, so that nobody waits and the other nodes are not met all at once.
package web
