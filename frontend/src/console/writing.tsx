import { Card } from '../parts/card'
import type { Line, PartCard, PartPen } from '../protocol.gen'
import { nameOn } from '../seats'
import { part, partsOf } from '../store'
import { t } from '../words'
import { Section } from './section'

/** Cards while their groups write them: one press away, because the room has not seen them. */
export const Writing = () => {
  const cards = Object.entries(partsOf<PartCard>('writing')).sort(([, a], [, b]) => a.group - b.group)
  if (cards.length === 0) return null
  const sent = cards.filter(([, card]) => card.sent).length
  return (
    <Section
      title={t('console.writing', { n: cards.length })}
      note={t('console.writing.note', { n: sent })}
      open="never"
    >
      {cards.map(([id, card]) => (
        <Card key={id} card={card} heading={3}>
          <Pens card={id} />
          {card.sent && <p class="card__note">{t('console.writing.sent')}</p>}
        </Card>
      ))}
    </Section>
  )
}

const lines = ['keeps', 'could'] as const satisfies readonly Line[]

const Pens = ({ card }: { card: string }) => (
  <>
    {lines.map((line) => {
      const pen = part<PartPen>(`pen/card/${card}/${line}`).value
      return (
        pen && (
          <p class="card__note" key={line} dir="auto">
            {t('pen.writing', { name: nameOn(pen.seat), words: pen.words })}
          </p>
        )
      )
    })}
  </>
)
