/** The facilitator's page: one big button, what the room sees, and everything around it. */
import { Agenda } from '../console/agenda'
import { Aside } from '../console/aside'
import { Attendance } from '../console/attendance'
import { Further } from '../console/further'
import { MomentNow } from '../console/moment'
import { Next } from '../console/next'
import { Notices } from '../console/notices'
import { Status } from '../console/status'
import { WaysIn } from '../console/ways-in'
import { Page } from '../parts/page'
import type { PartStage, PartWorkshop } from '../protocol.gen'
import { part, status, why } from '../store'
import { titleOf } from '../titles'
import { t } from '../words'

export const Console = () => {
  const topic = part<PartWorkshop>('workshop').value?.topic
  const now = part<PartStage>('stage').value
  const line = { status: status.value, rolledBack: why.value === 'rolled_back' }
  if (!now) {
    return (
      <Page wide title={t('status.connecting')} {...line}>
        {null}
      </Page>
    )
  }
  return (
    <Page
      wide
      topic={topic}
      stage={now.stage}
      title={titleOf(now)}
      moment={`${now.stage}/${now.moment}/${now.time}`}
      {...line}
    >
      <div class="console" key={`${now.stage}/${now.time}`}>
        {now.moment !== 'ended' && (
          <div class="console__bar">
            <Next />
            <Status />
          </div>
        )}
        <div class="columns">
          <div class="console__moment">
            <Notices />
            <div class="stack stack--wide">
              <MomentNow />
            </div>
          </div>
          <div class="console__side">
            <Agenda />
            <Attendance />
            <Aside />
            {now.stage !== 'arriving' && <WaysIn />}
            <Further />
          </div>
        </div>
      </div>
    </Page>
  )
}
