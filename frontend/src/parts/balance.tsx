import type { PartBalance } from '../protocol.gen'
import { t } from '../words'

/** What the cards are about, as a question to the room. */
export const Balance = ({ balance }: { balance: PartBalance }) => (
  <p class="balance">
    {t('balance.counts', { ...balance })} {t('balance.question')}
  </p>
)
