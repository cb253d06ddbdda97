// Package boltstore keeps sessions in one directory of this machine: the
// embedded default.
package boltstore
