import { Page } from '../parts/page'
import { t } from '../words'

export const About = () => (
  <Page title={t('about.title')}>
    <div class="stack">
      <p>{t('about.method')}</p>
      <p>{t('about.source')}</p>
      <p>{t('about.limits')}</p>
    </div>
  </Page>
)
