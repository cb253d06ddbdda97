import { useEffect, useRef } from 'preact/hooks'
import { t } from '../words'

export interface Problem {
  /** The id of the field it is about. */
  at: string
  text: string
}

/** What has to be put right, at the top of the page, each a way to its field. Takes the focus when it comes. */
export const ErrorSummary = ({ problems }: { problems: readonly Problem[] }) => {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => summary.current?.focus(), [problems])
  if (problems.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={summary} aria-labelledby="error-summary-title">
      <h2 class="error-summary__title" id="error-summary-title">
        {t('error.title')}
      </h2>
      <ul class="error-summary__list">
        {problems.map(({ at, text }) => (
          <li key={at}>
            <a
              href={`#${at}`}
              onClick={(event) => {
                event.preventDefault()
                goTo(at)
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const goTo = (id: string): void => {
  const field = document.getElementById(id)
  field?.closest('details')?.setAttribute('open', '')
  field?.focus()
}
