import { signal } from '@preact/signals'
import type { Door } from '../api'
import { Button } from '../parts/button'
import { Choice } from '../parts/choice'
import type { Problem } from '../parts/error-summary'
import { Field } from '../parts/field'
import { HideLink } from '../parts/hide'
import { t } from '../words'

export interface JoinFormProps {
  door: Door
  busy: boolean
  problems: readonly Problem[]
  /** organisation: 1..n in the door's list, 0 prefers not to say, undefined not chosen. */
  onJoin: (organisation: number | undefined, name: string) => void
}

const chosen = signal<string | undefined>(undefined)
const name = signal('')

export const JoinForm = ({ door, busy, problems, onJoin }: JoinFormProps) => {
  const asked = door.organisations.length > 0
  const submit = (event: Event) => {
    event.preventDefault()
    onJoin(asked ? numberOf(chosen.value) : 0, name.value.trim())
  }
  return (
    <form class="stack stack--wide" noValidate onSubmit={submit}>
      <p>
        {t('join.notLinked')} <HideLink />
      </p>
      {asked && (
        <Choice
          name="organisation"
          legend={t('join.organisation')}
          hint={t('join.organisation.hint')}
          options={[
            ...door.organisations.map((label, index) => ({ value: String(index + 1), label })),
            { value: '0', label: t('join.organisation.none') },
          ]}
          chosen={chosen.value}
          problem={problems.find(({ at }) => at === 'organisation')?.text}
          onChoose={(value) => (chosen.value = value)}
        />
      )}
      {door.names && (
        <Field
          id="name"
          label={t('join.name')}
          hint={t('join.name.hint')}
          value={name.value}
          autocomplete="given-name"
          onWrite={(typed) => (name.value = typed)}
        />
      )}
      <Button kind="primary" busy={busy}>
        {t('join.join')}
      </Button>
    </form>
  )
}

const numberOf = (value: string | undefined) => (value === undefined ? undefined : Number(value))
