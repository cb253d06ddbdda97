import type { ComponentChildren } from 'preact'
import { t } from '../words'

/** Everything that is not on the happy path. */
export const More = ({ label, children }: { label?: string; children: ComponentChildren }) => (
  <details class="more">
    <summary class="more__summary">{label ?? t('more')}</summary>
    <div class="more__inside stack">{children}</div>
  </details>
)
