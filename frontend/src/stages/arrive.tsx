/** The lobby: agree how we treat each other, press Send once before it matters. */
import { signal } from '@preact/signals'
import { act } from '../connection'
import type { DraftState } from '../draft'
import { preset, type Minutes } from '../pages/preset'
import { Box } from '../parts/box'
import { Button } from '../parts/button'
import { Further } from '../parts/further'
import { Notice } from '../parts/notice'
import { People } from '../parts/people'
import type { PartPeople, PartStage, PartWorkshop, PartYou } from '../protocol.gen'
import { personOn } from '../seats'
import { part } from '../store'
import { refusal, t } from '../words'
import { ownHere } from './own'
import { StagePage } from './stage-page'

const promises = ['voice', 'pass', 'work', 'said', 'guess', 'patients'] as const

const word = signal('')
const state = signal<DraftState>('empty')
const problem = signal('')

export const Arrive = () => {
  const keeps = ownHere('keeps', false)
  return (
    <StagePage more={keeps.value ? <Promises /> : undefined}>
      {keeps.value ? (
        <Try />
      ) : (
        <section class="stack">
          <h2>{t('arrive.agreement')}</h2>
          <Promises />
          <Button kind="primary" onPress={() => (keeps.value = true)}>
            {t('arrive.keep')}
          </Button>
        </section>
      )}
      <Here />
      <WhatComes />
    </StagePage>
  )
}

const Promises = () => (
  <ul>
    {promises.map((promise) => (
      <li key={promise}>{t(`arrive.promise.${promise}`)}</li>
    ))}
  </ul>
)

const Try = () => {
  const ready = ownHere('tried', false)
  return (
    <form class="stack" noValidate onSubmit={trySend}>
      {ready.value && (
        <Notice live>
          <strong>{t('arrive.arrived')}</strong> {t('arrive.wait')}
        </Notice>
      )}
      {!ready.value && (
        <>
          <Box
            id="word"
            label={t('arrive.try')}
            sees="nobody"
            most={280}
            rows={1}
            text={word.value}
            state={state.value}
            problem={problem.value}
            onWrite={(text) => {
              word.value = text
              state.value = text ? 'unsent' : 'empty'
              problem.value = ''
            }}
          />
          <Button kind="primary">{t('send')}</Button>
        </>
      )}
    </form>
  )
}

const trySend = async (event: Event) => {
  event.preventDefault()
  if (word.value.trim() === '') {
    problem.value = t('arrive.empty')
    return
  }
  state.value = 'sending'
  const answer = await act('try_send', { words: word.value })
  if ('refused' in answer) {
    state.value = 'refused'
    problem.value = refusal(answer.refused, answer.with)
    return
  }
  word.value = ''
  state.value = 'empty'
  ownHere('tried', false).value = true
}

const Here = () => {
  const people = part<PartPeople>('people').value
  const you = part<PartYou>('you').value
  if (!people) return null
  const present = people.people.filter((person) => person.present)
  const count = Math.max(people.here, present.length + people.newcomers)
  return (
    <section class="stack stack--close">
      <h2>{t('people.here', { n: count })}</h2>
      <People people={present.map(({ seat }) => ({ ...personOn(seat), you: seat === you?.seat }))} />
    </section>
  )
}

const WhatComes = () => {
  const stage = part<PartStage>('stage').value
  const minutes = String(part<PartWorkshop>('workshop').value?.minutes ?? 90) as Minutes
  const planned = preset(minutes)?.stages ?? {}
  const coming = stage?.stages.filter((each) => each !== 'arriving' && planned[each]) ?? []
  return (
    <Further label={t('arrive.comes')}>
      <table class="facts">
        <tbody>
          {coming.map((each) => (
            <tr key={each}>
              <th scope="row">{t(`stage.${each}`)}</th>
              <td>{t('start.minutes.option', { n: planned[each] ?? 0 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Further>
  )
}
