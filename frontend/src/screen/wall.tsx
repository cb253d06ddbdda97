import { Thoughts } from '../parts/thought'
import type { PartThought } from '../protocol.gen'
import { partsOf } from '../store'
import { t } from '../words'
import { Answered } from './answered'
import { Turning } from './turning'

/** All thoughts in columns. */
export const Wall = () => <WallOf kind="thought" />

/** What was written at the check-in. */
export const WrittenWall = () => <WallOf kind="checkin" />

const WallOf = ({ kind }: { kind: 'thought' | 'checkin' }) => {
  const thoughts = Object.entries(partsOf<PartThought>(kind))
  if (thoughts.length === 0) return null
  return (
    <>
      <div class="wall">
        {kind === 'thought' && <p class="wall__count">{t('console.thoughts', { n: thoughts.length })}</p>}
        <Answered />
      </div>
      <Turning>
        <Thoughts thoughts={thoughts} />
      </Turning>
    </>
  )
}
