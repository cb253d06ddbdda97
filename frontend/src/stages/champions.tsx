/** People who offer, by name and by their own act, to motivate their peers for an agreement. */
import { signal } from '@preact/signals'
import { act } from '../connection'
import { Button } from '../parts/button'
import { Choice } from '../parts/choice'
import { Field } from '../parts/field'
import { Further } from '../parts/further'
import { agreed } from '../parts/outcome'
import type { PartChampion } from '../protocol.gen'
import { randomId } from '../random'
import { refusal, t } from '../words'
import type { Line } from './close'
import { ownHere } from './own'

interface ChampionsProps {
  lines: Line[]
  champions: Record<string, PartChampion>
  /** The workshop has ended: nobody can offer or stop any more. */
  ended?: boolean
}

export const Champions = ({ lines, champions, ended }: ChampionsProps) => {
  const agreements = lines.filter(([, line]) => agreed(line.outcome))
  const offered = Object.entries(champions)
  const own = ownHere<Record<string, string>>('champions', {})
  if (agreements.length === 0) return null
  return (
    <section class="champions stack">
      {offered.length > 0 && (
        <>
          <h2>{t('champion.title')}</h2>
          <ul>
            {offered.map(([id, champion]) => (
              <li key={id}>
                <ChampionName champion={champion} lines={lines} />{' '}
                {!ended && own.value[id] && (
                  <Button kind="quiet" onPress={() => void stop(id, own.value[id])}>
                    {t('champion.stop')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {!ended && (
        <Further label={t('champion.offer')}>
          <Offer agreements={agreements} />
        </Further>
      )}
    </section>
  )
}

const ChampionName = ({ champion, lines }: { champion: PartChampion; lines: Line[] }) => {
  const number = lines.find(([id]) => id === champion.proposal)?.[1].number ?? 0
  const who = [champion.name, champion.profession].filter(Boolean).join(', ')
  return <span dir="auto">{t('champion.for', { who, number })}</span>
}

const name = signal('')
const profession = signal('')
const chosen = signal<string | undefined>(undefined)
const problem = signal<{ at: 'name' | 'agreement'; text: string } | undefined>(undefined)

const Offer = ({ agreements }: { agreements: Line[] }) => {
  const only = agreements.length === 1 ? agreements[0]?.[0] : undefined
  const wrong = problem.value
  return (
    <form class="stack" noValidate onSubmit={(event) => void offer(event, chosen.value ?? only)}>
      <p>{t('champion.what')}</p>
      {!only && (
        <Choice
          name="champion-agreement"
          legend={t('champion.agreement')}
          options={agreements.map(([value, line]) => ({ value, label: `${line.number}. ${line.will}` }))}
          chosen={chosen.value}
          problem={wrong?.at === 'agreement' ? wrong.text : undefined}
          onChoose={(value) => (chosen.value = value)}
        />
      )}
      <Field
        id="champion-name"
        label={t('champion.name')}
        hint={t('champion.sees')}
        value={name.value}
        problem={wrong?.at === 'name' ? wrong.text : undefined}
        autocomplete="name"
        onWrite={(typed) => (name.value = typed)}
      />
      <Field
        id="champion-profession"
        label={t('champion.profession')}
        value={profession.value}
        onWrite={(typed) => (profession.value = typed)}
      />
      <Button>{t('champion.send')}</Button>
    </form>
  )
}

const offer = async (event: Event, proposal: string | undefined) => {
  event.preventDefault()
  problem.value = !proposal
    ? { at: 'agreement', text: t('champion.problem.agreement') }
    : name.value.trim() === ''
      ? { at: 'name', text: t('champion.problem.name') }
      : undefined
  if (problem.value) return
  const id = randomId()
  const key = randomId()
  const body = { champion: id, key, proposal, name: name.value, profession: profession.value }
  const answer = await act('be_champion', body)
  if ('refused' in answer) {
    problem.value = { at: 'name', text: refusal(answer.refused, answer.with) }
    return
  }
  const own = ownHere<Record<string, string>>('champions', {})
  own.value = { ...own.value, [id]: key }
  name.value = profession.value = ''
  chosen.value = undefined
}

const stop = async (champion: string, key: string | undefined) => {
  const answer = await act('stop_champion', { champion, key })
  if ('refused' in answer) problem.value = { at: 'name', text: refusal(answer.refused, answer.with) }
}
