import { Page } from '../parts/page'
import { t } from '../words'

/** An address that leads to no page. */
export const NothingHere = () => (
  <Page title={t('nothing')}>
    <p>
      <a href="/">{t('nothing.start')}</a>
    </p>
  </Page>
)
