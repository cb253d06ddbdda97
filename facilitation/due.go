package facilitation

import "time"

// Due is when something has to be done with a session that nobody watches: the
// purge of the raw workshop, so many days after it closed; zero: nothing.
func Due(state State) time.Time {
	if state.EndedAt.IsZero() {
		return time.Time{}
	}
	return state.EndedAt.AddDate(0, 0, state.Settings.RetentionDays)
}
