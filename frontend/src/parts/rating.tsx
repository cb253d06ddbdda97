import type { PartRatings } from '../protocol.gen'
import { t } from '../words'
import { Spread } from './spread'

export interface RatingProps {
  /** What was rated, for those who listen. */
  of: string
  ratings: PartRatings
}

/** How a card was rated: mean, spread, by how many, and whether people differ. */
export const Rating = ({ of, ratings: { people, counts, mean, wide } }: RatingProps) => (
  <div class="rating">
    <p class="rating__mean">
      <strong>{mean.toFixed(1)}</strong> {t('rating.of', { n: people })}
    </p>
    <Spread caption={of} captionUnseen counts={counts} ends={[t('rating.1'), t('rating.5')]} />
    {wide && <p class="rating__wide">{t('rating.wide')}</p>}
  </div>
)
