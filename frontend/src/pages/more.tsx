/** Everything about a new workshop that has a good answer already. */
import { Check } from '../parts/check'
import { Choice } from '../parts/choice'
import { Field } from '../parts/field'
import { languageNames, languages, t } from '../words'
import { answer, type Answers } from './opening'
import { ourPrompt, preset, promptKeys, templateKeys } from './preset'

export interface MoreProps {
  given: Answers
  problemAt: (id: string) => string | undefined
}

export const More = ({ given, problemAt }: MoreProps) => {
  const number = (id: 'quota' | 'quorum' | 'support' | 'answerSeconds' | 'retentionDays') => ({
    id,
    width: 'number' as const,
    value: given[id],
    problem: problemAt(id),
    onWrite: (typed: string) => answer({ [id]: typed }),
  })
  return (
    <details class="more">
      <summary>{t('start.more')}</summary>
      <div class="more__inside">
        <p class="more__hint">{t('start.more.hint')}</p>
        <Choice
          name="language"
          legend={t('start.language')}
          inline
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          chosen={given.language}
          onChoose={(language) => answer({ language })}
        />
        <Check
          id="names"
          label={t('start.names')}
          hint={t('start.names.hint')}
          checked={given.names}
          onCheck={(names) => answer({ names })}
        />
        <Check
          id="quoting"
          label={t('start.quoting')}
          hint={t('start.quoting.hint')}
          checked={given.quoting}
          onCheck={(quoting) => answer({ quoting })}
        />
        <Stages given={given} />
        <Field label={t('start.quota')} hint={t('start.quota.hint')} {...number('quota')} />
        <fieldset class="more__group">
          <legend>{t('start.rule')}</legend>
          <p class="more__hint">{t('start.rule.hint')}</p>
          <Field label={t('start.rule.answered')} {...number('quorum')} />
          <Field label={t('start.rule.support')} {...number('support')} />
        </fieldset>
        <Field label={t('start.answerSeconds')} {...number('answerSeconds')} />
        <Field label={t('start.retention')} hint={t('start.retention.hint')} {...number('retentionDays')} />
        <fieldset class="more__group">
          <legend>{t('start.prompts')}</legend>
          <Choice
            name="template"
            legend={t('start.template')}
            options={templateKeys.map((value) => ({ value, label: t(`start.template.${value}`) }))}
            chosen={given.template}
            onChoose={(template) => answer({ template })}
          />
          <p class="more__hint">{t('start.prompts.hint')}</p>
          {promptKeys.map((key) => (
            <Field
              key={key}
              id={`prompt-${key}`}
              label={t(`start.prompt.${key}`)}
              hint={ourPrompt(given.template, key, given.language)}
              rows={2}
              value={given.prompts[key] ?? ''}
              onWrite={(words) => answer({ prompts: { ...given.prompts, [key]: words } })}
            />
          ))}
        </fieldset>
      </div>
    </details>
  )
}

/** What happens in the first stages, and which are left out. */
const Stages = ({ given }: { given: Answers }) => (
  <fieldset class="more__group">
    <legend>{t('start.stages')}</legend>
    <Check
      id="skip-check-in"
      label={t('start.skipCheckIn')}
      checked={given.skipCheckIn}
      onCheck={(skipCheckIn) => answer({ skipCheckIn })}
    />
    {!given.skipCheckIn && (
      <>
        <Check
          id="written-in"
          label={t('start.writtenIn')}
          hint={t('start.writtenIn.hint')}
          checked={given.writtenIn}
          onCheck={(writtenIn) => answer({ writtenIn })}
        />
        <Check
          id="pulse"
          label={t('start.pulse')}
          hint={t('start.pulse.hint')}
          checked={given.pulse ?? preset(given.minutes).pulse}
          onCheck={(pulse) => answer({ pulse })}
        />
      </>
    )}
    <Check
      id="skip-share"
      label={t('start.skipShare')}
      checked={given.skipShare}
      onCheck={(skipShare) => answer({ skipShare })}
    />
  </fieldset>
)
