/** The real binary, on a free port of this machine and in a directory of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `make build` makes it. */
export const binary =
  process.env.SHAREDSPACE ?? fileURLToPath(new URL('../../bin/sharedspace', import.meta.url))

export interface Server {
  /** "http://localhost:41234", the same after a restart. */
  address: string
  /** As a cut of the power would: no goodbye, nothing finished. */
  kill(): Promise<void>
  /** It stands still: everything that is sent to it arrives, nothing is answered. */
  freeze(): void
  thaw(): void
  /** On the same port and data as before. */
  restart(): Promise<void>
  /** Its warnings and errors so far. */
  complaints(): string
  /** Ends it gracefully and takes its data away. */
  stop(): Promise<void>
}

/** With settings beside its own, such as the address of a proxy in front of it. */
export const startServer = async (settings: Record<string, string> = {}): Promise<Server> => {
  const data = await mkdtemp(join(tmpdir(), 'sharedspace-e2e-'))
  let complaints = ''
  let child = run(data, '0', settings)
  const listen = () =>
    child.stderr?.on('data', (line: Buffer) => {
      complaints += /level=(ERROR|WARN)/.test(String(line)) ? String(line) : ''
    })
  listen()
  const address = await addressOf(child)
  return {
    address,
    kill: () => end(child, 'SIGKILL'),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    restart: async () => {
      child = run(data, new URL(address).port, settings)
      listen()
      await addressOf(child)
    },
    complaints: () => complaints,
    stop: async () => {
      await end(child, 'SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
  }
}

const run = (data: string, port: string, settings: Record<string, string>): ChildProcess =>
  spawn(binary, [], {
    env: { PATH: process.env.PATH, PORT: port, DATA_DIR: data, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((found, failed) => {
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`the server ended with ${code} before it was ready`)))
    child.stdout?.on('data', (said: Buffer) => {
      const address = /http:\/\/\S+/.exec(String(said))?.[0]
      if (address) found(address)
    })
  })

const end = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((ended) => {
    if (child.exitCode !== null || child.signalCode !== null) return ended()
    child.once('exit', () => ended())
    child.kill(signal)
  })
