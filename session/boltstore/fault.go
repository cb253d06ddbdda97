package boltstore

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"syscall"

	"sharedspace/session"
)

// faultsToErrors makes an error of a panic, also of one for reading memory that
// the file does not fill: bbolt meets damage with both. Deferred with its result
// called: defer faultsToErrors(&err)().
func faultsToErrors(err *error) func() {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if fault := recover(); fault != nil {
			*err = fmt.Errorf("%w: %v", errDamaged, fault)
		}
	}
}

// full adds session.ErrFull to an error that says so; bbolt keeps only the words
// of some.
func full(err error) error {
	for _, reason := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT} {
		if err != nil && (errors.Is(err, reason) || strings.Contains(err.Error(), reason.Error())) {
			return fmt.Errorf("%w: %w", session.ErrFull, err)
		}
	}
	return err
}
