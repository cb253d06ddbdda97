/** The workshop has ended: the record, what happens next and when, and what this browser still knows. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { linksOf } from '../api'
import { calendarOf, offerFile } from '../calendar'
import { dayInWords } from '../dates'
import { forgetAtEnd, forgetWritten } from '../draft'
import { announce } from '../parts/announcer'
import { Button } from '../parts/button'
import { CopyLine } from '../parts/copy-line'
import { Further } from '../parts/further'
import { MinuteLine } from '../parts/minute-line'
import { passOfTab } from '../passes'
import type { PartChampion, PartRecord, PartWorkshop } from '../protocol.gen'
import { part, partsOf } from '../store'
import { t } from '../words'
import { Champions } from './champions'
import { linesInOrder } from './close'

/** The reading link, once the server has said it. */
const reading = signal('')

export const Published = () => {
  const record = part<PartRecord>('record').value
  const workshop = part<PartWorkshop>('workshop').value
  const lines = linesInOrder()
  useEffect(() => {
    forgetAtEnd()
    if (record) void findReading()
  }, [record?.record])
  if (!record || !workshop) return null
  const days = [...new Set(lines.map(([, line]) => line.lookAgain).filter(Boolean))].sort()
  return (
    <>
      <section class="published stack">
        <p>
          {t('published.said')} {days[0] && t('published.again', { day: dayInWords(days[0]) })}
        </p>
        {reading.value && (
          <>
            <CopyLine id="reading" label={t('published.link')} value={reading.value} />
            <div class="row">
              <a class="button button--primary" href={reading.value}>
                {t('published.read')}
              </a>
              {days.length > 0 && (
                <Button onPress={() => addToCalendar(workshop.topic, days, reading.value)}>
                  {t('published.calendar')}
                </Button>
              )}
              <a class="button" href={mailOf(workshop.topic, reading.value)}>
                {t('published.mail')}
              </a>
            </div>
          </>
        )}
      </section>
      <div>
        {lines.map(([id, line]) => (
          <MinuteLine key={id} line={line} />
        ))}
      </div>
      <Champions lines={lines} champions={partsOf<PartChampion>('champion')} ended />
      <Further>
        <p>{t('published.deleted', { n: workshop.retentionDays })}</p>
        <p>
          {t('published.sum')} <code class="published__sum">{record.sha256}</code>
        </p>
        <Button kind="quiet" onPress={forget}>
          {t('hide.forget')}
        </Button>
      </Further>
    </>
  )
}

const findReading = async () => {
  const links = await linksOf(passOfTab('participant')?.pass ?? '')
  if (!('refused' in links) && links.record) reading.value = links.record.url
}

const addToCalendar = (topic: string, days: string[], url: string) =>
  offerFile(
    'look-again.ics',
    'text/calendar',
    calendarOf(days.map((day) => ({ day, title: t('published.event', { topic }), url }))),
  )

const mailOf = (topic: string, url: string): string =>
  `mailto:?subject=${encodeURIComponent(t('published.subject', { topic }))}&body=${encodeURIComponent(url)}`

const forget = () => {
  forgetWritten()
  announce(t('hide.forgotten'))
}
