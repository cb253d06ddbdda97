/** For tests: the views of one whole workshop, as package facilitation keeps them. */
export const goldenNames = [
  '01-arriving',
  '02-checkin-speaking',
  '03-checkin-pulsing',
  '04-gather-writing',
  '05-share-reading',
  '06-share-speaking',
  '07-explore-grouping',
  '08-explore-working',
  '09-explore-returning',
  '10-explore-hearing',
  '11-explore-rating',
  '12-explore-rated',
  '13-agree-wording',
  '14-agree-first-answers',
  '15-agree-worrying',
  '16-agree-resulted',
  '17-agree-objection',
  '18-closing-checking',
  '19-closing-settling',
  '20-closed',
] as const

type Layers = Record<string, Record<string, unknown>>

/** What a window sees that reads these layers. */
export const golden = async (name: string, ...layers: string[]): Promise<Record<string, unknown>> => {
  const file = (await import(`../../facilitation/testdata/views/${name}.json`)) as { default: Layers }
  return Object.assign({}, ...layers.map((layer) => file.default[layer]))
}
