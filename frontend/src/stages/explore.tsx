/** Group exploration: in groups, back together, hear, rate. */
import type { PartGroups, PartStage, PartYou } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import { GroupWork } from './group-work'
import { Heard } from './heard'
import { RateCards } from './rate-cards'
import { StagePage } from './stage-page'
import { People } from '../parts/people'
import { personOn } from '../seats'

export const Explore = () => (
  <StagePage>
    <Now />
  </StagePage>
)

const Now = () => {
  const moment = part<PartStage>('stage').value?.moment
  switch (moment) {
    case 'grouping':
      return <YourGroup sent={false} />
    case 'working':
      return (
        <>
          <YourGroup sent />
          <GroupWork primary />
        </>
      )
    case 'returning':
      return (
        <>
          <p class="explore__back">{t('explore.back')}</p>
          <GroupWork primary />
        </>
      )
    case 'hearing':
      return (
        <>
          <Heard />
          <GroupWork />
        </>
      )
    case 'rating':
      return <RateCards />
    case 'rated':
      return <Heard withRatings />
    default:
      return null
  }
}

/** With whom: first names, by the group's number. */
const YourGroup = ({ sent }: { sent: boolean }) => {
  const groups = part<PartGroups>('groups').value
  const you = part<PartYou>('you').value
  if (!groups || !you) return null
  const own = groups.groups.find(({ group }) => group === you.group)
  if (!own) return <p>{t('explore.noGroup')}</p>
  if (groups.groups.length === 1) return sent ? null : <p>{t('explore.together')}</p>
  return (
    <section class="your-group stack stack--close">
      <h2 class="your-group__number">{t('explore.youAreIn', { group: own.group })}</h2>
      <People people={own.seats.map((seat) => ({ ...personOn(seat), you: seat === you.seat }))} />
      {!sent && <p>{t('explore.soon')}</p>}
    </section>
  )
}
