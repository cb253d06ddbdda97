/** Everybody looks at the lines once: "Looks right", or the lines that do not. */
import { draft, send, write } from '../draft'
import { Button } from '../parts/button'
import { HideLink } from '../parts/hide'
import { MinuteLine } from '../parts/minute-line'
import { refusal, t } from '../words'
import type { Line } from './close'
import { Progress, type OpenRound } from './rounds'

export const CheckLines = ({ round, lines }: { round: OpenRound; lines: Line[] }) => {
  const own = draft(round.id, 'lines').value
  const tapped = (own.choice as string[] | undefined) ?? []
  const open = round.state === 'open'
  const toggle = (id: string) =>
    write(round.id, 'lines', {
      choice: tapped.includes(id) ? tapped.filter((each) => each !== id) : [...tapped, id],
    })
  return (
    <form class="check-lines stack" noValidate onSubmit={(event) => void sendLines(event, round.id, tapped)}>
      <p>{t('close.check')}</p>
      <div>
        {lines.map(([id, line]) => (
          <MinuteLine key={id} line={line}>
            {open && (
              <p class="check-lines__tap">
                <Button pressed={tapped.includes(id)} onPress={() => toggle(id)}>
                  {t('close.tap')}
                  <span class="unseen"> {line.number}</span>
                </Button>
              </p>
            )}
          </MinuteLine>
        ))}
      </div>
      <div class="row">
        <Button kind="primary" disabled={!open} busy={own.state === 'sending'}>
          {tapped.length === 0 ? t('close.right') : t('close.send', { n: tapped.length })}
        </Button>
        <p class={`box__state box__state--${own.state}`} role="status">
          {own.state === 'empty' ? '' : t(`box.${own.state}`)}
        </p>
      </div>
      {own.refused && <p role="alert">{refusal(own.refused, own.with)}</p>}
      <p class="box__sees">
        {t('pulse.sees')} <HideLink />
      </p>
      <Progress round={round.id} />
    </form>
  )
}

const sendLines = async (event: Event, round: string, tapped: string[]) => {
  event.preventDefault()
  write(round, 'lines', { choice: tapped })
  await send(round, 'lines', 'send_lines', ({ version, choice }) => ({ round, version, tapped: choice }))
}
