import pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '../engine/clock.ts'

const HEARTBEAT_MS = 15_000
const LONGEST_PAUSE_MS = 5_000

/** This node's one LISTEN connection. */
export interface Listener {
  /** Whether notifications arrive now. */
  isListening(): boolean
  /** Resolves when the first LISTEN stands. */
  started: Promise<void>
  close(): Promise<void>
}

export interface ListenerOptions {
  url: string
  /** Who hears which channel. */
  channels: Record<string, (payload: string) => void>
  /** Told when a dropped line stands again: what was said since then may be lost. */
  onMended: () => void
  clock: Clock
  log: Logger
}

/** Listens until closed, over a connection of its own. A dropped line is mended by itself. */
export function startListener({ url, channels, onMended, clock, log }: ListenerOptions): Listener {
  const stop = new AbortController()
  const started = Promise.withResolvers<void>()
  let listening = false
  let wasListening = false

  const ended = (async () => {
    for (let failures = 0; !stop.signal.aborted; failures++) {
      try {
        await listenOnce(() => {
          if (wasListening) onMended()
          failures = 0
          listening = true
          wasListening = true
          started.resolve()
        })
      } catch (cause) {
        if (!stop.signal.aborted) log.warn({ err: cause }, 'the LISTEN connection dropped')
      }
      listening = false
      await clock.sleep(Math.min(100 * 2 ** failures, LONGEST_PAUSE_MS), stop.signal).catch(() => {})
    }
  })()

  async function listenOnce(onListening: () => void): Promise<void> {
    const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'tieout listen' })
    const dropped = Promise.withResolvers<never>()
    dropped.promise.catch(() => {})
    client.on('error', dropped.reject)
    client.on('end', () => dropped.reject(new Error('the database closed the connection')))
    client.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''))
    try {
      await client.connect()
      for (const channel of Object.keys(channels)) await client.query(`listen ${channel}`)
      onListening()
      for (;;) {
        await Promise.race([clock.sleep(HEARTBEAT_MS, stop.signal), dropped.promise])
        // A line that died in silence answers nothing: ask, and do not wait for ever.
        await Promise.race([answersInTime(client, clock), dropped.promise])
      }
    } finally {
      await Promise.race([client.end().catch(() => {}), clock.sleep(1_000)])
    }
  }

  const close = async () => {
    stop.abort()
    await ended
  }
  return { isListening: () => listening, started: started.promise, close }
}

async function answersInTime(client: pg.Client, clock: Clock): Promise<void> {
  const answered = new AbortController()
  const silence = clock.sleep(HEARTBEAT_MS, answered.signal).then(() => {
    throw new Error('the database fell silent')
  })
  try {
    await Promise.race([client.query('select 1'), silence])
  } finally {
    answered.abort()
  }
}
