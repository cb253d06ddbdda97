/**
 * A way for frames to travel. The socket is one; whatever else can carry the
 * same frames (long polling) is another and is chosen by connection.ts.
 */
export interface Transport {
  send(frame: string): void
  close(): void
}

export interface TransportEvents {
  /** The first frame may be sent. */
  opened(): void
  received(frame: string): void
  /** Once, unless we closed it ourselves. Codes 4500 to 4999 mean: stay away. */
  closed(code: number): void
}

export type OpenTransport = (events: TransportEvents) => Transport

const subprotocol = 'sharedspace.v1'

const liveAddress = (): string => location.origin.replace(/^http/, 'ws') + '/live'

export const openSocket: OpenTransport = (events) => {
  const socket = new WebSocket(liveAddress(), subprotocol)
  let ours = false
  socket.onopen = () => events.opened()
  socket.onmessage = (message) => events.received(String(message.data))
  socket.onclose = (closing) => {
    if (!ours) events.closed(closing.code)
  }
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame)
    },
    close: () => {
      ours = true
      socket.onmessage = null
      socket.close(1000)
    },
  }
}
