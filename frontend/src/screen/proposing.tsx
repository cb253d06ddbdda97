import { Outcome } from '../parts/outcome'
import { Tallies } from '../parts/tallies'
import { Worry } from '../parts/worry'
import type { PartProposal } from '../protocol.gen'
import { partsOf } from '../store'
import { t } from '../words'
import { RuleInNumbers } from '../stages/rule-in-numbers'
import { Answered } from './answered'
import { Sentence } from './sentence'
import { Turning } from './turning'

/** The proposal that the room works on. */
const current = (): [string, PartProposal] | undefined =>
  Object.entries(partsOf<PartProposal>('proposal')).find(([, { now }]) => now)

export const Wording = () => {
  const now = current()
  if (!now) return null
  return (
    <>
      <Sentence id={now[0]} proposal={now[1]} written />
      <RuleInNumbers />
    </>
  )
}

export const Answering = () => {
  const now = current()
  if (!now) return null
  return (
    <>
      <Sentence id={now[0]} proposal={now[1]} />
      <RuleInNumbers />
      <div class="proposing__answers">
        <p>{t('screen.answer')}</p>
        <Answered />
      </div>
    </>
  )
}

/** The worries together, beside the words as they change. */
export const Worrying = () => {
  const now = current()
  if (!now) return null
  const [id, proposal] = now
  return (
    <>
      <Sentence id={id} proposal={proposal} small written />
      <div class="proposing">
        <Tallies tallies={proposal.tallies} />
        <Turning>
          {proposal.worries.map((worry) => (
            <Worry key={worry.worry} worry={worry} />
          ))}
        </Turning>
      </div>
    </>
  )
}

export const Resulted = () => {
  const now = current()
  if (!now) return null
  const [id, proposal] = now
  return (
    <div class="proposing">
      <div class="proposing__side">
        <Outcome {...proposal} />
        <Tallies tallies={proposal.tallies} />
      </div>
      <Sentence id={id} proposal={proposal} small />
    </div>
  )
}
