import { t } from '../words'

export interface FieldProps {
  id: string
  label: string
  hint?: string
  value: string
  problem?: string
  onWrite: (value: string) => void
  /** More than 1: a text of several lines. */
  rows?: number
  /** How wide: as long as a number, a code or a line. */
  width?: 'number' | 'code' | 'line'
  kind?: 'text' | 'password'
  autocomplete?: string
}

/** A setting or a name: short words that are not somebody's contribution (those use Box). */
export const Field = ({
  id,
  label,
  hint,
  value,
  problem,
  onWrite,
  rows = 1,
  width = 'line',
  kind = 'text',
  autocomplete = 'off',
}: FieldProps) => {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  const shared = {
    id,
    value,
    class: `field__input field__input--${width}`,
    'aria-describedby': described || undefined,
    'aria-invalid': problem ? true : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onWrite(event.currentTarget.value),
  }
  return (
    <div class={problem ? 'field field--problem' : 'field'}>
      <label class="field__label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="field__problem" id={`${id}-problem`}>
          <span class="unseen">{t('error.prefix')} </span>
          {problem}
        </p>
      )}
      {rows > 1 && <textarea {...shared} rows={rows} />}
      {rows === 1 && kind === 'password' && <input {...shared} type="password" autocomplete={autocomplete} />}
      {rows === 1 && kind === 'text' && (
        <input
          {...shared}
          type="text"
          inputMode={width === 'number' ? 'numeric' : undefined}
          autocomplete={autocomplete}
        />
      )}
    </div>
  )
}
