/** What every stage has under More. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { linksOf } from '../api'
import { act } from '../connection'
import { forgetWritten } from '../draft'
import { announce } from '../parts/announcer'
import { Button } from '../parts/button'
import { Further } from '../parts/further'
import { passOfTab } from '../passes'
import type { PartTimer } from '../protocol.gen'
import { part } from '../store'
import { refusal, t } from '../words'
import { ownTab } from './own'

/** The room's one link, once it was asked for. */
const link = signal('')

export const RoomMore = ({ children }: { children?: ComponentChildren }) => {
  const timer = part<PartTimer>('timer').value
  const gone = ownTab('gone', () => false)
  return (
    <Further>
      {children}
      <ul class="room-more">
        {timer && Date.parse(timer.endsAt) > 0 && (
          <li>
            {timer.asked ? <p>{t('timer.asked')}</p> : <Act onPress={askForTime}>{t('timer.more')}</Act>}
          </li>
        )}
        <li>
          {link.value ? (
            <a href={link.value} target="_blank" rel="noopener">
              {t('more.beside.open')}
            </a>
          ) : (
            <Act onPress={findLink}>{t('more.beside')}</Act>
          )}
        </li>
        <li>
          <Act onPress={forget}>{t('hide.forget')}</Act>
        </li>
        <li>{gone.value ? <p>{t('more.gone')}</p> : <Act onPress={leave}>{t('more.leave')}</Act>}</li>
      </ul>
    </Further>
  )
}

const Act = ({ onPress, children }: { onPress: () => unknown; children: ComponentChildren }) => (
  <Button kind="quiet" onPress={() => void onPress()}>
    {children}
  </Button>
)

const askForTime = async () => {
  const answer = await act('ask_for_time', {})
  announce('refused' in answer ? refusal(answer.refused, answer.with) : t('timer.asked'))
}

/** Said once from this tab: each time would count one fewer. */
const leave = async () => {
  const gone = ownTab('gone', () => false)
  gone.value = true
  const answer = await act('leave', {})
  if ('refused' in answer) gone.value = false
  announce('refused' in answer ? refusal(answer.refused, answer.with) : t('more.gone'))
}

const findLink = async () => {
  const links = await linksOf(passOfTab('participant')?.pass ?? '')
  if ('refused' in links) announce(refusal(links.refused, links.with))
  else link.value = links.participant.url
}

const forget = () => {
  forgetWritten()
  announce(t('hide.forgotten'))
}
