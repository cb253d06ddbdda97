import type { ComponentChildren } from 'preact'
import type { Line, PartCard } from '../protocol.gen'
import { t } from '../words'
import { Rating } from './rating'

export const mainLines = ['keeps', 'could'] as const
export const moreLines = ['affected', 'unsettled', 'meanings', 'exists'] as const

export interface CardProps {
  card: PartCard
  /** The groups of cards that are joined to it. */
  joinedGroups?: readonly number[]
  /** The ratings are shown together, once. */
  withRatings?: boolean
  /** Its place in the order of the ratings. */
  number?: number
  /** Heading level, where a page has a heading over its cards. */
  heading?: 2 | 3
  children?: ComponentChildren
}

/** What a group brings to the room, to read. */
export const Card = ({ card, joinedGroups = [], withRatings, number, heading = 2, children }: CardProps) => {
  const Heading = `h${heading}` as const
  return (
    <article class="card">
      <Heading class="card__could">
        <span class="card__lead">
          {number && `${number}. `}
          {t('line.could')}
        </span>{' '}
        {card.lines.could?.words ?? t('card.noWords')}
      </Heading>
      {card.lines.keeps && <CardLine line="keeps" words={card.lines.keeps.words} />}
      {moreLines.map((line) => {
        const words = card.lines[line]?.words
        return words ? <CardLine key={line} line={line} words={words} /> : null
      })}
      <p class="card__note">
        {t('card.group', { group: card.group })} · {t('card.evidence', evidence(card))}
        {card.aspect && <> · {t('card.aspect', { aspect: t(`aspect.${card.aspect}`) })}</>}
      </p>
      {joinedGroups.length > 0 && (
        <p class="card__note">{t('card.joined', { groups: joinedGroups.join(', ') })}</p>
      )}
      {card.before && <p class="card__note">{t('card.before', { time: card.before })}</p>}
      {card.into && <p class="card__note">{t('card.into')}</p>}
      {withRatings && card.ratings && <Rating of={cardName(card)} ratings={card.ratings} />}
      {children}
    </article>
  )
}

/** The words by which a card is spoken of. */
export const cardName = (card: PartCard): string =>
  card.lines.could?.words ?? card.lines.keeps?.words ?? t('card.group', { group: card.group })

const evidence = ({ evidence: { thoughts, groups, of } }: PartCard) => ({ n: thoughts, groups, of })

const CardLine = ({ line, words }: { line: Line; words: string }) => (
  <p class="card__line">
    <span class="card__lead">{t(`line.${line}`)}</span>{' '}
    <span class="card__words" dir="auto">
      {words}
    </span>
  </p>
)
