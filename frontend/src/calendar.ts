/** A calendar file (RFC 5545) of whole days, made in the browser. */
import { randomId } from './random'

export interface CalendarDay {
  /** "2026-12-31" */
  day: string
  title: string
  url: string
}

export const calendarOf = (days: readonly CalendarDay[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Shared Space//EN',
    ...days.flatMap(eventOf),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')

const eventOf = ({ day, title, url }: CalendarDay): string[] => [
  'BEGIN:VEVENT',
  `UID:${randomId()}@shared-space`,
  `DTSTAMP:${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`,
  `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
  `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(url)}`,
  `URL:${url}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n')

/** Lines hold at most 75 bytes; the rest follows after a blank. */
const folded = (line: string): string => {
  const lines = ['']
  for (const letter of line) {
    const at = lines.length - 1
    const bytes = new TextEncoder().encode(lines[at]! + letter).length
    if (bytes > (at === 0 ? 75 : 74)) lines.push(letter)
    else lines[at] += letter
  }
  return lines.join('\r\n ')
}

/** Hands a file to the person as a download. */
export const offerFile = (name: string, type: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1_000)
}
