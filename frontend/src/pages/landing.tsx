/** Where the links of facilitators and screens lead: the token becomes a pass, once, and leaves the address line. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { takePass } from '../api'
import type { Refused } from '../connection'
import { Page } from '../parts/page'
import { beAt, keepPass, passesFor, type Role } from '../passes'
import { refusal, t } from '../words'

/** What stands after # in the address line, which it then leaves. */
export const takeToken = (): string => {
  const token = location.hash.slice(1)
  history.replaceState(null, '', location.pathname)
  return token
}

/** Makes this tab what its link says. A browser that has a pass of the workshop for the role takes no second one. */
export const enterByLink = async (role: Role): Promise<Refused | undefined> => {
  const token = takeToken()
  const kept = passesFor(role, token.split('.')[0])[0]
  if (kept) {
    beAt(kept)
    return undefined
  }
  const admission = await takePass({ token })
  if ('refused' in admission) return admission
  const place = { session: admission.session, role: admission.role, place: 0 }
  keepPass(place, admission.pass)
  beAt(place)
  return undefined
}

const roles: Record<string, { role: Role; page: string }> = {
  '/f': { role: 'facilitator', page: '/console' },
  '/s': { role: 'screen', page: '/screen' },
}

const failed = signal<string | undefined>(undefined)

export const Landing = () => {
  useEffect(() => void land(), [])
  return (
    <Page title={failed.value ? t('landing.failed') : t('landing.opening')}>
      {failed.value ? <p>{failed.value}</p> : null}
    </Page>
  )
}

const land = async () => {
  const { role, page } = roles[location.pathname] ?? { role: 'facilitator', page: '/console' }
  const refused = location.hash ? await enterByLink(role) : undefined
  if (refused) failed.value = refusal(refused.refused, refused.with)
  else location.replace(page)
}
