import { useEffect } from 'preact/hooks'
import { CopyLine } from '../parts/copy-line'
import { Notice } from '../parts/notice'
import type { PartWorkshop } from '../protocol.gen'
import { part } from '../store'
import { refusal, t } from '../words'
import { links, loadLinks, linksRefused } from '../links'
import { Section } from './section'

/** The links and the code, behind a disclosure once people have come in. */
export const WaysIn = () => (
  <Section title={t('console.ways')} open="never">
    <Links />
  </Section>
)

/** The participants' link, its picture and the code; then the links to keep for oneself. */
export const Links = ({ large }: { large?: boolean }) => {
  const code = part<PartWorkshop>('workshop').value?.code
  useEffect(() => void loadLinks(), [])
  if (linksRefused.value)
    return <Notice kind="problem">{refusal(linksRefused.value.refused, linksRefused.value.with)}</Notice>
  const found = links.value
  if (!found) return null
  return (
    <div class={large ? 'ways-in ways-in--large' : 'ways-in'}>
      <div class="ways-in__people">
        {found.participant.qr && (
          <img class="ways-in__picture" src={found.participant.qr} alt={t('created.qr')} />
        )}
        <div class="stack">
          {code && (
            <p>
              {t('console.ways.code', { address: `${location.host}/join` })}
              <strong class="ways-in__code">{code}</strong>
            </p>
          )}
          <CopyLine id="way-participant" label={t('created.participant')} value={found.participant.url} />
        </div>
      </div>
      {found.screen && <CopyLine id="way-screen" label={t('created.screen')} value={found.screen.url} />}
      <p>
        <a href="/screen" target="_blank" rel="noopener">
          {t('console.ways.screen')}
        </a>
      </p>
      {found.facilitator && (
        <CopyLine id="way-facilitator" label={t('created.facilitator')} value={found.facilitator.url} />
      )}
      {found.host && <CopyLine id="way-host" label={t('created.host')} value={found.host.url} />}
    </div>
  )
}
