import { signal } from '@preact/signals'
import { Notice } from '../parts/notice'
import { Proposal } from '../parts/proposal'
import { RuleInNumbers } from '../stages/rule-in-numbers'
import { Tallies } from '../parts/tallies'
import { Versions } from '../parts/versions'
import { Outcome } from '../parts/outcome'
import { t } from '../words'
import { currentProposal } from './current'
import { Do } from './do'
import { Section } from './section'
import { Spotlight } from './spotlight'
import { After } from './after'
import { Wording } from './wording'
import { Worries } from './worries'

/** The proposal that was put back last, so that it can be brought back; "": none. */
const putBack = signal('')

/** Read aloud, questions by voice: the words, and putting it back. */
export const Wordings = () => {
  const now = currentProposal()
  if (!now) return null
  const [id, proposal] = now
  return (
    <>
      <Wording id={id} proposal={proposal} />
      <RuleInNumbers />
      <div class="row">
        <Do
          act="put_back"
          kind="quiet"
          with={{ proposal: id, back: true }}
          onDone={() => (putBack.value = id)}
        >
          {t('console.putBack')}
        </Do>
        <Spotlight on={`proposal/${id}`} />
      </div>
    </>
  )
}

/** After a proposal was put back. */
export const PutBack = () =>
  putBack.value ? (
    <Notice live>
      <div class="stack stack--close">
        <p>{t('console.putBack.done')}</p>
        <div class="row">
          <Do
            act="put_back"
            with={{ proposal: putBack.value, back: false }}
            onDone={() => (putBack.value = '')}
          >
            {t('console.putBack.undo')}
          </Do>
        </div>
      </div>
    </Notice>
  ) : null

/** People answer: the sentence stands still. */
export const Answering = () => {
  const now = currentProposal()
  if (!now) return null
  const [, proposal] = now
  return (
    <>
      <Proposal {...proposal} />
      <RuleInNumbers />
      <Tallies tallies={proposal.tallies} />
    </>
  )
}

/** Hear the worries, change the words. */
export const Worrying = () => {
  const now = currentProposal()
  if (!now) return null
  const [id, proposal] = now
  return (
    <>
      <Tallies tallies={proposal.tallies} />
      <Worries worries={proposal.worries} />
      <h2>{t('console.wording')}</h2>
      <Wording id={id} proposal={proposal} />
      {proposal.versions.length > 1 && (
        <Section title={t('console.versions')} open="never">
          <Versions versions={proposal.versions} />
        </Section>
      )}
      <RuleInNumbers />
    </>
  )
}

/** What the room found, and what follows where it was not agreed. */
export const Resulted = () => {
  const now = currentProposal()
  if (!now) return null
  const [id, proposal] = now
  return (
    <>
      <Outcome {...proposal} />
      <Proposal {...proposal} />
      <Tallies tallies={proposal.tallies} />
      <After id={id} proposal={proposal} />
      {proposal.tallies.length > 0 && <Worries worries={proposal.worries} />}
    </>
  )
}
