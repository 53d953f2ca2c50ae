import { Agent, request } from 'node:http'
import { cpuSecondsOf } from './cpu.ts'
import { round } from './figure.ts'
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

/** Who is measured: what sends the load, and whose processor time is counted meanwhile. */
export interface Side {
  send: () => Promise<Answered>
  pid: number
}

/**
 * Ours and a rival by turns, so that both meet the same machine; the ratio is the median of the rounds'. On a machine that
 * is busy with other things, what each request took of the processor tells more.
 */
export async function sideBySide(rounds: number, ours: Side, rival: Side) {
  await ours.send()
  await rival.send()
  const ratios: number[] = []
  const [own, others]: [Measured[], Measured[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const [mine, theirs] = [await measure(ours), await measure(rival)]
    own.push(mine)
    others.push(theirs)
    ratios.push(mine.perSecond / theirs.perSecond)
  }
  return { ratio: median(ratios), ours: together(own), rival: together(others) }
}

/** For a figure's detail: no goal is set by Mercurius, it says where others stand. */
export function besideMercurius({ ratio, rival }: Awaited<ReturnType<typeof sideBySide>>) {
  return {
    times_mercurius: round(ratio),
    per_second_mercurius: round(rival.perSecond),
    cpu_ms_each_mercurius: rival.cpuMs && round(rival.cpuMs),
  }
}

type Measured = Answered & { cpuMs: number | undefined }

async function measure({ send, pid }: Side): Promise<Measured> {
  const before = cpuSecondsOf(pid)
  const answered = await send()
  const after = cpuSecondsOf(pid)
  const cpuMs = before === undefined || after === undefined ? undefined : ((after - before) * 1000) / answered.ms.length
  return { ...answered, cpuMs }
}

function together(rounds: readonly Measured[]) {
  const cpu = rounds.flatMap(({ cpuMs }) => cpuMs ?? [])
  return {
    perSecond: median(rounds.map((one) => one.perSecond)),
    ms: rounds.flatMap((one) => one.ms),
    cpuMs: cpu.length > 0 ? median(cpu) : undefined,
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
