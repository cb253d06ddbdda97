import { useState } from 'preact/hooks'
import { act } from '../connection'
import { Button } from '../parts/button'
import { Choice } from '../parts/choice'
import { Field } from '../parts/field'
import { Notice } from '../parts/notice'
import { agreed } from '../parts/outcome'
import type { PartProposal, Way } from '../protocol.gen'
import { refusal, t } from '../words'
import { forgetTyped, typedHere } from './typed'

const ways = ['tryUntil', 'split', 'park', 'takeTo', 'recordBoth'] as const satisfies readonly Way[]
const withDay: readonly Way[] = ['tryUntil', 'park']

interface Follows {
  way?: Way
  words: string
  until: string
}

/** After a no: five ways on. */
export const After = ({ id, proposal }: { id: string; proposal: PartProposal }) => {
  const key = `way/${id}`
  const typed = typedHere<Follows>(key)
  const saidBefore = { way: proposal.way, words: proposal.wayWords ?? '', until: proposal.wayUntil ?? '' }
  const { way, words, until } = typed.value ?? saidBefore
  const type = (change: Partial<Follows>) => (typed.value = { way, words, until, ...change })
  const [problem, setProblem] = useState('')
  const [saved, setSaved] = useState(false)
  if (!proposal.outcome || agreed(proposal.outcome)) return null
  const save = async () => {
    const answer = await act('choose_way', {
      proposal: id,
      way,
      words,
      until: way && withDay.includes(way) ? until : '',
    })
    setProblem('refused' in answer ? refusal(answer.refused, answer.with) : '')
    setSaved(!('refused' in answer))
    if (!('refused' in answer)) forgetTyped(key)
  }
  return (
    <section class="after stack">
      <Choice
        name={`way-${id}`}
        legend={t('console.after')}
        options={ways.map((value) => ({ value, label: t(`console.way.${value}`) }))}
        chosen={way}
        onChoose={(chosen) => type({ way: chosen })}
      />
      {way && (
        <Field
          id={`way-words-${id}`}
          label={t(`console.way.${way}.words`)}
          value={words}
          onWrite={(written) => type({ words: written })}
        />
      )}
      {way && withDay.includes(way) && (
        <div class="field">
          <label class="field__label" for={`way-until-${id}`}>
            {t('console.way.until')}
          </label>
          <input
            class="field__input"
            id={`way-until-${id}`}
            type="date"
            value={until}
            onChange={(event) => type({ until: event.currentTarget.value })}
          />
        </div>
      )}
      {problem && <Notice kind="problem">{problem}</Notice>}
      {way && (
        <div class="row">
          <Button onPress={() => void save()}>{t('console.way.save')}</Button>
          <span class="box__state box__state--saved" role="status">
            {saved && t('box.saved')}
          </span>
        </div>
      )}
    </section>
  )
}
