/** When a proposal is agreed, in this room's own numbers, before anybody answers. */
import type { PartRule } from '../protocol.gen'
import { part } from '../store'
import { t, type Key } from '../words'

/** Above so many answers one No in twenty is put on record. */
const largeRoom = 20
const fewest = 5

export const RuleInNumbers = () => {
  const rule = part<PartRule>('rule').value
  if (!rule) return null
  if (rule.here < fewest) return <p class="rule">{t('rule.aloud')}</p>
  const { here, answer, half } = rule
  const facts = { here, answer, half, support: supportInWords(rule.support) }
  return <p class="rule">{t(here > largeRoom ? 'rule.large' : 'rule.room', facts)}</p>
}

const fractions: Record<number, Key> = {
  50: 'rule.share.50',
  60: 'rule.share.60',
  75: 'rule.share.75',
  80: 'rule.share.80',
  90: 'rule.share.90',
  100: 'rule.share.100',
}

/** 75 as "3 in 4". */
const supportInWords = (percent: number): string => {
  const key = fractions[percent]
  return key ? t(key) : t('rule.share', { percent })
}
