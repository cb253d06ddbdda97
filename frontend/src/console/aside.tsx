import type { PartAside } from '../protocol.gen'
import { partsOf } from '../store'
import { t } from '../words'
import { Do } from './do'
import { Section } from './section'

/** What is set aside, with its words: closed at first, because the room does not see them. */
export const Aside = () => {
  const asides = Object.entries(partsOf<PartAside>('aside'))
  if (asides.length === 0) return null
  const unsettled = asides.filter(([, { settled }]) => !settled).length
  return (
    <Section
      title={t('console.aside', { n: asides.length })}
      note={unsettled > 0 ? t('console.aside.unsettled', { n: unsettled }) : undefined}
      open="never"
    >
      <ul class="aside">
        {asides.map(([thought, { words, reason, settled }]) => (
          <li class="aside__one stack stack--close" key={thought}>
            <p dir="auto">{words}</p>
            <p class="aside__reason">{t('thought.aside', { reason: t(`reason.${reason}`) })}</p>
            <div class="row">
              <Do act="restore" with={{ thought }}>
                {t('console.aside.restore')}
              </Do>
              {settled ? (
                <span>{t('console.aside.kept')}</span>
              ) : (
                <Do act="keep_aside" with={{ thought }}>
                  {t('console.aside.keep')}
                </Do>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
