import { Button } from '../parts/button'
import { closeDialog, Dialog, openDialog } from '../parts/dialog'
import type { PartPlan, PartStage, Stage } from '../protocol.gen'
import { part } from '../store'
import { t } from '../words'
import { Do } from './do'
import { Section } from './section'

/** What is not on the happy path: an earlier stage again, or no record at all. */
export const Further = () => {
  const now = part<PartStage>('stage').value
  if (!now || now.moment === 'ended') return null
  return (
    <Section title={t('more')} open="never">
      <div class="further">
        {earlier(now).map((stage) => (
          <Button key={stage} kind="quiet" onPress={() => openDialog(`reopen-${stage}`)}>
            {t('console.reopen', { stage: t(`stage.${stage}`) })}
          </Button>
        ))}
        <Button kind="quiet" onPress={() => openDialog('cancel')}>
          {t('console.cancelWorkshop')}
        </Button>
      </div>
      {earlier(now).map((stage) => (
        <Reopen key={stage} stage={stage} />
      ))}
      <Cancel />
    </Section>
  )
}

/** The stages that can be opened once more; arriving and the close cannot. */
const earlier = ({ stage, stages }: PartStage): Stage[] =>
  stages.slice(0, stages.indexOf(stage) + 1).filter((each) => each !== 'arriving' && each !== 'closing')

const Reopen = ({ stage }: { stage: Stage }) => {
  const id = `reopen-${stage}`
  const times = part<PartPlan>('plan').value?.stages.find((row) => row.stage === stage)?.times ?? 1
  return (
    <Dialog
      id={id}
      title={t('console.reopen.title', { stage: t(`stage.${stage}`) })}
      back={t('console.reopen.back')}
    >
      <p>{t('console.reopen.kept')}</p>
      <p>{t('console.reopen.open')}</p>
      <div class="row">
        <Do act="start_stage" with={{ stage, time: times + 1, drop: true }} onDone={() => closeDialog(id)}>
          {t('console.reopen.do', { stage: t(`stage.${stage}`) })}
        </Do>
      </div>
    </Dialog>
  )
}

const Cancel = () => (
  <Dialog id="cancel" title={t('console.cancelWorkshop')} back={t('console.cancelWorkshop.back')}>
    <p>{t('console.cancelWorkshop.sure')}</p>
    <div class="row">
      <Do act="cancel_workshop" with={{}} onDone={() => closeDialog('cancel')}>
        {t('console.cancelWorkshop.do')}
      </Do>
    </div>
  </Dialog>
)
