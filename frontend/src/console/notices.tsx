import { Notice } from '../parts/notice'
import type { PartPeople, PartTimer } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import { Do } from './do'
import { Longer } from './time'

/** What somebody in the room waits for. */
export const Notices = () => {
  const asked = part<PartTimer>('timer').value?.asked
  const knocking = part<PartPeople>('people').value?.knocking ?? 0
  return (
    <div class="notices stack" role="status">
      {knocking > 0 && (
        <Notice>
          <div class="row">
            <Do act="let_in" with={{}}>
              {t('console.letIn', { n: knocking })}
            </Do>
          </div>
        </Notice>
      )}
      {asked && (
        <Notice>
          <div class="stack stack--close">
            <p>{t('timer.asked')}</p>
            <div class="row">
              <Longer minutes={1} />
              <Longer minutes={5} />
            </div>
          </div>
        </Notice>
      )}
    </div>
  )
}
