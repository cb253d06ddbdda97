// Package redisstore keeps sessions in a Redis, so that any number of processes
// serve them. Start with Store in store.go; log.go and append.lua are how things
// get saved, commit.go how many at once, bell.go how others hear of it.
//
//	{session}:log           list: entry n is revision n, as JSON
//	{session}:rounds        hash: wrapped round keys, which rounds are shut, which have a pool
//	{session}:pool:<round>  hash: entry → version|sealed
//	{session}:codes, :ended set of codes; tombstone
//	{session}:bell          channel; an empty message: the log has grown
//	sharedspace:code:<code> the session that has it
//	sharedspace:due         sorted set: session → date, in microseconds
//	sharedspace:upkeep      hash: something was erased; when the files were last rewritten
//
// Decisions, and what would change them:
//
//   - Redis 7.0 commands only; no key expires. All of a session lies in one slot,
//     the directory in others, so its methods are steps that may be repeated.
//   - Append and bell are one script: with appendfsync always Redis syncs before it
//     replies and before it delivers, so nothing is shown that a crash can unmake.
//   - A write is sent once. What becomes of it when the line breaks, nobody knows:
//     the caller gets an error that is none of the store's answers, and reads. A
//     cluster's client may send again after a redirection; an append that was saved
//     then comes back as a conflict, and the command's id tells.
//   - A process's waiting writes share pipelines, and so syncs, over two connections:
//     fifty writers wait 4 ms for a synced append, 1.4 to 2.1 times less than with
//     the ten connections that small plans allow, and 1.3 to 1.7 times less than with
//     fifty (bench_test.go, two busy cores). One connection takes nearly twice as
//     long, four gain nothing.
//   - The bell may lose. Whoever follows a log reads on at every ring, at every new
//     subscription and every second. go-redis's own reconnecting is not relied on:
//     a line that breaks or is silent for 8 seconds is given up for a new one.
//   - Time-outs are 1.5 s: a Redis that syncs more slowly than that shows as trouble,
//     which heals by itself.
package redisstore
