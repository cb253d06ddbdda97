export interface CheckProps {
  id: string
  label: string
  hint?: string
  checked: boolean
  onCheck: (checked: boolean) => void
}

/** One thing that is on or off. */
export const Check = ({ id, label, hint, checked, onCheck }: CheckProps) => (
  <div class="check">
    <input
      class="check__box"
      type="checkbox"
      id={id}
      checked={checked}
      aria-describedby={hint ? `${id}-hint` : undefined}
      onChange={(event) => onCheck(event.currentTarget.checked)}
    />
    <label class="check__label" for={id}>
      {label}
    </label>
    {hint && (
      <p class="check__hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
  </div>
)
