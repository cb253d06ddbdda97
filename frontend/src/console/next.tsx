import { Button } from '../parts/button'
import { Notice } from '../parts/notice'
import type { PartNext, PartPlan, PartRound } from '../protocol.gen'
import { clock, part, partsOf } from '../store'
import { known, refusal, t, type Facts } from '../words'
import { Beside, minutesBeforeClose, nextCard } from './beside'
import { currentProposal } from './current'
import { firstCard } from './forward'
import { Publish } from './publish'
import { openDialog } from '../parts/dialog'
import {
  chosenCard,
  goOnWithout,
  missingLine,
  nameOfButton,
  press,
  pressed,
  refusedOf,
  waitOn,
  type Refusal,
} from './press'

/** The one big button, whose label says what will happen. */
export const Next = () => {
  const next = part<PartNext>('next').value
  if (!next) return null
  const label = labelOf(next)
  if (!next.do) return <p class="next__awaited">{label}</p>
  return (
    <div class="next">
      <BigButton next={next} label={label} />
      <Beside next={next} />
      <Back next={next} />
      {next.do === 'settle_aloud' && <NotAloud next={next} />}
      {next.do === 'take_forward' && <LinesInstead next={next} />}
      {next.do === 'show_lines' && <AnotherCard next={next} />}
      {next.do === 'publish' && <Publish next={next} />}
    </div>
  )
}

const labelOf = ({ label, facts }: PartNext): string => {
  const key = `next.${label}`
  return known(key) ? t(key, facts as Facts) : t('next.on')
}

const BigButton = ({ next, label }: { next: PartNext; label: string }) => {
  const busy = pressed.value === nameOfButton(next)
  const wait = secondsToWait(next)
  return (
    <>
      <Button
        kind="primary"
        busy={busy || wait > 0}
        describedBy={wait > 0 ? 'next-wait' : undefined}
        onPress={() => (next.do === 'publish' ? openDialog('publish') : void press(next, clock.value))}
      >
        {busy ? t('button.working') : label}
      </Button>
      {wait > 0 && (
        <p class="next__wait" id="next-wait">
          {t('next.wait', { n: wait })}
        </p>
      )}
    </>
  )
}

/** Answers stay open for a while, so that nobody is hurried. */
const secondsToWait = (next: PartNext): number => {
  if (next.do !== 'close_round' && !next.drop) return 0
  const back = refusedOf.value
  const until = back?.button === nameOfButton(next) ? (back.refusal.until ?? 0) : 0
  const earliest = Object.values(partsOf<PartRound>('round')).map((round) => Date.parse(round.earliest) || 0)
  const last = Math.max(until, ...earliest)
  return last > 0 ? Math.max(0, Math.ceil((last - clock.value) / 1_000)) : 0
}

/** What came back, and what to do about it. */
const Back = ({ next }: { next: PartNext }) => {
  const back = refusedOf.value
  return (
    <div class="next__back" role="alert">
      {back?.button === nameOfButton(next) && <Sentence next={next} refusal={back.refusal} />}
    </div>
  )
}

const Sentence = ({ next, refusal: back }: { next: PartNext; refusal: Refusal }) => {
  if (back.refused === 'too_soon') return null
  if (back.refused === 'needs_words' && filledIn()) return null
  if (back.refused !== 'too_few_yet')
    return <Notice kind="problem">{refusal(back.refused, back.with)}</Notice>
  return (
    <Notice>
      <div class="stack stack--close">
        <p>{refusal(back.refused, back.with)}</p>
        <div class="row">
          <Button onPress={waitOn}>{t('next.few.wait')}</Button>
          <Button onPress={() => void goOnWithout(next, clock.value)}>{t('next.few.goOn')}</Button>
        </div>
        <p class="next__hint">{t('next.few.hint')}</p>
      </div>
    </Notice>
  )
}

/** The line that was empty has words by now. */
const filledIn = (): boolean => {
  const now = currentProposal()
  return now !== undefined && missingLine(now[0]) === undefined
}

/** In a room of fewer than five, what was said aloud may be a no. */
const NotAloud = ({ next }: { next: PartNext }) => (
  <Other button={{ ...next, with: { ...next.with, agreed: false } }} label={t('next.notAloud')} />
)

/** Cards are left, but no time: on to the close. */
const LinesInstead = ({ next }: { next: PartNext }) => {
  const closed = part<PartPlan>('plan').value?.stages.find(({ stage }) => stage === 'closing')?.times ?? 0
  const lines = { ...next, do: 'show_lines', with: { time: closed + 1 } }
  return <Other button={lines} label={t('next.showLines')} kind="quiet" />
}

/** The planned proposals are made, and cards are left. */
const AnotherCard = ({ next }: { next: PartNext }) => {
  const card = chosenCard.value || firstCard()
  if (!card) return null
  return (
    <div class="next__another">
      <p class="next__hint" dir="auto">
        {t('next.another.left', { n: minutesBeforeClose() })} {nextCard()}
      </p>
      <Other
        button={{ ...next, do: 'take_forward', with: { card } }}
        label={t('next.another')}
        kind="quiet"
      />
    </div>
  )
}

interface OtherProps {
  button: PartNext
  label: string
  kind?: 'plain' | 'quiet'
}

/** Another way on, beside the big button. */
const Other = ({ button, label, kind }: OtherProps) => (
  <>
    <Button kind={kind} busy={pressed.value !== ''} onPress={() => void press(button, clock.value)}>
      {label}
    </Button>
    <Back next={button} />
  </>
)
