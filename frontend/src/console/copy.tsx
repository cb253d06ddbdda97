import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { announce } from '../parts/announcer'
import { Button } from '../parts/button'
import { t } from '../words'

export interface CopyProps {
  text: () => string
  children: ComponentChildren
}

/** Copies words. Where there is no clipboard to write to, they are shown to be copied by hand. */
export const Copy = ({ text, children }: CopyProps) => {
  const [shown, setShown] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text())
      announce(t('created.copied'))
    } catch {
      setShown(text())
    }
  }
  return (
    <>
      <Button onPress={() => void copy()}>{children}</Button>
      {shown && (
        <textarea class="copy__text" rows={5} readOnly value={shown} aria-label={t('created.copy')} />
      )}
    </>
  )
}
