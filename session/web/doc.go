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
//   - frame.go knows nothing of sockets: another transport can carry its frames.
package web
