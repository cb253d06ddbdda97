import type { ComponentChildren } from 'preact'
import { t } from '../words'
import { Button } from './button'

export interface DialogProps {
  id: string
  title: string
  /** What leaving it means, beside something else that can be pressed. */
  back?: string
  children: ComponentChildren
}

/** The browser's own dialog: Escape closes it, focus stays inside and comes back. */
export const Dialog = ({ id, title, back, children }: DialogProps) => (
  <dialog class="dialog" id={id} aria-labelledby={`${id}-title`}>
    <div class="stack">
      <h2 class="dialog__title" id={`${id}-title`} tabIndex={-1} autofocus>
        {title}
      </h2>
      {children}
      <form class="dialog__close" method="dialog">
        <Button kind={back ? 'quiet' : 'primary'}>{back ?? t('dialog.close')}</Button>
      </form>
    </div>
  </dialog>
)

const find = (id: string) => document.getElementById(id) as HTMLDialogElement | null

export const openDialog = (id: string): void => {
  const dialog = find(id)
  if (dialog && !dialog.open) dialog.showModal()
}

export const closeDialog = (id: string): void => find(id)?.close()
