import { Thoughts } from '../parts/thought'
import type { PartThought, Reason } from '../protocol.gen'
import { partsOf } from '../store'
import { t } from '../words'
import { Do } from './do'
import { Section } from './section'
import { Spotlight } from './spotlight'

const reasons = ['namesPerson', 'namesPatient', 'abusive'] as const satisfies readonly Reason[]

/** All thoughts, as the room sees them; those that matter to most come first, once that is known. */
export const AllThoughts = ({ open = 'always' }: { open?: 'always' | 'never' }) => {
  const thoughts = Object.entries(partsOf<PartThought>('thought'))
  if (thoughts.length === 0) return null
  thoughts.sort(([, one], [, other]) => other.matters - one.matters)
  return (
    <Section title={t('console.thoughts', { n: thoughts.length })} open={open}>
      <Thoughts
        thoughts={thoughts}
        acts={(id, { aside }) =>
          !aside && (
            <div class="row">
              <Spotlight on={`thought/${id}`} />
              <SetAside thought={id} />
            </div>
          )
        }
      />
    </Section>
  )
}

/** Off every screen at once; the press asks for a reason. */
const SetAside = ({ thought }: { thought: string }) => (
  <details class="set-aside">
    <summary>{t('console.aside.set')}</summary>
    <div class="row">
      {reasons.map((reason) => (
        <Do key={reason} act="set_aside" with={{ thought, reason }}>
          {t(`console.aside.${reason}`)}
        </Do>
      ))}
    </div>
  </details>
)
