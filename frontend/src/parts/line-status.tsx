import type { Status } from '../store'
import { t } from '../words'
import { Notice } from './notice'

export interface LineStatusProps {
  status: Status
  /** The store lost its last moments and is being healed. */
  rolledBack?: boolean
}

/** Where the connection stands, in words; nothing while all is well. */
export const LineStatus = ({ status, rolledBack }: LineStatusProps) => (
  <div class="line-status" role="status">
    {status === 'ended' && (
      <Notice kind="banner">
        {t('status.ended')} {t('status.ended.more')}
      </Notice>
    )}
    {(status === 'reconnecting' || status === 'trouble' || status === 'away') && (
      <Notice kind="banner">{t(`status.${status}`)}</Notice>
    )}
    {status === 'live' && rolledBack && <Notice kind="banner">{t('status.rolledBack')}</Notice>}
  </div>
)
