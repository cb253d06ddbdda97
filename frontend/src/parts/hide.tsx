import { t } from '../words'
import { Button } from './button'
import { Dialog, openDialog } from './dialog'

const id = 'what-we-cannot-hide'

/** Opens the dialog that every page holds. */
export const HideLink = () => (
  <Button kind="quiet" onPress={() => openDialog(id)}>
    {t('hide.link')}
  </Button>
)

export interface HideDialogProps {
  /** "Forget what I wrote"; absent where there is nothing to forget. */
  onForget?: () => void
}

export const HideDialog = ({ onForget }: HideDialogProps) => (
  <Dialog id={id} title={t('hide.title')}>
    <p>
      <strong>{t('hide.notLinked')}</strong> {t('hide.list')}
    </p>
    <p>{t('hide.name')}</p>
    <p>{t('hide.style')}</p>
    <p>{t('hide.browser')}</p>
    <p>{t('hide.employer')}</p>
    <p>{t('hide.change')}</p>
    <p>{t('hide.patients')}</p>
    {onForget && <Button onPress={onForget}>{t('hide.forget')}</Button>}
  </Dialog>
)
