import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Stage } from '../stages'
import type { Status } from '../store'
import { t } from '../words'
import { Announcer } from './announcer'
import { HideDialog, HideLink } from './hide'
import { LanguageSwitch } from './language-switch'
import { LineStatus } from './line-status'

export interface PageProps {
  /** What the workshop is about; stays at the top of every page. */
  topic?: string
  stage?: Stage
  /** The heading: the question, or what this page is. */
  title: string
  /** Changes when the room goes on, and takes the focus to the heading. */
  moment?: string
  /** Beside the stage's name: the timer. */
  beside?: ComponentChildren
  status?: Status
  rolledBack?: boolean
  /** Two columns (console). */
  wide?: boolean
  onForget?: () => void
  children: ComponentChildren
}

export const Page = (props: PageProps) => {
  const { topic, stage, title, moment, beside, status, rolledBack, wide, onForget, children } = props
  return (
    <div class={wide ? 'page page--wide' : 'page'} data-stage={stage}>
      <a class="skip" href="#main">
        {t('page.skip')}
      </a>
      <header class="page__head">
        <p class="page__topic">{topic ?? t('app.name')}</p>
        <LanguageSwitch />
      </header>
      <main class="page__main" id="main" tabIndex={-1}>
        {status && <LineStatus status={status} rolledBack={rolledBack} />}
        {stage && (
          <div class="page__stage">
            <p class="page__stage-name">{t(`stage.${stage}`)}</p>
            {beside}
          </div>
        )}
        <Title title={title} moment={moment} />
        {children}
      </main>
      <footer class="page__foot" aria-label={t('page.footer')}>
        <HideLink />
        <a href="/about">{t('page.about')}</a>
      </footer>
      <HideDialog onForget={onForget} />
      <Announcer />
    </div>
  )
}

const Title = ({ title, moment }: { title: string; moment?: string }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(moment)
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`
    if (before.current !== undefined && before.current !== moment) heading.current?.focus()
    before.current = moment
  }, [title, moment])
  return (
    <h1 class="page__title" tabIndex={-1} ref={heading}>
      {title}
    </h1>
  )
}
