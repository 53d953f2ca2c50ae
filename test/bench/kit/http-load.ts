import { Agent, request } from 'node:http'
import { median } from './statistics.ts'

/** Requests to send, the next one made when a connection is free. */
export interface Load {
  url: string
  method?: 'GET' | 'POST'
  count: number
  connections: number
  next: (n: number) => { headers?: Record<string, string>; body?: string }
}

export interface Answered {
  perSecond: number
  /** How long each took. */
  ms: number[]
}

/** Sends them over so many kept connections; throws at the first answer that is not 200. */
export async function load({ url, method = 'POST', count, connections, next }: Load): Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const ms: number[] = []
  let n = 0
  const begun = performance.now()
  const one = async () => {
    while (n < count) {
      const { headers = {}, body = '' } = next(n++)
      const sent = performance.now()
      await send(agent, url, { method, headers, body })
      ms.push(performance.now() - sent)
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, one))
    return { perSecond: (count / (performance.now() - begun)) * 1000, ms }
  } finally {
    agent.destroy()
  }
}

/** Ours and a rival by turns, so that both meet the same machine; the ratio is the median of the rounds'. */
export async function sideBySide(rounds: number, ours: () => Promise<Answered>, rival: () => Promise<Answered>) {
  await ours()
  await rival()
  const ratios: number[] = []
  const [own, others]: [Answered[], Answered[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const [mine, theirs] = [await ours(), await rival()]
    own.push(mine)
    others.push(theirs)
    ratios.push(mine.perSecond / theirs.perSecond)
  }
  return {
    ratio: median(ratios),
    ours: { perSecond: median(own.map((one) => one.perSecond)), ms: own.flatMap((one) => one.ms) },
    rival: { perSecond: median(others.map((one) => one.perSecond)), ms: others.flatMap((one) => one.ms) },
  }
}

interface Sending {
  method: string
  headers: Record<string, string>
  body: string
}

function send(agent: Agent, url: string, { method, headers, body }: Sending): Promise<void> {
  return new Promise((resolve, reject) => {
    const length = body ? { 'content-length': `${Buffer.byteLength(body)}` } : {}
    const sent = request(url, { agent, method, headers: { ...headers, ...length } }, (answer) => {
      answer.resume()
      answer.once('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${answer.statusCode}`)),
      )
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
