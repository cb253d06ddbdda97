import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { act, type Refused } from '../connection'
import { Button } from '../parts/button'
import type { Commands } from '../protocol.gen'
import { refusal } from '../words'

export interface DoProps<Name extends keyof Commands> {
  act: Name
  /** What it carries; a function is asked when it is pressed. */
  with: Commands[Name] | (() => Commands[Name])
  kind?: 'plain' | 'quiet'
  disabled?: boolean
  pressed?: boolean
  /** When the server has done it. */
  onDone?: () => void
  children: ComponentChildren
}

/** A button that asks for one thing; what was refused is said beside it. */
export const Do = <Name extends keyof Commands>(props: DoProps<Name>) => {
  const { act: name, with: body, kind, disabled, pressed, onDone, children } = props
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const ask = async () => {
    setBusy(true)
    setRefused(undefined)
    const answer = await act(name, typeof body === 'function' ? body() : body)
    setBusy(false)
    if ('refused' in answer) setRefused(answer)
    else onDone?.()
  }
  return (
    <>
      <Button {...{ kind, disabled, pressed, busy }} onPress={() => void ask()}>
        {children}
      </Button>
      {refused && (
        <span class="refused" role="alert">
          {refusal(refused.refused, refused.with)}
        </span>
      )}
    </>
  )
}
