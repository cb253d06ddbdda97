import { Balance } from '../parts/balance'
import type { PartBalance, PartCard, PartGroups, PartThought } from '../protocol.gen'
import { part, partsOf } from '../store'
import { t } from '../words'
import { Thoughts } from '../parts/thought'
import { HeardCard, Joining } from './heard-card'
import { Section } from './section'
import { Spotlight } from './spotlight'

/** Hearing the groups: the cards of the one that speaks, then those heard before. */
export const Hearing = () => {
  const now = part<PartGroups>('groups').value?.now
  const cards = Object.entries(partsOf<PartCard>('card'))
  const current = cards.filter(([, { group }]) => group === now)
  const before = cards.filter(([, { group }]) => group !== now)
  return (
    <>
      <Joining />
      {current.map(([id, card]) => (
        <HeardCard key={id} id={id} card={card} />
      ))}
      {now !== undefined && now > 0 && current.length === 0 && <p>{t('console.hearing.none')}</p>}
      {before.length > 0 && (
        <Section title={t('console.hearing.before', { n: before.length })} open="always">
          {before.map(([id, card]) => (
            <HeardCard key={id} id={id} card={card} heading={3} />
          ))}
        </Section>
      )}
      <BalanceNow />
      <Missing />
    </>
  )
}

export const BalanceNow = () => {
  const balance = part<PartBalance>('balance').value
  return balance ? <Balance balance={balance} /> : null
}

/** "Is one of these missing?" Thoughts that no card rests on. */
const Missing = () => {
  const unused = Object.entries(partsOf<PartThought>('thought')).filter(
    ([, { cards, aside }]) => cards.length === 0 && !aside,
  )
  if (unused.length === 0) return null
  return (
    <Section title={t('console.missing')} note={t('console.thoughts', { n: unused.length })} open="never">
      <p>{t('console.missing.hint')}</p>
      <Thoughts thoughts={unused} acts={(id) => <Spotlight on={`thought/${id}`} />} />
    </Section>
  )
}
