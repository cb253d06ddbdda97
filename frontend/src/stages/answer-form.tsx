/** One answer to a proposal, with the same box for everybody. */
import { signal } from '@preact/signals'
import { draft, remember, remembered, send, write, type Content } from '../draft'
import { Box } from '../parts/box'
import { Button } from '../parts/button'
import { Choice } from '../parts/choice'
import { answers } from '../parts/tallies'
import type { Answer, PartProposal, PartYou } from '../protocol.gen'
import { part } from '../store'
import { refusal, t } from '../words'
import { rememberAskedAbout } from './late-places'
import { Progress, roundOf, type OpenRound } from './rounds'

const mostWhy = 500

/** What has to be put right before sending. */
const missing = signal<'answer' | 'why' | undefined>(undefined)

export interface AnswerFormProps {
  /** The proposal. */
  id: string
  final: boolean
}

export const AnswerForm = ({ id, final }: AnswerFormProps) => {
  const round = roundOf('answers')
  const waiting = part<PartYou>('you').value?.waiting
  if (!round || round.proposal !== id || waiting === 'door') return null
  return <Form round={round} proposal={id} final={final} />
}

const Form = ({ round, proposal, final }: { round: OpenRound; proposal: string; final: boolean }) => {
  const own = draft(round.id, 'answer').value
  const last = own.state === 'empty' ? lastAnswer(proposal) : undefined
  const { text, choice } = last ?? own
  const chosen = choice as Answer | undefined
  const change = (content: Partial<Content>) => {
    missing.value = undefined
    rememberAskedAbout(round.id, proposal)
    write(round.id, 'answer', { text, choice, ...content })
  }
  return (
    <form
      class="answer-form stack"
      noValidate
      onSubmit={(event) => void submit(event, round.id, proposal, { text, choice })}
    >
      {last && final && (
        <p class="answer-form__last">{t(reworded(round) ? 'answer.last' : 'answer.last.same')}</p>
      )}
      <Choice
        name="answer"
        legend={t(final ? 'answer.final' : 'answer.first')}
        options={answers.map((value) => ({ value, label: t(`answer.${value}`) }))}
        chosen={chosen}
        problem={missing.value === 'answer' ? t('answer.missing') : undefined}
        onChoose={(value) => change({ choice: value })}
      />
      <Box
        id="why"
        label={t('answer.why')}
        hint={t(final ? 'answer.why.again' : 'answer.why.hint')}
        sees="all"
        sealed
        most={mostWhy}
        text={text}
        state={own.state}
        problem={
          missing.value === 'why' ? t('refusal.why_needed') : own.refused && refusal(own.refused, own.with)
        }
        readOnly={round.state !== 'open'}
        onWrite={(words) => change({ text: words })}
      />
      <Button kind="primary" disabled={round.state !== 'open'} busy={own.state === 'sending'}>
        {t(own.saved ? 'send.again' : 'answer.send')}
      </Button>
      {own.state === 'saved' && <p role="status">{t('answer.saved')}</p>}
      <Progress round={round.id} />
    </form>
  )
}

/**
 * What was answered before. Words that the room has seen stay with the answers they came with: sent
 * again they would count as another worry, and tie both answers to one person.
 */
const lastAnswer = (proposal: string): Content | undefined => {
  const last = remembered(proposal)
  const shown = talliesOf(proposal).length > 0
  return last && shown ? { ...last, text: '' } : last
}

/** Whether the words are others than those of the first answers. */
const reworded = ({ proposal, version }: OpenRound): boolean =>
  talliesOf(proposal).some((tally) => !tally.final && tally.version !== version)

const talliesOf = (proposal = '') => part<PartProposal>(`proposal/${proposal}`).value?.tallies ?? []

const submit = async (event: Event, round: string, proposal: string, content: Content) => {
  event.preventDefault()
  missing.value = !content.choice
    ? 'answer'
    : content.choice === 'no' && content.text.trim() === ''
      ? 'why'
      : undefined
  if (missing.value) {
    document.getElementById(missing.value)?.focus()
    return
  }
  write(round, 'answer', content)
  const sent = await send(round, 'answer', 'send_answer', ({ version, choice, text }) => ({
    round,
    version,
    answer: choice,
    why: text,
  }))
  if (!('refused' in sent)) remember(proposal, content)
}
