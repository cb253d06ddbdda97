import { useState } from 'preact/hooks'
import { act } from '../connection'
import { Field } from '../parts/field'
import { isWorry, Remarks, Worry } from '../parts/worry'
import type { Became, PartWorry } from '../protocol.gen'
import { refusal, t } from '../words'
import { Do } from './do'
import { forgetTyped, typedHere } from './typed'

const becomings = ['changed', 'noted', 'withdrawn'] as const satisfies readonly Became[]
const undone = '' as Became

/** What was written with the answers: in one line, and what became of it. */
export const Worries = ({ worries: written }: { worries: readonly PartWorry[] }) => {
  const worries = written.filter(isWorry)
  if (written.length === 0) return <p>{t('console.worries.none')}</p>
  return (
    <section class="worries stack">
      <h2>{t('console.worries', { n: worries.length })}</h2>
      <div>
        {worries.map((worry) => (
          <Worry key={worry.worry} worry={worry}>
            <Condense worry={worry} />
            <fieldset class="worries__became">
              <legend>{t('console.worry.became')}</legend>
              <div class="row">
                {becomings.map((became) => {
                  const is = worry.became === became
                  return (
                    <Do
                      key={became}
                      act="settle_worry"
                      pressed={is}
                      with={{ worry: worry.worry, became: is ? undone : became }}
                    >
                      {t(`console.worry.${became}`)}
                    </Do>
                  )
                })}
              </div>
              <p class="worries__record">{t('console.worry.record', { words: inRecord(worry) })}</p>
            </fieldset>
          </Worry>
        ))}
      </div>
      <Remarks worries={written} />
    </section>
  )
}

/** As the record has it; the wording that answered it is known once it is settled. */
const inRecord = ({ became, version = 0 }: PartWorry): string =>
  t(`console.worry.record.${became || 'open'}`, { version })

/** A long worry in one line, in words the room agrees on; saved on leaving the box. */
const Condense = ({ worry: { worry, words, condensed = '' } }: { worry: PartWorry }) => {
  const typed = typedHere<string>(`condense/${worry}`)
  const text = typed.value
  const [problem, setProblem] = useState<string>()
  const save = async () => {
    if (text === undefined || text === condensed) return
    const answer = await act('condense_worry', { worry, words: text })
    setProblem('refused' in answer ? refusal(answer.refused, answer.with) : undefined)
    if (!('refused' in answer)) forgetTyped(`condense/${worry}`)
  }
  return (
    <details class="worries__condense" open={condensed !== '' || text !== undefined}>
      <summary>{t('console.worry.condense')}</summary>
      <p class="worries__record">{t('console.worry.condense.hint')}</p>
      {condensed && (
        <p class="worry__answer" dir="auto">
          {t('console.worry.written', { words })}
        </p>
      )}
      <div onFocusOut={() => void save()}>
        <Field
          id={`condense-${worry}`}
          label={t('console.worry.line')}
          value={text ?? condensed}
          problem={problem}
          onWrite={(words) => (typed.value = words)}
        />
      </div>
    </details>
  )
}
