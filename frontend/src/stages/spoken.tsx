/** A spoken round: the order is on every screen, and the speaker passes the turn on. */
import { signal } from '@preact/signals'
import { act } from '../connection'
import { Button } from '../parts/button'
import { Turns } from '../parts/turns'
import type { PartTurnList, PartTurns, PartYou } from '../protocol.gen'
import { nameAndPlaceOn } from '../seats'
import { part } from '../store'
import { refusal, t } from '../words'

const busy = signal(false)
const problem = signal('')

export const Spoken = () => {
  const turns = part<PartTurns>('turns').value
  const you = part<PartYou>('you').value
  if (!turns) return null
  const { list, others } = listFor(turns, you?.group ?? 0)
  const mine = list !== undefined && list.now !== 0 && list.now === you?.seat
  return (
    <section class="spoken stack">
      {list && (
        <Turns list={list} name={nameAndPlaceOn} you={you?.seat}>
          {mine && (
            <div class="spoken__turn stack">
              <p>{t('spoken.seconds', { n: turns.seconds })}</p>
              <div class="row">
                <Button
                  kind="primary"
                  busy={busy.value}
                  onPress={() => void finish(turns.turns, list.now, false)}
                >
                  {t('spoken.done')}
                </Button>
                <Button busy={busy.value} onPress={() => void finish(turns.turns, list.now, true)}>
                  {t('spoken.pass')}
                </Button>
              </div>
            </div>
          )}
        </Turns>
      )}
      {problem.value && <p role="alert">{problem.value}</p>}
      {others.map((other) => (
        <section key={other.group} class="stack stack--close">
          <h2>{t('card.group', { group: other.group })}</h2>
          <Turns list={other} name={nameAndPlaceOn} />
        </section>
      ))}
    </section>
  )
}

/** One's own group's order; who is in none sees them all. */
const listFor = ({ lists }: PartTurns, group: number): { list?: PartTurnList; others: PartTurnList[] } => {
  const list = lists.find((each) => each.group === 0 || each.group === group)
  return { list, others: list ? [] : lists }
}

const finish = async (turns: string, seat: number, passed: boolean) => {
  busy.value = true
  const answer = await act('finish_turn', passed ? { turns, seat, passed } : { turns, seat })
  busy.value = false
  problem.value = 'refused' in answer ? refusal(answer.refused, answer.with) : ''
}
