import { useState } from 'preact/hooks'
import { act } from '../connection'
import type { DateProposal } from '../protocol.gen'
import { refusal } from '../words'

export interface DayProps {
  id: string
  label: string
  /** "2026-12-31"; empty: none. */
  day: string
  /** What to send for a day that was chosen. */
  dated: (day: string) => DateProposal
}

/** A calendar day of a proposal, saved once it is whole. */
export const Day = ({ id, label, day, dated }: DayProps) => {
  const [problem, setProblem] = useState('')
  const save = async (chosen: string) => {
    if (chosen === day || halfTyped(chosen)) return
    const answer = await act('date_proposal', dated(chosen))
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
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => void save(event.currentTarget.value)}
      />
    </div>
  )
}

/** While a year is typed, "0002-12-31" is a day too. */
const halfTyped = (day: string): boolean => day !== '' && Number(day.slice(0, 4)) < 2000
