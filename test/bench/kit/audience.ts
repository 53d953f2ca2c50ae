import { Agent, type ClientRequest, request } from 'node:http'

/** Many subscribers over SSE, each with a connection of its own. */
export interface Audience {
  /** Resolves when every one has heard one event more, with the moment the last one did. */
  untilAllHear(): Promise<number>
  /** How many were cut off. */
  dropped(): number
  close(): void
}

export interface AudienceOptions {
  url: string
  count: number
  query: string
  cookie: string
}

const openingAtOnce = 50

/** Opens them; resolves when the server has answered every one. */
export async function openAudience({ url, count, query, cookie }: AudienceOptions): Promise<Audience> {
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity })
  const body = JSON.stringify({ query })
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', cookie }
  const open: ClientRequest[] = []
  let isOver = false
  let dropped = 0
  let heard = 0
  let waiting: { until: number; heard: PromiseWithResolvers<number> } | undefined

  function hear(events: number): void {
    heard += events
    if (waiting && heard >= waiting.until) waiting.heard.resolve(performance.now())
  }

  function listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = request(url, { agent, method: 'POST', headers }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`${url} answered ${answer.statusCode}`))
        answer.setEncoding('utf8')
        answer.on('data', (text: string) => hear(text.split('event: next').length - 1))
        answer.once('close', () => (dropped += isOver ? 0 : 1))
        resolve()
      })
      sent.once('error', reject)
      sent.end(body)
      open.push(sent)
    })
  }

  for (let opened = 0; opened < count; opened += openingAtOnce)
    await Promise.all(Array.from({ length: Math.min(openingAtOnce, count - opened) }, listen))
  return {
    untilAllHear: () => {
      const told = Promise.withResolvers<number>()
      waiting = { until: heard + count, heard: told }
      return told.promise
    },
    dropped: () => dropped,
    close: () => {
      isOver = true
      for (const one of open) one.destroy()
      agent.destroy()
    },
  }
}
