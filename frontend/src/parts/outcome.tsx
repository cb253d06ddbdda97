import { dayInWords } from '../dates'
import type { PartProposal } from '../protocol.gen'
import { t } from '../words'

type OutcomeProps = Pick<PartProposal, 'outcome' | 'way' | 'wayWords' | 'wayUntil'>

/** The result in its own words, and what follows where it was not agreed. */
export const Outcome = ({ outcome, way, wayWords, wayUntil }: OutcomeProps) =>
  outcome ? (
    <div class={agreed(outcome) ? 'outcome outcome--agreed' : 'outcome'}>
      <p class="outcome__name">{t(`outcome.${outcome}`)}</p>
      {way && (
        <p class="outcome__way">
          {t(`way.${way}`)}
          {wayWords && <>: {wayWords}</>}
          {wayUntil && <> ({t('way.until', { day: dayInWords(wayUntil) })})</>}
        </p>
      )}
    </div>
  ) : null

const agreedOutcomes = ['agreed', 'agreedReservations', 'supportedObjected', 'agreedAloud']

/** Whether an outcome counts as an agreement. */
export const agreed = (outcome: PartProposal['outcome']): boolean => agreedOutcomes.includes(outcome)
