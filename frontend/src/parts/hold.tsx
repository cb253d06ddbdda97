import type { ComponentChildren } from 'preact'

export interface HoldProps {
  children: ComponentChildren
  /** True while it is held, by a finger, a mouse or a key. */
  onHold: (held: boolean) => void
}

/** Shows something only while it is held, so that a shared screen does not keep it. */
export const Hold = ({ children, onHold }: HoldProps) => {
  const isKey = (key: string) => key === ' ' || key === 'Enter'
  return (
    <button
      type="button"
      class="button button--plain"
      onPointerDown={() => onHold(true)}
      onPointerUp={() => onHold(false)}
      onPointerLeave={() => onHold(false)}
      onPointerCancel={() => onHold(false)}
      onKeyDown={(event) => isKey(event.key) && onHold(true)}
      onKeyUp={(event) => isKey(event.key) && onHold(false)}
      onBlur={() => onHold(false)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </button>
  )
}
