/** The cards of one's own group, until the room hears them. */
import { act } from '../connection'
import { announce } from '../parts/announcer'
import { Button } from '../parts/button'
import type { PartCard, PartGroups, PartYou } from '../protocol.gen'
import { randomId } from '../random'
import { part, partsOf } from '../store'
import { refusal, t } from '../words'
import { bringBack, discarded, WritingCard } from './writing-card'

export const GroupWork = ({ primary }: { primary?: boolean }) => {
  const you = part<PartYou>('you').value
  const groups = part<PartGroups>('groups').value
  const own = groups?.groups.find(({ group }) => group === you?.group)
  if (!you || !groups || !own) return null
  const cards = Object.entries(partsOf<PartCard>('writing')).filter(([, card]) => card.group === own.group)
  const most = groups.groups.length > 8 ? 1 : 2
  const firstUnsent = cards.findIndex(([, card]) => !card.sent)
  if (own.heard && cards.length === 0) return null
  return (
    <section class="group-work stack stack--wide">
      {cards.map(([id, card], index) => (
        <WritingCard
          key={id}
          id={id}
          card={card}
          number={index + 1}
          primary={Boolean(primary) && index === firstUnsent}
        />
      ))}
      <div class="row">
        {cards.length < most && (
          <Button
            kind={primary && cards.length === 0 ? 'primary' : 'plain'}
            onPress={() => void open(own.group)}
          >
            {t(cards.length === 0 ? 'explore.firstCard' : 'explore.nextCard')}
          </Button>
        )}
        {discarded.value && cards.length < most && (
          <Button kind="quiet" onPress={() => void bringBack(discarded.value ?? '')}>
            {t('explore.bringBack')}
          </Button>
        )}
      </div>
    </section>
  )
}

const open = async (group: number) => {
  const answer = await act('open_card', { card: randomId(), group })
  if ('refused' in answer) announce(refusal(answer.refused, answer.with))
}
