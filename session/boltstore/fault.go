package boltstore

import (
	"errors"
	"fmt"
	"runtime/debug"
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
			*err = fmt.Errorf("the data file is damaged: %v", fault)
		}
	}
}

// full adds session.ErrFull to an error that says so.
func full(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return fmt.Errorf("%w: %w", session.ErrFull, err)
	}
	return err
}
