import { t } from '../words'

export interface SpreadProps {
  /** What was rated. */
  caption: string
  captionUnseen?: boolean
  /** How many chose 1, 2, 3, 4 and 5. */
  counts: readonly number[]
  /** What 1 and 5 mean. */
  ends: readonly [string, string]
}

/** Five points and how many chose each: small columns over a table of the same numbers. */
export const Spread = ({ caption, captionUnseen, counts, ends }: SpreadProps) => {
  const most = Math.max(...counts, 1)
  return (
    <table class="spread">
      <caption class={captionUnseen ? 'unseen' : 'spread__caption'}>{caption}</caption>
      <thead>
        <tr>
          {counts.map((n, index) => (
            <th class="spread__point" scope="col" key={index}>
              <svg class="spread__column" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar__full" y={1 - n / most} width="1" height={n / most} />
              </svg>
              {index + 1}
              <span class="unseen">
                {' '}
                {index === 0 ? ends[0] : index === counts.length - 1 ? ends[1] : ''}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {counts.map((n, index) => (
            <td class="spread__number" key={index}>
              {t('spread.people', { n })}
            </td>
          ))}
        </tr>
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td colSpan={2}>{ends[0]}</td>
          <td />
          <td class="spread__end" colSpan={2}>
            {ends[1]}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
