import type { ComponentChildren } from 'preact'
import type { PartTurnList } from '../protocol.gen'
import { t } from '../words'

export interface TurnsProps {
  list: PartTurnList
  /** What a seat is called here. */
  name: (seat: number) => string
  /** This person's seat; 0: none. */
  you?: number
  /** What the speaker can press. */
  children?: ComponentChildren
}

/** Who speaks now and who comes after, the same on everyone's screen. */
export const Turns = ({ list, name, you = 0, children }: TurnsProps) => (
  <div class="turns">
    {list.now !== 0 && list.now !== you && <p class="turns__label">{t('turns.now')}</p>}
    <p class="turns__now" role="status">
      {list.now === 0 ? t('turns.over') : list.now === you ? t('turns.you') : name(list.now)}
    </p>
    {list.again && <p class="turns__again">{t('turns.again')}</p>}
    {children}
    {list.waiting.length > 0 && (
      <ol class="turns__waiting" aria-label={t('turns.after')}>
        {list.waiting.map((seat) => (
          <li key={seat} class={seat === you ? 'turns__seat turns__seat--you' : 'turns__seat'}>
            {name(seat)}
            {seat === you && ` (${t('people.you')})`}
          </li>
        ))}
      </ol>
    )}
    {list.passed.length > 0 && (
      <p class="turns__passed">{t('turns.passed', { names: list.passed.map(name).join(', ') })}</p>
    )}
  </div>
)
