/**
 * The one component for every text a person writes: who will see it, can
 * anyone know it is yours, how much fits, is it saved.
 */
import type { DraftState } from '../draft'
import { t } from '../words'
import { HideLink } from './hide'

export interface BoxProps {
  /** Unique on the page. */
  id: string
  label: string
  hint?: string
  /** Who will see it. */
  sees: 'all' | 'group' | 'facilitator' | 'nobody'
  /** It goes into a sealed round: not linked to the writer. */
  sealed?: boolean
  text: string
  /** Characters that fit. */
  most: number
  rows?: number
  state: DraftState
  /** What went wrong, in words. */
  problem?: string
  readOnly?: boolean
  onWrite: (text: string) => void
}

export const Box = ({
  id,
  label,
  hint,
  sees,
  sealed,
  text,
  most,
  rows = 3,
  state,
  problem,
  readOnly,
  onWrite,
}: BoxProps) => {
  const left = most - [...text].length
  const over = left < 0
  const described = [hint && `${id}-hint`, `${id}-sees`, `${id}-left`, problem && `${id}-problem`]
  return (
    <div class={problem ? 'box box--problem' : 'box'}>
      <label class="box__label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="box__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="box__problem" id={`${id}-problem`}>
          <span class="unseen">{t('error.prefix')} </span>
          {problem}
        </p>
      )}
      <textarea
        id={id}
        class="box__text"
        rows={Math.max(rows, linesOf(text))}
        value={text}
        readOnly={readOnly}
        aria-describedby={described.filter(Boolean).join(' ')}
        aria-invalid={problem || over ? true : undefined}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
      <div class="box__under">
        <p class={over ? 'box__left box__left--over' : 'box__left'} id={`${id}-left`}>
          {over ? t('box.over', { n: -left }) : t('box.left', { n: left })}
        </p>
        <p class={`box__state box__state--${state}`} role="status">
          {state === 'empty' ? '' : t(`box.${state}`)}
        </p>
      </div>
      <p class="box__sees" id={`${id}-sees`}>
        {sealed ? t('box.notLinked') : t(`box.sees.${sees}`)} {sealed && <HideLink />}
      </p>
    </div>
  )
}

/** About how many lines a text takes on a phone, so that all of it is seen. */
const linesOf = (text: string): number =>
  text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / 36)), 0)
