import type { ComponentChildren } from 'preact'

export interface ButtonProps {
  children: ComponentChildren
  /** primary: the one thing to do on this screen; plain: others; quiet: looks like a link. */
  kind?: 'primary' | 'plain' | 'quiet'
  /** Without it the button submits its form. */
  onPress?: () => void
  /** The press is on its way; it can be heard and focused, but does nothing. */
  busy?: boolean
  disabled?: boolean
  pressed?: boolean
  describedBy?: string
}

export const Button = ({
  children,
  kind = 'plain',
  onPress,
  busy,
  disabled,
  pressed,
  describedBy,
}: ButtonProps) => (
  <button
    type={onPress ? 'button' : 'submit'}
    class={`button button--${kind}`}
    disabled={disabled}
    aria-disabled={busy || undefined}
    aria-pressed={pressed}
    aria-describedby={describedBy}
    onClick={(event) => {
      if (busy) event.preventDefault()
      else onPress?.()
    }}
  >
    {children}
  </button>
)
