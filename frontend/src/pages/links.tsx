/** The links of a workshop, for its host: after it was created, and whenever the host link is opened. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { linksOf, type Links } from '../api'
import { CopyLine } from '../parts/copy-line'
import { Notice } from '../parts/notice'
import { Page } from '../parts/page'
import { passOfTab } from '../passes'
import { refusal, t } from '../words'
import { enterByLink } from './landing'
import { Nowhere } from './nowhere'

const links = signal<Links | undefined>(undefined)
const failed = signal<string | undefined>(undefined)

export const HostLinks = () => {
  useEffect(() => void load(), [])
  if (failed.value) {
    return (
      <Page title={t('landing.failed')}>
        <p>{failed.value}</p>
      </Page>
    )
  }
  if (!links.value)
    return location.hash || passOfTab('host') ? <Page title={t('landing.opening')}>{null}</Page> : <Nowhere />
  return <Created links={links.value} />
}

const load = async () => {
  const refused = location.hash ? await enterByLink('host') : undefined
  const pass = passOfTab('host')
  if (refused) failed.value = refusal(refused.refused, refused.with)
  if (refused || !pass) return
  const found = await linksOf(pass.pass)
  if ('refused' in found) failed.value = refusal(found.refused, found.with)
  else links.value = found
}

export const Created = ({ links }: { links: Links }) => {
  const { topic, participant, facilitator, host, screen } = links
  return (
    <Page topic={topic || undefined} title={t('created.title')}>
      <div class="created">
        <Notice>
          <strong>{t('created.host.hint')}</strong>
        </Notice>
        {host && (
          <CopyLine id="host" label={t('created.host')} hint={t('created.host.more')} value={host.url} />
        )}
        {facilitator && (
          <CopyLine
            id="facilitator"
            label={t('created.facilitator')}
            hint={t('created.facilitator.hint')}
            value={facilitator.url}
          />
        )}
        <CopyLine
          id="participant"
          label={t('created.participant')}
          hint={t('created.participant.hint')}
          value={participant.url}
        />
        {participant.code && (
          <CopyLine
            id="code"
            label={t('created.code')}
            hint={t('created.code.hint', { address: `${location.host}/join` })}
            value={participant.code}
          />
        )}
        {participant.qr && <img class="created__qr" src={participant.qr} alt={t('created.qr')} />}
        {screen && (
          <CopyLine
            id="screen"
            label={t('created.screen')}
            hint={t('created.screen.hint')}
            value={screen.url}
          />
        )}
        <p>
          <a class="button button--primary" href="/console">
            {t('created.open')}
          </a>
        </p>
      </div>
    </Page>
  )
}
