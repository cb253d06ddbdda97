/** A card that this person's group writes. */
import { signal } from '@preact/signals'
import { act } from '../connection'
import { Button } from '../parts/button'
import { mainLines, moreLines } from '../parts/card'
import { Choice } from '../parts/choice'
import { Further } from '../parts/further'
import type { Aspect, PartCard } from '../protocol.gen'
import { refusal, t } from '../words'
import { choose, chosenOf, unchoose } from './chosen'
import { CardLine } from './card-line'
import { ThoughtPicker } from './thought-picker'
import { saveLine } from './writing-line'

const aspects: readonly Aspect[] = ['together', 'technology', 'conditions']

/** What a card could not do, by card. */
const problems = signal<Record<string, string>>({})

export interface WritingCardProps {
  id: string
  card: PartCard
  number: number
  /** Its Send is the one thing to do on this screen. */
  primary: boolean
}

export const WritingCard = ({ id, card, number, primary }: WritingCardProps) => (
  <article class="writing-card stack" aria-labelledby={`${id}-name`}>
    <h2 id={`${id}-name`}>{t('explore.card', { number })}</h2>
    {mainLines.map((line) => (
      <CardLine key={line} card={id} line={line} shared={card.lines[line]} />
    ))}
    <ThoughtPicker card={id} shared={card.thoughts} />
    <Choice
      name={`${id}-aspect`}
      legend={t('explore.aspect')}
      options={aspects.map((value) => ({ value, label: t(`aspect.${value}`) }))}
      chosen={chosenOf(`aspect/${id}`, card.aspect) || undefined}
      onChoose={(aspect) => void chooseAspect(id, card.aspect, aspect)}
    />
    <Further label={t('explore.moreLines')}>
      {moreLines.map((line) => (
        <CardLine key={line} card={id} line={line} shared={card.lines[line]} />
      ))}
      <Button kind="quiet" onPress={() => void discard(id)}>
        {t('explore.discard')}
      </Button>
    </Further>
    <div class="row">
      {card.sent ? (
        <>
          <p class="box__state box__state--saved" role="status">
            {t('explore.sent')}
          </p>
          <Button kind="quiet" onPress={() => void ask(id, 'send_card', { card: id, sent: false })}>
            {t('explore.takeBack')}
          </Button>
        </>
      ) : (
        <Button kind={primary ? 'primary' : 'plain'} onPress={() => void sendCard(id)}>
          {t('explore.send')}
        </Button>
      )}
    </div>
    {problems.value[id] && (
      <p class="writing-card__problem" role="alert">
        {problems.value[id]}
      </p>
    )}
  </article>
)

const chooseAspect = async (card: string, shared: Aspect, aspect: Aspect) => {
  choose(`aspect/${card}`, shared, aspect)
  if (!(await ask(card, 'choose_aspect', { card, aspect }))) unchoose(`aspect/${card}`)
}

/** Whether it was done. */
const ask = async (card: string, name: string, body: unknown): Promise<boolean> => {
  const answer = await act(name, body)
  const problem = 'refused' in answer ? cardRefusal(answer.refused, answer.with) : ''
  problems.value = { ...problems.value, [card]: problem }
  return problem === ''
}

const cardRefusal: typeof refusal = (code, facts) =>
  code === 'needs_words' ? t('explore.needsWords') : refusal(code, facts)

/** First what is still being typed, then the card. */
const sendCard = async (card: string) => {
  for (const line of [...mainLines, ...moreLines]) await saveLine(card, line)
  await ask(card, 'send_card', { card, sent: true })
}

/** The card that was put away last, to bring it back. */
export const discarded = signal<string | undefined>(undefined)

const discard = async (card: string) => {
  if (await ask(card, 'discard_card', { card, discarded: true })) discarded.value = card
}

export const bringBack = async (card: string) => {
  if (await ask(card, 'discard_card', { card, discarded: false })) discarded.value = undefined
}
