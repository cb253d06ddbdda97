import { Thoughts } from '../parts/thought'
import type { PartThought } from '../protocol.gen'
import { partsOf } from '../store'
import { t } from '../words'
import { Section } from './section'

/** What was written instead of spoken at the check-in; gone at the close. */
export const CheckIns = () => {
  const written = Object.entries(partsOf<PartThought>('checkin'))
  if (written.length === 0) return null
  return (
    <Section title={t('console.checkIns')} open="always">
      <Thoughts thoughts={written} />
    </Section>
  )
}
