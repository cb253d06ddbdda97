/** Calendar days in a person's language. */
import { language } from './words'

/** "2026-12-31" as "31 December 2026"; anything else as it came. */
export const dayInWords = (day: string): string => {
  const time = Date.parse(`${day}T12:00:00Z`)
  if (Number.isNaN(time)) return day
  const locale = language.value === 'cy' ? 'cy' : 'en-GB'
  const words = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locale, words).format(time)
}
