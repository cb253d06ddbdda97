/** The links that this tab's pass may hand on. */
import { signal } from '@preact/signals'
import { linksOf, type Links } from './api'
import type { Refused } from './connection'
import { passOfTab } from './passes'

export const links = signal<Links | undefined>(undefined)
export const linksRefused = signal<Refused | undefined>(undefined)

/** Fetches them; again after something new can be handed on. */
export const loadLinks = async (): Promise<void> => {
  const pass = passOfTab('facilitator', 'host', 'screen', 'participant')
  if (!pass) return
  const found = await linksOf(pass.pass)
  linksRefused.value = 'refused' in found ? found : undefined
  if (!('refused' in found)) links.value = found
}
