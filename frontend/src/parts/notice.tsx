import type { ComponentChildren } from 'preact'

export interface NoticeProps {
  /** inset: set apart from the text; banner: about the line or the page; problem: something did not work. */
  kind?: 'inset' | 'banner' | 'problem'
  /** It comes while the page is open: said once, politely. */
  live?: boolean
  children: ComponentChildren
}

export const Notice = ({ kind = 'inset', live, children }: NoticeProps) => (
  <div class={`notice notice--${kind}`} role={live ? 'status' : undefined}>
    {children}
  </div>
)
