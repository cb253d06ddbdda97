import { useState } from 'preact/hooks'
import { act } from '../connection'
import { Field } from '../parts/field'
import { Worry } from '../parts/worry'
import type { Became, PartWorry } from '../protocol.gen'
import { refusal, t } from '../words'
import { Do } from './do'

const becomings = ['changed', 'noted', 'withdrawn'] as const satisfies readonly Became[]
const undone = '' as Became

/** What was written with the answers: in one line, and what became of it. */
export const Worries = ({ worries }: { worries: readonly PartWorry[] }) => {
  if (worries.length === 0) return <p>{t('console.worries.none')}</p>
  return (
    <section class="worries stack">
      <h2>{t('console.worries', { n: worries.length })}</h2>
      <div>
        {worries.map((worry) => (
          <Worry key={worry.worry} worry={worry}>
            <Condense worry={worry} />
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
          </Worry>
        ))}
      </div>
    </section>
  )
}

/** A long worry in one line, in words the room agrees on; saved on leaving the box. */
const Condense = ({ worry: { worry, words, condensed = '' } }: { worry: PartWorry }) => {
  const [text, setText] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const save = async () => {
    if (text === undefined || text === condensed) return
    const answer = await act('condense_worry', { worry, words: text })
    setProblem('refused' in answer ? refusal(answer.refused, answer.with) : undefined)
  }
  return (
    <details class="worries__condense" open={condensed !== ''}>
      <summary>{t('console.worry.condense')}</summary>
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
          onWrite={setText}
        />
      </div>
    </details>
  )
}
