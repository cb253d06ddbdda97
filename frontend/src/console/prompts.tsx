import { useState } from 'preact/hooks'
import { act } from '../connection'
import { Field } from '../parts/field'
import type { Language, PartPlan } from '../protocol.gen'
import { part } from '../store'
import { known, languageNames, languages, refusal, t } from '../words'
import { Section } from './section'

const order = ['checkIn', 'gather', 'share', 'oneThing', 'explore1', 'explore2', 'rate', 'agree']

/** The questions of the stages that have not opened, in both languages. */
export const Prompts = () => {
  const prompts = part<PartPlan>('plan').value?.prompts ?? {}
  const left = order.filter((prompt) => prompts[prompt])
  if (left.length === 0) return null
  return (
    <Section title={t('start.prompts')} open="never">
      <p>{t('console.prompts.hint')}</p>
      {left.map((prompt) => (
        <fieldset class="prompts__one stack stack--close" key={prompt}>
          <legend class="prompts__name">{nameOfPrompt(prompt)}</legend>
          {languages.map((language) => (
            <Question
              key={language}
              prompt={prompt}
              language={language}
              words={prompts[prompt]?.[language] ?? ''}
            />
          ))}
        </fieldset>
      ))}
    </Section>
  )
}

const nameOfPrompt = (prompt: string): string => {
  const key = `start.prompt.${prompt}`
  return known(key) ? t(key) : prompt
}

interface QuestionProps {
  prompt: string
  language: Language
  words: string
}

/** Saved on leaving; an empty one brings the template's back. */
const Question = ({ prompt, language, words }: QuestionProps) => {
  const [text, setText] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const save = async () => {
    if (text === undefined || text === words) return
    const answer = await act('change_prompt', { prompt, language, words: text })
    setProblem('refused' in answer ? refusal(answer.refused, answer.with) : undefined)
    if (!('refused' in answer)) setText(undefined)
  }
  return (
    <div onFocusOut={() => void save()} lang={language}>
      <Field
        id={`prompt-${prompt}-${language}`}
        label={languageNames[language]}
        value={text ?? words}
        rows={2}
        problem={problem}
        onWrite={setText}
      />
    </div>
  )
}
