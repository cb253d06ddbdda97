/** What fits in the time: the template's data, as the server has it. */
import general from '../../../facilitation/templates/general.json'
import systems from '../../../facilitation/templates/systems.json'
import type { Stage } from '../stages'
import type { Language } from '../words'

export const minutesOffered = ['60', '90', '120', '180'] as const
export type Minutes = (typeof minutesOffered)[number]

interface Preset {
  stages: Partial<Record<Stage, number>>
  break: number
  proposals: number
  pulse: boolean
}

export const preset = (minutes: Minutes): Preset => general.presets[minutes]

export const promptKeys = [
  'checkIn',
  'gather',
  'share',
  'oneThing',
  'explore1',
  'explore2',
  'rate',
  'agree',
] as const
export type PromptKey = (typeof promptKeys)[number]

export const templateKeys = ['general', 'systems'] as const
export type TemplateKey = (typeof templateKeys)[number]

type Prompts = Partial<Record<PromptKey, Record<Language, string>>>
const otherPrompts: Record<TemplateKey, Prompts> = { general: {}, systems: systems.prompts }

/** The template's own question; what it leaves out is the general one's. */
export const ourPrompt = (template: TemplateKey, key: PromptKey, language: Language): string =>
  (otherPrompts[template][key] ?? general.prompts[key])[language]

const togetherUpTo = 8
const groupSize = 5

/** How many groups that many people make; 1: they stay together. */
export const groupsFor = (people: number): number =>
  people <= togetherUpTo ? 1 : Math.ceil(people / groupSize)
