/** "Use this thought": on which thoughts a card rests. */
import { act } from '../connection'
import { announce } from '../parts/announcer'
import { Button } from '../parts/button'
import { Further } from '../parts/further'
import { Thought, Thoughts } from '../parts/thought'
import type { PartThought } from '../protocol.gen'
import { partsOf } from '../store'
import { refusal, t } from '../words'
import { choose, chosenOf, unchoose } from './chosen'

export interface ThoughtPickerProps {
  card: string
  /** The card's thoughts, as everybody has them. */
  shared: readonly string[]
}

export const ThoughtPicker = ({ card, shared }: ThoughtPickerProps) => {
  const chosen = chosenOf(`thoughts/${card}`, shared)
  const thoughts = partsOf<PartThought>('thought')
  const offered = Object.entries(thoughts).filter(([, thought]) => !thought.aside)
  return (
    <div class="thought-picker stack stack--close">
      <Further label={chosen.length === 0 ? t('explore.use.none') : t('explore.use', { n: chosen.length })}>
        <p>{t('explore.useHint')}</p>
        <Thoughts
          thoughts={manyAndFew(offered)}
          acts={(id) => (
            <Button pressed={chosen.includes(id)} onPress={() => void toggle(card, shared, id)}>
              {t('explore.useThis')}
            </Button>
          )}
        />
      </Further>
      {chosen.map((id) => thoughts[id] && <Thought key={id} thought={thoughts[id]} />)}
    </div>
  )
}

/** Marked by many and marked by few in turn, so that neither is at the end of the list. */
export const manyAndFew = <T extends { matters: number }>(list: readonly (readonly [string, T])[]) => {
  const sorted = [...list].sort(([a, one], [b, other]) => other.matters - one.matters || (a < b ? -1 : 1))
  const half = Math.ceil(sorted.length / 2)
  const [many, few] = [sorted.slice(0, half), sorted.slice(half).reverse()]
  return many.flatMap((one, index) => (few[index] ? [one, few[index]] : [one]))
}

const toggle = async (card: string, shared: readonly string[], id: string) => {
  const what = `thoughts/${card}`
  const chosen = chosenOf(what, shared)
  const thoughts = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]
  choose(what, shared, thoughts)
  const answer = await act('choose_thoughts', { card, thoughts })
  if (!('refused' in answer)) return
  unchoose(what)
  announce(refusal(answer.refused, answer.with))
}
