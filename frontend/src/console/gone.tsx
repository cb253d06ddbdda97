import { signal } from '@preact/signals'
import { Button } from '../parts/button'
import { closeDialog, Dialog, openDialog } from '../parts/dialog'
import { Notice } from '../parts/notice'
import { t } from '../words'
import { Do } from './do'

const undoMs = 20_000

/** How many were counted before somebody was taken off; 0: it cannot be undone any more. */
const before = signal(0)

export interface GoneProps {
  /** As counted. */
  here: number
  /** On the line; the count never goes below it. */
  online: number
}

/** Somebody has left without saying so: one fewer is needed for a decision. */
export const Gone = ({ here, online }: GoneProps) => (
  <>
    {before.value > here && (
      <Notice live>
        <div class="stack stack--close">
          <p>{t('console.people.gone.done', { n: here })}</p>
          <div class="row">
            <Do act="set_here" with={{ here: before.value }} onDone={() => (before.value = 0)}>
              {t('console.people.gone.undo')}
            </Do>
          </div>
        </div>
      </Notice>
    )}
    {here > online && (
      <div class="row">
        <Button kind="quiet" onPress={() => openDialog('gone')}>
          {t('console.people.gone')}
        </Button>
      </div>
    )}
    <Dialog id="gone" title={t('console.people.gone.title')} back={t('console.people.gone.back')}>
      <p>{t('console.people.gone.does', { n: here - 1, before: here })}</p>
      <div class="row">
        <Do act="set_here" with={{ here: here - 1 }} onDone={() => counted(here)}>
          {t('console.people.gone.do', { n: here - 1 })}
        </Do>
      </div>
    </Dialog>
  </>
)

const counted = (here: number): void => {
  closeDialog('gone')
  before.value = here
  setTimeout(() => {
    if (before.value === here) before.value = 0
  }, undoMs)
}
