/** Where the page begins: the path chooses the page, and the pass of this tab the workshop. */
import { effect, untracked } from '@preact/signals'
import { render, type ComponentType } from 'preact'
import { connect } from './connection'
import { closeRoundsExcept, openDrafts } from './draft'
import { About } from './pages/about'
import { Join } from './pages/join'
import { Landing } from './pages/landing'
import { HostLinks } from './pages/links'
import { NothingHere } from './pages/nothing-here'
import { Nowhere } from './pages/nowhere'
import { Start } from './pages/start'
import { Workshop } from './pages/workshop'
import { passOfTab, type Role } from './passes'
import { at, parts, status, why } from './store'

/** Pages that need a pass, and of which roles. What a participant never opens comes when it is asked for. */
const livePages: Record<string, { page: () => Promise<ComponentType>; roles: Role[] }> = {
  '/w': { page: async () => Workshop, roles: ['participant'] },
  '/console': {
    page: async () => (await import('./pages/console')).Console,
    roles: ['facilitator', 'host'],
  },
  '/screen': {
    page: async () => (await import('./pages/screen')).Screen,
    roles: ['screen', 'facilitator', 'host'],
  },
}

const pages: Record<string, ComponentType> = {
  '/': Start,
  '/join': Join,
  '/j': Join,
  '/f': Landing,
  '/s': Landing,
  '/h': HostLinks,
  '/about': About,
}

const enter = (roles: Role[]): boolean => {
  const pass = passOfTab(...roles)
  if (!pass) return false
  openDrafts(pass)
  connect(pass)
  effect(closeGoneRounds)
  return true
}

/** A round whose part is gone has closed. A log that was rolled back says nothing about rounds. */
const closeGoneRounds = (): void => {
  const shown = Object.keys(parts.value)
  if (at.value === '' || status.value !== 'live' || why.value === 'rolled_back') return
  const open = shown.filter((name) => name.startsWith('round/')).map((name) => name.slice('round/'.length))
  untracked(() => closeRoundsExcept(new Set(open)))
}

const path = location.pathname.replace(/(.)\/$/, '$1')
const live = livePages[path]
document.documentElement.classList.toggle('screen', path === '/screen')

const pageOf = async (): Promise<ComponentType> => {
  if (!live) return pages[path] ?? NothingHere
  return enter(live.roles) ? live.page() : Nowhere
}

const root = document.getElementById('app')
void pageOf().then((Shown) => root && render(<Shown />, root))
