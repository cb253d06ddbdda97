/** Sharing: read in silence, mark what matters, then one thing each. */
import { act } from '../connection'
import { draft, isMine } from '../draft'
import { Button } from '../parts/button'
import { Check } from '../parts/check'
import { Further } from '../parts/further'
import { Hold } from '../parts/hold'
import { Thoughts } from '../parts/thought'
import { announce } from '../parts/announcer'
import type { PartCoverage, PartStage, PartThought, Reason } from '../protocol.gen'
import { part, partsOf } from '../store'
import { refusal, t } from '../words'
import { signal } from '@preact/signals'
import { isMarked, readAll, toggleMark, type Marks } from './marks'
import { rotated } from './own'
import { answeredHere, Progress, roundOf, type OpenRound } from './rounds'
import { Spoken } from './spoken'
import { StagePage } from './stage-page'

/** Whether the person holds the button that shows which are theirs. */
const holding = signal(false)
/** After the reading a thought can still be set aside, once that is asked for. */
const settingAside = signal(false)

export const Share = () => {
  const speaking = part<PartStage>('stage').value?.moment === 'speaking'
  const round = speaking ? undefined : roundOf('marks')
  return (
    <StagePage more={<ShareMore speaking={speaking} />}>
      {speaking && <Spoken />}
      <Read round={round} aside={!speaking || settingAside.value} />
      {round && <HaveRead round={round} />}
    </StagePage>
  )
}

const Read = ({ round, aside }: { round?: OpenRound; aside: boolean }) => {
  const all = Object.entries(partsOf<PartThought>('thought')).sort(([a], [b]) => (a < b ? -1 : 1))
  const shown = rotated(all.filter(([, thought]) => !thought.aside))
  const held = all.length - shown.length
  const coverage = part<PartCoverage>('coverage').value
  return (
    <section class="share stack">
      <p class="share__count">
        {t('share.count', { n: shown.length })} {held > 0 && t('share.aside', { n: held })}
      </p>
      {!round && coverage && (
        <p class="share__count">{t('share.coverage', { read: coverage.read, people: coverage.people })}</p>
      )}
      <Thoughts
        thoughts={shown}
        mine={(thought) => holding.value && isMine(thought.mark)}
        acts={(id) => aside && <Acts round={round} id={id} />}
      />
    </section>
  )
}

const Acts = ({ round, id }: { round?: OpenRound; id: string }) => (
  <div class="share__acts">
    {round?.state === 'open' && (
      <Button pressed={isMarked(round.id, id)} onPress={() => toggleMark(round.id, id)}>
        {t('share.matters')}
      </Button>
    )}
    <Further>
      <ul class="share__reasons">
        {reasons.map((reason) => (
          <li key={reason}>
            <SetAside thought={id} reason={reason} />
          </li>
        ))}
      </ul>
    </Further>
  </div>
)

const reasons = ['namesPerson', 'namesPatient'] as const satisfies readonly Reason[]

const SetAside = ({ thought, reason }: { thought: string; reason: Reason }) => (
  <Button kind="quiet" onPress={() => void setAside(thought, reason)}>
    {t('share.setAside', { reason: t(`reason.${reason}`) })}
  </Button>
)

const setAside = async (thought: string, reason: Reason) => {
  const answer = await act('set_aside', { thought, reason })
  announce('refused' in answer ? refusal(answer.refused, answer.with) : t('share.wasSetAside'))
}

const HaveRead = ({ round }: { round: OpenRound }) => {
  const { state, refused, with: facts, choice } = draft(round.id, 'marks').value
  const pressed = (choice as Marks | undefined)?.finished
  const finished = pressed && answeredHere(round.id)
  return (
    <section class="share__foot stack stack--close">
      <div class="row">
        {finished ? (
          <p role="status">{t('share.wasRead')}</p>
        ) : (
          <Button kind="primary" busy={pressed && state === 'sending'} onPress={() => readAll(round.id)}>
            {t('share.read')}
          </Button>
        )}
        <p class={`box__state box__state--${state}`} role="status">
          {state === 'empty' ? '' : t(`box.${state}`)}
        </p>
      </div>
      {refused && <p role="alert">{refusal(refused, facts)}</p>}
      <p class="box__sees">{t('share.sees')}</p>
      <Progress round={round.id} />
    </section>
  )
}

const ShareMore = ({ speaking }: { speaking: boolean }) => (
  <>
    <Hold
      onHold={(held) => {
        holding.value = held
      }}
    >
      {t('share.mine')}
    </Hold>
    {speaking && (
      <Check
        id="setting-aside"
        label={t('share.settingAside')}
        checked={settingAside.value}
        onCheck={(on) => (settingAside.value = on)}
      />
    )}
  </>
)
