import { useState } from 'preact/hooks'
import type { Answer } from '../connection'
import { clock } from '../store'
import { refusal, t } from '../words'

export interface DayProps {
  id: string
  label: string
  /** "2026-12-31"; empty: none. */
  day: string
  save: (day: string) => Promise<Answer>
}

/** A calendar day of a proposal, saved once it is whole. */
export const Day = ({ id, label, day, save: send }: DayProps) => {
  const [problem, setProblem] = useState('')
  const past = hasPassed(day)
  const save = async (chosen: string) => {
    if (chosen === day || halfTyped(chosen)) return
    const answer = await send(chosen)
    setProblem('refused' in answer ? refusal(answer.refused, answer.with) : '')
  }
  return (
    <div class={problem ? 'field field--problem' : 'field'}>
      <label class="field__label" for={id}>
        {label}
      </label>
      {problem && (
        <p class="field__problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <input
        class="field__input"
        id={id}
        type="date"
        value={day}
        aria-describedby={problem ? `${id}-problem` : past ? `${id}-past` : undefined}
        onChange={(event) => void save(event.currentTarget.value)}
      />
      {past && (
        <p class="field__hint" id={`${id}-past`}>
          {t('console.day.past')}
        </p>
      )}
    </div>
  )
}

/** By this browser's calendar. The clock is not watched: a day turns while nobody looks. */
const hasPassed = (day: string): boolean =>
  day !== '' && day < new Date(clock.peek()).toLocaleDateString('sv-SE')

/** While a year is typed, "0002-12-31" is a day too. */
const halfTyped = (day: string): boolean => day !== '' && Number(day.slice(0, 4)) < 2000
