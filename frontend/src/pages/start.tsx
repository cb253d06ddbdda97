/** Four questions, then the workshop is ready; everything else has a good answer already. */
import { signal } from '@preact/signals'
import { openWorkshop } from '../api'
import { Button } from '../parts/button'
import { Choice } from '../parts/choice'
import { ErrorSummary, type Problem } from '../parts/error-summary'
import { Field } from '../parts/field'
import { Page } from '../parts/page'
import { beAt, keepPass } from '../passes'
import { refusal, t } from '../words'
import { BeforeYouStart } from './before-you-start'
import { More } from './more'
import { answer, answers, openingOf, problemsOf, repeatedOf } from './opening'
import { minutesOffered } from './preset'

const problems = signal<Problem[]>([])
const creating = signal(false)
/** The server has asked for it. */
const guarded = signal(false)

export const Start = () => {
  const given = answers.value
  const repeated = repeatedOf(given)
  const problemAt = (id: string) => problems.value.find(({ at }) => at === id)?.text
  return (
    <Page title={t('start.title')}>
      <ErrorSummary problems={problems.value} />
      <p class="start__intro">{t('start.intro')}</p>
      <form class="start" noValidate onSubmit={submit}>
        <Field
          id="topic"
          label={t('start.topic')}
          hint={t('start.topic.hint')}
          value={given.topic}
          problem={problemAt('topic')}
          onWrite={(topic) => answer({ topic })}
        />
        <fieldset class="start__coming">
          <legend class="start__question">{t('start.coming')}</legend>
          <Field
            id="organisations"
            label={t('start.organisations')}
            hint={t('start.organisations.hint')}
            rows={4}
            value={given.organisations}
            onWrite={(organisations) => answer({ organisations })}
          />
          <p class="start__note" role="status">
            {repeated.length > 0 && t('start.organisations.twice', { names: repeated.join(', ') })}
          </p>
          <Field
            id="people"
            label={t('start.people')}
            hint={t('start.people.hint')}
            width="number"
            value={given.people}
            problem={problemAt('people')}
            onWrite={(people) => answer({ people })}
          />
        </fieldset>
        <Choice
          name="minutes"
          legend={t('start.minutes')}
          inline
          options={minutesOffered.map((value) => ({ value, label: t('start.minutes.option', { n: value }) }))}
          chosen={given.minutes}
          onChoose={(minutes) => answer({ minutes })}
        />
        <Choice
          name="place"
          legend={t('start.place')}
          inline
          options={[
            { value: 'video', label: t('start.place.video') },
            { value: 'room', label: t('start.place.room') },
          ]}
          chosen={given.place}
          onChoose={(place) => answer({ place })}
        />
        <More given={given} problemAt={problemAt} />
        <BeforeYouStart
          minutes={given.minutes}
          people={Number(given.people)}
          skipped={[
            ...(given.skipCheckIn ? ['checkIn' as const] : []),
            ...(given.skipShare ? ['share' as const] : []),
          ]}
        />
        {guarded.value && (
          <Field
            id="passphrase"
            kind="password"
            label={t('start.passphrase')}
            hint={t('start.passphrase.hint')}
            value={given.passphrase}
            problem={problemAt('passphrase')}
            onWrite={(passphrase) => answer({ passphrase })}
          />
        )}
        <Button kind="primary" busy={creating.value}>
          {t('start.create')}
        </Button>
      </form>
    </Page>
  )
}

const submit = async (event: Event) => {
  event.preventDefault()
  problems.value = problemsOf(answers.value)
  if (problems.value.length > 0 || creating.value) return
  creating.value = true
  const opened = await openWorkshop(openingOf(answers.value))
  creating.value = false
  if ('refused' in opened) {
    const asked = opened.refused === 'wrong_passphrase'
    const first = asked && !guarded.value
    guarded.value ||= asked
    const text = first ? t('start.problem.passphrase') : refusal(opened.refused, opened.with)
    problems.value = [{ at: asked ? 'passphrase' : 'topic', text }]
    return
  }
  const place = { session: opened.session, role: 'host', place: 0 } as const
  keepPass(place, opened.pass)
  beAt(place)
  location.assign('/h')
}
