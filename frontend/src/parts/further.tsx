import type { ComponentChildren } from 'preact'
import { t } from '../words'

/** Everything that is not on the happy path: "More", or what it is about. */
export const Further = ({ label, children }: { label?: string; children: ComponentChildren }) => (
  <details class="further">
    <summary>{label ?? t('more')}</summary>
    <div class="further__inside stack">{children}</div>
  </details>
)
