/** What stands between people and the server in offices: a proxy that does not like sockets. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** It strips Upgrade, holds every answer back until it is whole, or cuts lines that are idle. */
export type Dislike = 'strips' | 'buffers' | 'cuts'

export interface Proxy {
  /** What people type. */
  address: string
  /** The port that the server has to listen on. */
  behind: string
  close(): Promise<void>
}

const idleMs = process.env.SOAK ? 30_000 : 3_000

export const startProxy = async (dislike: Dislike): Promise<Proxy> => {
  const behind = await freePort()
  const lines = new Set<Socket>()
  const server = createServer((asked, answer) => forward(behind, dislike, asked, answer))
  if (dislike !== 'strips') server.on('upgrade', (asked, line) => tunnel(behind, dislike, asked, line))
  server.on('connection', (line) => {
    lines.add(line)
    line.on('close', () => lines.delete(line))
    if (dislike === 'cuts') line.setTimeout(idleMs, () => line.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    behind: String(behind),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        lines.forEach((line) => line.destroy())
      }),
  }
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })

/** One request; without Upgrade, and buffered where answers are held back. */
const forward = (port: number, dislike: Dislike, asked: IncomingMessage, answer: ServerResponse) => {
  const { upgrade: _, connection: __, ...headers } = asked.headers
  const onward = request(
    { host: '127.0.0.1', port, method: asked.method, path: asked.url, headers },
    (from) => {
      const give = () => answer.writeHead(from.statusCode ?? 502, from.headers)
      if (dislike !== 'buffers') return from.pipe(give())
      const whole: Buffer[] = []
      from.on('data', (piece: Buffer) => whole.push(piece))
      from.on('end', () => give().end(Buffer.concat(whole)))
      return undefined
    },
  )
  onward.on('error', () => answer.destroy())
  if (dislike !== 'buffers') answer.on('close', () => onward.destroy())
  asked.pipe(onward)
}

/** A socket; where answers are held back nothing but the handshake comes through. */
const tunnel = (port: number, dislike: Dislike, asked: IncomingMessage, line: Duplex) => {
  const onward = connect(port, '127.0.0.1')
  const headers = Object.entries(asked.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`)
  onward.write(`GET ${asked.url} HTTP/1.1\r\n${headers.join('')}\r\n`)
  line.pipe(onward)
  let shaken = false
  onward.on('data', (data: Buffer) => {
    if (dislike === 'buffers' && shaken) return
    const handshake = data.indexOf('\r\n\r\n') + 4
    line.write(dislike === 'buffers' ? data.subarray(0, handshake) : data)
    shaken = true
  })
  for (const [one, other] of [
    [line, onward],
    [onward, line],
  ] as const) {
    one.on('close', () => other.destroy())
    one.on('error', () => other.destroy())
  }
}
