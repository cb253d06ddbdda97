import { useState } from 'preact/hooks'
import { act } from '../connection'
import { Button } from '../parts/button'
import { Choice } from '../parts/choice'
import { Field } from '../parts/field'
import { Notice } from '../parts/notice'
import { agreed } from '../parts/outcome'
import type { PartProposal, Way } from '../protocol.gen'
import { refusal, t } from '../words'

const ways = ['tryUntil', 'split', 'park', 'takeTo', 'recordBoth'] as const satisfies readonly Way[]
const withDay: readonly Way[] = ['tryUntil', 'park']

/** After a no: five ways on. */
export const After = ({ id, proposal }: { id: string; proposal: PartProposal }) => {
  const [way, setWay] = useState<Way | undefined>(proposal.way)
  const [words, setWords] = useState(proposal.wayWords ?? '')
  const [until, setUntil] = useState(proposal.wayUntil ?? '')
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
  }
  return (
    <section class="after stack">
      <Choice
        name={`way-${id}`}
        legend={t('console.after')}
        options={ways.map((value) => ({ value, label: t(`console.way.${value}`) }))}
        chosen={way}
        onChoose={setWay}
      />
      {way && (
        <Field
          id={`way-words-${id}`}
          label={t(`console.way.${way}.words`)}
          value={words}
          onWrite={setWords}
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
            onChange={(event) => setUntil(event.currentTarget.value)}
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
