import { useEffect } from 'preact/hooks'
import { links, loadLinks } from '../links'
import type { PartPeople, PartWorkshop } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'

/** How to come in, large enough to be read and scanned from the last row. */
export const Lobby = () => {
  const code = part<PartWorkshop>('workshop').value?.code
  const people = part<PartPeople>('people').value
  useEffect(() => void loadLinks(), [])
  const picture = links.value?.participant.qr
  return (
    <div class="lobby">
      <div class="lobby__way">
        <p>{t('screen.join', { address: `${location.host}/join` })}</p>
        {code && (
          <p>
            {t('screen.code')}
            <strong class="lobby__code">{code}</strong>
          </p>
        )}
        {people && <p class="lobby__here">{t('people.here', { n: comeIn(people) })}</p>}
        <p class="lobby__words">{t('screen.notLinked')}</p>
      </div>
      {picture && <img class="lobby__picture" src={picture} alt={t('created.qr')} />}
    </div>
  )
}

const comeIn = ({ here, newcomers, people }: PartPeople): number => Math.max(here, people.length + newcomers)
