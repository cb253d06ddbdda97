// Package boltstore keeps sessions in one directory of this machine: the
// embedded default. Start with Store in store.go; commit.go is how things get
// saved, rewrite.go how they get erased, inspect.go what is checked at the start.
//
//	sharedspace.db   logs, sealed entries, the directory: one bbolt file
//	keys/<round>     wrapped round keys, one file each (names escaped as in a URL)
//	lock             held while a process uses the directory
//
// Decisions, and what would change them:
//
//   - One goroutine commits whatever waits, at once, in one transaction. Fifty
//     writers wait 3 ms for a synced append where bbolt's own Batch, which waits
//     10 ms for company, takes 12 (bench_test.go, two cores, ext4); with both
//     cores kept busy by others 13 to 16 ms against 17. A conflict is decided
//     inside the transaction and fails nobody else.
//   - Nobody reads what is not synced: bbolt shows a transaction to new readers
//     before its last sync has returned, so a lock keeps readers from beginning
//     meanwhile. Readers that have begun see the state before.
//   - A failed write or sync is never tried again, because after it nobody knows
//     what the disk holds: all stops, Failed tells main, a restart reads what was
//     synced.
//   - bbolt keeps deleted bytes. Redact, Purge and Forget answer when the file has
//     been written anew; a mark in the file has an erasure finished after a crash.
//     Destroy answers when the key's file is gone, which makes the entries
//     unreadable, and has their bytes removed about a second later, so that the
//     rounds of one close cost one rewriting. Nobody saves while the file is
//     written anew, 0.15 s for 50 MB and 0.7 s for 200 MB; much larger files would
//     ask for a second file for rounds.
//   - The lock is a file of its own, because a lock on a file that is swapped can
//     be got twice.
//   - The file is looked over before bbolt opens it: bbolt trusts its pages, and one
//     changed bit can make it panic in a goroutine of its own, or leave entries
//     out in silence. Names of buckets, codes, dates and versions carry checksums;
//     entries have their chain, and what is sealed its seal. Damage to the pages or
//     the directory refuses the file, in an entry only its log. Of the two heads of
//     the file bbolt takes the newest that is whole: if one is damaged, the last
//     transaction may be missing, and the log of the process says so. This knows
//     bbolt's file format, version 2, unchanged since 2013.
//   - A backup leaves keys/ out. Restored, open rounds cannot be read: Keyless lists
//     them.
package boltstore
