import { t } from '../words'

export interface ProgressLineProps {
  /** "": too few to say. */
  line: '' | 'some' | 'enough' | 'everyone'
  answered: number
  here: number
}

/** One line for all, the facilitator included; the server rounds and slows it. */
export const ProgressLine = ({ line, answered, here }: ProgressLineProps) => (
  <p class="progress-line">
    {line === 'some' ? t('progress.some', { n: answered, here }) : t(`progress.${line || 'none'}`)}
  </p>
)
