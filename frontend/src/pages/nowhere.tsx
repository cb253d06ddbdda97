import { Page } from '../parts/page'
import { t } from '../words'

/** A workshop's page in a browser that has no pass for it. */
export const Nowhere = () => (
  <Page title={t('landing.noPass')}>
    <div class="stack">
      <p>{t('landing.noPass.more')}</p>
      <p>
        <a href="/join">{t('join.title')}</a>
      </p>
    </div>
  </Page>
)
