import { Button } from '../parts/button'
import { closeDialog, Dialog } from '../parts/dialog'
import type { PartNext } from '../protocol.gen'
import { clock } from '../store'
import { t } from '../words'
import { nameOfButton, press, pressed } from './press'

/** The one press that cannot be taken back says first what it does. */
export const Publish = ({ next }: { next: PartNext }) => (
  <Dialog id="publish" title={t('console.publish.title')} back={t('console.publish.back')}>
    <p>{t('console.publish.does')}</p>
    <div class="row">
      <Button
        kind="primary"
        busy={pressed.value === nameOfButton(next)}
        onPress={() => {
          closeDialog('publish')
          void press(next, clock.value)
        }}
      >
        {t('console.publish.do')}
      </Button>
    </div>
  </Dialog>
)
