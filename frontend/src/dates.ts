/** Calendar days in a person's language. Browsers know no Welsh months, so the words do. */
import { t } from './words'

/** "2026-12-31" as "31 December 2026"; anything else as it came. */
export const dayInWords = (day: string): string => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  const name = t('date.months').split(' ')[Number(month) - 1]
  return year && name ? t('date.day', { day: Number(date), month: name, year }) : day
}
