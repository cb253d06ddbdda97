import type { PartSpotlight } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import { Do } from './do'

/** Puts one thing large on every screen, and takes it off again. */
export const Spotlight = ({ on }: { on: string }) => {
  const shown = part<PartSpotlight>('spotlight').value?.on === on
  return (
    <Do act="spotlight" kind="quiet" with={{ on: shown ? '' : on }}>
      {t(shown ? 'console.spotlight.off' : 'console.spotlight.on')}
    </Do>
  )
}
