export interface Bar {
  key: string
  label: string
  n: number
}

export interface BarsProps {
  caption: string
  rows: readonly Bar[]
  /** The number that fills a bar. */
  full: number
}

/** Numbers, each beside its bar: the table is the chart. */
export const Bars = ({ caption, rows, full }: BarsProps) => (
  <table class="bars">
    <caption class="bars__caption">{caption}</caption>
    <tbody>
      {rows.map(({ key, label, n }) => (
        <tr key={key}>
          <th class="bars__label" scope="row">
            {label}
          </th>
          <td class="bars__number">{n}</td>
          <td class="bars__cell">
            <LyingBar share={full > 0 ? n / full : 0} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** A bar from 0 to 1; says nothing that the number beside it does not. */
export const LyingBar = ({ share }: { share: number }) => (
  <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    <rect class="bar__full" width={100 * share} height="1" />
  </svg>
)
