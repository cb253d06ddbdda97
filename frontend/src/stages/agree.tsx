/** Building agreement: the proposal, answers, worries, answers again, result. */
import { Card } from '../parts/card'
import { Further } from '../parts/further'
import { Outcome } from '../parts/outcome'
import { Tallies } from '../parts/tallies'
import { Versions } from '../parts/versions'
import { isWorry, Remarks, Worry } from '../parts/worry'
import type { PartCard, PartProposal, PartStage, PartWorry } from '../protocol.gen'
import { part, partsOf } from '../store'
import { t } from '../words'
import { AnswerForm } from './answer-form'
import { Heard } from './heard'
import { LiveProposal } from './live-proposal'
import { RuleInNumbers } from './rule-in-numbers'
import { StagePage } from './stage-page'

export const Agree = () => {
  const moment = part<PartStage>('stage').value?.moment
  const now = Object.entries(partsOf<PartProposal>('proposal')).find(([, proposal]) => proposal.now)
  if (!now || moment === 'choosing') return <Choosing />
  const [id, proposal] = now
  return (
    <StagePage more={<Background proposal={proposal} />}>
      {moment === 'resulted' && <Outcome {...proposal} />}
      <LiveProposal id={id} proposal={proposal} />
      {moment === 'wording' && <RuleInNumbers />}
      {(moment === 'firstAnswers' || moment === 'finalAnswers') && (
        <AnswerForm id={id} final={moment === 'finalAnswers'} />
      )}
      {moment === 'worrying' && <p>{t('agree.worrying')}</p>}
      {(moment === 'worrying' || moment === 'resulted') && <AnsweredSoFar proposal={proposal} />}
    </StagePage>
  )
}

const Choosing = () => (
  <StagePage>
    <p>{t('agree.choosing')}</p>
    <Heard withRatings />
  </StagePage>
)

/** Both counts and everything written with them, without names. */
const AnsweredSoFar = ({ proposal: { tallies, worries } }: { proposal: PartProposal }) => (
  <>
    <Tallies tallies={tallies} />
    {worries.length > 0 && (
      <section class="worries stack">
        <h2>{t('agree.worries')}</h2>
        <p class="box__sees">{t('agree.worries.hint')}</p>
        <WrittenWith final={false} worries={worries.filter(isWorry)} />
        <WrittenWith final worries={worries.filter(isWorry)} />
        <Remarks worries={worries} />
      </section>
    )}
  </>
)

const WrittenWith = ({ final, worries }: { final: boolean; worries: PartWorry[] }) => {
  const written = worries.filter((worry) => worry.final === final)
  if (written.length === 0) return null
  return (
    <section>
      <h3 class="worries__round">{t(final ? 'tally.final' : 'tally.first')}</h3>
      {written.map((worry) => (
        <Worry key={worry.worry} worry={worry} />
      ))}
    </section>
  )
}

/** The card it came from, the rule, and the versions of its words. */
const Background = ({ proposal }: { proposal: PartProposal }) => {
  const card = part<PartCard>(`card/${proposal.card}`).value
  return (
    <>
      {card && (
        <Further label={t('agree.card')}>
          <Card card={card} withRatings />
        </Further>
      )}
      {proposal.versions.length > 1 && (
        <Further label={t('agree.versions')}>
          <Versions versions={proposal.versions} />
        </Further>
      )}
      <RuleInNumbers />
    </>
  )
}
