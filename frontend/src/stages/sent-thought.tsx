/** One's own thought that was sent: to change or withdraw until the round closes. */
import { draft, withdraw } from '../draft'
import { Button } from '../parts/button'
import { t } from '../words'
import { edit } from './thought-boxes'

export const SentThought = ({ round, box }: { round: string; box: string }) => {
  const { saved, state } = draft(round, box).value
  return (
    <article class="sent-thought">
      <p class="sent-thought__text" dir="auto">
        {saved?.text}
      </p>
      <div class="row">
        <p class={`box__state box__state--${state}`} role="status">
          {state === 'empty' ? '' : t(`box.${state}`)}
        </p>
        <Button kind="quiet" onPress={() => edit(round, box, true)}>
          {t('gather.edit')}
        </Button>
        <Button kind="quiet" onPress={() => void takeBack(round, box)}>
          {t('gather.withdraw')}
        </Button>
      </div>
    </article>
  )
}

const takeBack = (round: string, box: string) =>
  withdraw(round, box, 'withdraw_thought', ({ key, version }) => ({ round, key, version }))
