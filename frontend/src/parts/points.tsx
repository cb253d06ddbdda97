export interface PointsProps {
  /** Unique on the page. */
  name: string
  legend: string
  /** What each of 1 to 5 means. */
  points: readonly string[]
  chosen: number | undefined
  onChoose: (point: number) => void
  disabled?: boolean
}

/** One of five points on a line, whose ends say what they mean. */
export const Points = ({ name, legend, points, chosen, onChoose, disabled }: PointsProps) => (
  <fieldset class="points" disabled={disabled}>
    <legend class="points__legend">{legend}</legend>
    <div class="points__row">
      {points.map((meaning, index) => (
        <label class="points__point" key={meaning}>
          <input
            class="choice__radio"
            type="radio"
            name={name}
            checked={chosen === index + 1}
            aria-label={`${index + 1}: ${meaning}`}
            onChange={() => onChoose(index + 1)}
          />
          <span class="points__number" aria-hidden="true">
            {index + 1}
          </span>
        </label>
      ))}
    </div>
    <p class="points__ends" aria-hidden="true">
      <span>{points[0]}</span>
      <span>{points.at(-1)}</span>
    </p>
  </fieldset>
)
