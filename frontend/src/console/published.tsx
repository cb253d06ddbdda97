import { useEffect } from 'preact/hooks'
import { CopyLine } from '../parts/copy-line'
import { Notice } from '../parts/notice'
import type { PartRecord, PartWorkshop } from '../protocol.gen'
import { part } from '../store'
import { links, linksRefused, loadLinks } from '../links'
import { refusal, t } from '../words'
import { Copy } from './copy'

/** After the close: where the record is, and words to send with it. */
export const Published = () => {
  const record = part<PartRecord>('record').value
  const topic = part<PartWorkshop>('workshop').value?.topic ?? ''
  useEffect(() => void loadLinks(), [record?.record])
  const found = links.value?.record
  if (linksRefused.value)
    return <Notice kind="problem">{refusal(linksRefused.value.refused, linksRefused.value.with)}</Notice>
  if (!found) return null
  return (
    <div class="stack">
      <p>{t('console.published')}</p>
      <CopyLine
        id="reading"
        label={t('console.published.link')}
        hint={t('console.published.link.hint')}
        value={found.url}
      />
      <div class="row">
        <a class="button button--primary" href={found.url} target="_blank" rel="noopener">
          {t('console.published.open')}
        </a>
        <Copy text={() => t('console.published.reminder.text', { topic, url: found.url })}>
          {t('console.published.reminder')}
        </Copy>
      </div>
      <p>{t('console.published.forms')}</p>
    </div>
  )
}
