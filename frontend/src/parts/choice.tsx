import { t } from '../words'

export interface Option<T extends string> {
  value: T
  label: string
  hint?: string
}

export interface ChoiceProps<T extends string> {
  /** Unique on the page. */
  name: string
  legend: string
  /** The question is the page's heading already. */
  legendUnseen?: boolean
  hint?: string
  options: readonly Option<T>[]
  chosen: T | undefined
  onChoose: (value: T) => void
  problem?: string
  /** Side by side where there is room. */
  inline?: boolean
}

/** One of several: radios, all visible. */
export const Choice = <T extends string>({
  name,
  legend,
  legendUnseen,
  hint,
  options,
  chosen,
  onChoose,
  problem,
  inline,
}: ChoiceProps<T>) => {
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return (
    <fieldset class={problem ? 'choice choice--problem' : 'choice'} aria-describedby={described || undefined}>
      <legend class={legendUnseen ? 'choice__legend unseen' : 'choice__legend'}>{legend}</legend>
      {hint && (
        <p class="choice__hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="choice__problem" id={`${name}-problem`}>
          <span class="unseen">{t('error.prefix')} </span>
          {problem}
        </p>
      )}
      <div class={inline ? 'choice__options choice__options--inline' : 'choice__options'}>
        {options.map(({ value, label, hint: note }, index) => {
          const id = index === 0 ? name : `${name}-${index}`
          return (
            <div class="choice__option" key={value}>
              <input
                class="choice__radio"
                type="radio"
                id={id}
                name={name}
                value={value}
                checked={chosen === value}
                aria-describedby={note ? `${id}-note` : undefined}
                onChange={() => onChoose(value)}
              />
              <label class="choice__label" for={id}>
                {label}
              </label>
              {note && (
                <p class="choice__note" id={`${id}-note`}>
                  {note}
                </p>
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
