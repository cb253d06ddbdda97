import type { PartPlan, PartWorkshop } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import { Links } from './ways-in'

/** Before anything begins: how people come in, and what fits in the time. */
export const Arriving = () => {
  const plan = part<PartPlan>('plan').value
  const workshop = part<PartWorkshop>('workshop').value
  return (
    <>
      <Links large />
      {plan && workshop && (
        <section class="stack stack--close">
          <h2>{t('start.before')}</h2>
          <p>{t('start.fits', { n: plan.proposals, minutes: workshop.minutes })}</p>
          <p>{t('start.fits.patients')}</p>
        </section>
      )}
    </>
  )
}
