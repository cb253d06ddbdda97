/**
 * Which way the frames travel: a socket, or long polling where sockets bring
 * nothing. A network that blocks sockets is told from a server that is away by
 * what came before: two sockets without a frame, or one that brought none in 5 s.
 */
import { openPolling } from './polling'
import { openSocket, type OpenTransport, type Transport } from './transport'

const triesOfSockets = 2
const slowMs = 4_500
/** After so long the next reconnect tries a socket again. */
const againMs = 5 * 60_000
/** A page that has had a socket on this network goes back to it after so long. */
const backMs = 60_000
/** As the server says it: connect again. */
const connectAgain = 4001

export const chooseTransport = (
  socket: OpenTransport = openSocket,
  polling: OpenTransport = openPolling,
  now: () => number = Date.now,
): OpenTransport => {
  let failures = 0
  let worked = false
  let polledFrom: number | undefined

  const overSocket: OpenTransport = (events) => {
    const began = now()
    let heard = false
    const failed = (times: number) => {
      if (!heard) failures += times
      heard = true
    }
    const transport = socket({
      ...events,
      received: (frame) => {
        heard = worked = true
        failures = 0
        events.received(frame)
      },
      closed: (code) => {
        if (code < 4000) failed(1)
        events.closed(code)
      },
    })
    return {
      send: (frame) => transport.send(frame),
      close: () => {
        if (now() - began >= slowMs) failed(triesOfSockets)
        transport.close()
      },
    }
  }

  const overPolling: OpenTransport = (events) => {
    let heard = false
    const back = worked
      ? setTimeout(() => (transport.close(), events.closed(connectAgain)), backMs)
      : undefined
    const transport: Transport = polling({
      ...events,
      received: (frame) => {
        heard = true
        events.received(frame)
      },
      closed: (code) => {
        clearTimeout(back)
        if (!heard) failures = triesOfSockets - 1
        events.closed(code)
      },
    })
    return {
      send: (frame) => transport.send(frame),
      close: () => {
        clearTimeout(back)
        transport.close()
      },
    }
  }

  return (events) => {
    if (polledFrom !== undefined && now() - polledFrom >= (worked ? backMs : againMs)) {
      failures = triesOfSockets - 1
    }
    if (failures < triesOfSockets) {
      polledFrom = undefined
      return overSocket(events)
    }
    polledFrom ??= now()
    return overPolling(events)
  }
}
