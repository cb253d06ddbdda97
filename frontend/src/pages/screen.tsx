import { Page } from '../parts/page'
import { status } from '../store'
import { t } from '../words'

export const Screen = () => (
  <Page title={t('app.name')} status={status.value}>
    {null}
  </Page>
)
