/** A code or a link becomes a place in a workshop. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { knockAt, takePass, type Door, type Knock } from '../api'
import { Button } from '../parts/button'
import { ErrorSummary, type Problem } from '../parts/error-summary'
import { Field } from '../parts/field'
import { Page } from '../parts/page'
import { beAt, freePlace, keepPass, passAt, passesFor, type Place } from '../passes'
import { tab } from '../storage'
import { refusal, suggest, t } from '../words'
import { JoinForm } from './join-form'
import { takeToken } from './landing'

const door = signal<Door | undefined>(undefined)
const problems = signal<Problem[]>([])
const code = signal('')
const busy = signal(false)
/** Someone beside the person who has a place here already. */
const beside = signal(false)

export const Join = () => {
  useEffect(() => void arrive(), [])
  const found = door.value
  if (!found) return <Code />
  const kept = passesFor('participant', found.session)[0]
  return (
    <Page topic={t('join.title')} title={found.topic}>
      <ErrorSummary problems={problems.value} />
      {kept && !beside.value ? (
        <div class="stack">
          <p>{t('join.back')}</p>
          <div class="row">
            <Button kind="primary" onPress={() => goIn(kept)}>
              {t('join.again')}
            </Button>
            <Button kind="quiet" onPress={() => (beside.value = true)}>
              {t('join.beside')}
            </Button>
          </div>
        </div>
      ) : (
        <JoinForm door={found} busy={busy.value} problems={problems.value} onJoin={join} />
      )}
    </Page>
  )
}

const Code = () => (
  <Page title={t('join.title')}>
    <ErrorSummary problems={problems.value} />
    <BackIn />
    <form class="stack stack--wide" noValidate onSubmit={find}>
      <Field
        id="code"
        label={t('join.code')}
        hint={t('join.code.hint')}
        width="code"
        value={code.value}
        problem={problems.value[0]?.text}
        onWrite={(typed) => (code.value = typed)}
      />
      <Button kind="primary" busy={busy.value}>
        {t('join.find')}
      </Button>
    </form>
  </Page>
)

/** For who left the workshop's page, with the browser's back button say. */
const BackIn = () => {
  const last = tab.get<Place>('place')
  const kept = last?.role === 'participant' ? passAt(last) : undefined
  if (!kept) return null
  return (
    <section class="stack">
      <p>{t('join.back')}</p>
      <p>
        <Button onPress={() => goIn(kept)}>{t('join.again')}</Button>
      </p>
    </section>
  )
}

/** A link's token leaves the address line; the tab keeps it, so that a reload is harmless. */
const arrive = async () => {
  const knock = location.hash.length > 1 ? { token: takeToken() } : tab.get<Knock>('knock')
  if (knock) await open(knock)
}

const find = async (event: Event) => {
  event.preventDefault()
  const letters = code.value.replace(/[^0-9a-z]/gi, '')
  if (letters.length !== 9) problems.value = [{ at: 'code', text: t('join.problem.code') }]
  else await open({ code: letters })
}

const open = async (knock: Knock) => {
  if (busy.value) return
  busy.value = true
  const found = await knockAt(knock)
  busy.value = false
  if ('refused' in found || found.door === 'ended') {
    tab.remove('knock')
    const text =
      'refused' in found
        ? refusal(found.refused, found.with)
        : t('refusal.ended', { date: (found.ended ?? '').slice(0, 10) })
    problems.value = [{ at: 'code', text }]
    return
  }
  problems.value = []
  tab.set('knock', knock)
  void suggest(found.language)
  door.value = found
}

const join = async (organisation: number | undefined, name: string) => {
  const found = door.value
  const knock = tab.get<Knock>('knock')
  if (!found || !knock || busy.value) return
  if (organisation === undefined) {
    problems.value = [{ at: 'organisation', text: t('join.problem.organisation') }]
    return
  }
  busy.value = true
  const admission = await takePass(knock, organisation)
  busy.value = false
  if ('refused' in admission) {
    problems.value = [{ at: 'organisation', text: refusal(admission.refused, admission.with) }]
    return
  }
  goIn(keepPass(freePlace(admission.session, 'participant'), admission.pass, name))
}

const goIn = (place: Parameters<typeof beAt>[0]) => {
  beAt(place)
  tab.remove('knock')
  location.replace('/w')
}
