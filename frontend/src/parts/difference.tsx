/** How the words of one version differ from the last, word by word. */
import { t } from '../words'

export interface DifferenceProps {
  before: string
  after: string
}

export const Difference = ({ before, after }: DifferenceProps) => (
  <p class="difference" dir="auto">
    {difference(before, after).map(({ kind, words }, index) => (
      <Piece key={index} kind={kind} words={words} />
    ))}
  </p>
)

type Kind = 'same' | 'out' | 'in'
interface PieceProps {
  kind: Kind
  words: string
}

const Piece = ({ kind, words }: PieceProps) => {
  if (kind === 'same') return <>{words} </>
  const Tag = kind === 'out' ? 'del' : 'ins'
  return (
    <>
      <Tag class={`difference__${kind}`}>
        <span class="unseen">{t(`difference.${kind}`)} </span>
        {words}
      </Tag>{' '}
    </>
  )
}

/** The longest run of words both share stays; the rest goes out or comes in. */
export const difference = (before: string, after: string): PieceProps[] => {
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  const shared = sharedLengths(old, fresh)
  const pieces: PieceProps[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    if (i < old.length && old[i] === fresh[j]) {
      add(pieces, 'same', old[i++]!)
      j++
    } else if (i < old.length && (j === fresh.length || shared[i + 1]![j]! >= shared[i]![j + 1]!)) {
      add(pieces, 'out', old[i++]!)
    } else {
      add(pieces, 'in', fresh[j++]!)
    }
  }
  return pieces
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** shared[i][j]: how many words old from i and fresh from j have in common, in order. */
const sharedLengths = (old: string[], fresh: string[]): number[][] => {
  const shared = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      shared[i]![j] =
        old[i] === fresh[j] ? shared[i + 1]![j + 1]! + 1 : Math.max(shared[i + 1]![j]!, shared[i]![j + 1]!)
  return shared
}

const add = (pieces: PieceProps[], kind: Kind, word: string): void => {
  const last = pieces.at(-1)
  if (last?.kind === kind) last.words += ` ${word}`
  else pieces.push({ kind, words: word })
}
