import { t } from '../words'
import { announce } from './announcer'
import { Button } from './button'

export interface CopyLineProps {
  id: string
  label: string
  hint?: string
  value: string
}

/** What surely fits beside the button. */
const oneLine = 20

/** Something to hand on: it can be read to its end, selected and copied. */
export const CopyLine = ({ id, label, hint, value }: CopyLineProps) => (
  <div class="copy-line">
    <label class="copy-line__label" for={id}>
      {label}
    </label>
    {hint && (
      <p class="copy-line__hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <div class="copy-line__row">
      <textarea
        class="copy-line__value"
        id={id}
        rows={value.length > oneLine ? 2 : 1}
        readOnly
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button onPress={() => void copy(id, value)}>
        {t('created.copy')}
        <span class="unseen"> {label}</span>
      </Button>
    </div>
  </div>
)

/** On plain http there is no clipboard to write to: the words are selected and copied the old way. */
const copy = async (id: string, value: string): Promise<void> => {
  const field = document.getElementById(id) as HTMLTextAreaElement | null
  field?.select()
  try {
    await navigator.clipboard.writeText(value)
  } catch {
    document.execCommand('copy')
  }
  announce(t('created.copied'))
}
