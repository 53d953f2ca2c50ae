import { execFileSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { beginStory } from '../kit/story.ts'
import type { Bench } from './kit/bench.ts'
import { cpuSecondsOf } from './kit/cpu.ts'
import { type Found, round } from './kit/figure.ts'
import { type Audience, openAudience } from './kit/audience.ts'
import { startService } from './kit/service.ts'
import { percentile } from './kit/statistics.ts'

const query = 'subscription { invoiceChanged { id number status sync { state } } }'
const eventEveryMs = 2_000

/**
 * Browsers of one workspace that all listen on one node, over SSE; each event reaches every one of them, and some on another
 * node beside it. LIVE_MINUTES says for how long they stay; half a minute unless told.
 */
export async function measure(bench: Bench): Promise<Found> {
  const count = bench.size(4_000)
  const minutes = Number(process.env['LIVE_MINUTES'] ?? 0.5)
  const service = await startService(bench, { role: 'api' })
  const audiences: Audience[] = []
  try {
    const story = await beginStory(service)
    const invoiceId = await story.createInvoice('LIVE-1')
    const { cookie } = story
    const alone = megabytesOf(service.pid())
    const here = await openAudience({ url: `${service.apiUrl}/graphql`, count, query, cookie })
    audiences.push(here)
    bench.say(`${count} listen`)
    const there = await openAudience({ url: `${await service.addNode()}/graphql`, count: count / 10, query, cookie })
    audiences.push(there)
    let version = 1
    const tell = async () => {
      const begun = performance.now()
      const heard = Promise.all(audiences.map((audience) => audience.untilAllHear()))
      const input = { invoiceId, version: version++, reference: `change ${version}` }
      await story.graph.run('updateInvoice', input, '... on Invoice { id }')
      const answered = performance.now()
      const [last, lastThere] = await heard
      return {
        all: Math.max(last ?? 0, lastThere ?? 0) - begun,
        answer: answered - begun,
        there: (lastThere ?? 0) - begun,
      }
    }
    await tell()
    const listening = megabytesOf(service.pid())
    bench.say('all heard the first event')
    // What V8 takes for the first events it keeps: the growth that counts is after them.
    for (let warming = 0; warming < 10; warming++) await tell()
    const warm = megabytesOf(service.pid())
    const cpuBefore = cpuSecondsOf(service.pid())
    const told = [await tell()]
    const end = performance.now() + minutes * 60_000
    while (performance.now() < end) {
      await delay(eventEveryMs)
      told.push(await tell())
    }
    const after = megabytesOf(service.pid())
    const cpu = ((cpuSecondsOf(service.pid()) ?? Number.NaN) - (cpuBefore ?? Number.NaN)) / told.length
    const dropped = audiences.reduce((sum, audience) => sum + audience.dropped(), 0)
    return {
      value: percentile(
        told.map(({ all }) => all),
        0.5,
      ),
      unit: 'ms until all have heard, median',
      goal: '<= 500',
      also: {
        dropped: { value: dropped, unit: 'subscribers', goal: '<= 0' },
        each: { value: ((listening - alone) * 1024) / count, unit: 'kB resident a subscriber', goal: '<= 50' },
        growth: { value: after / warm, unit: 'times the memory after ten events', goal: '<= 1.1' },
      },
      detail: {
        subscribers: count,
        on_the_other_node: count / 10,
        events: told.length,
        minutes,
        ...(Number.isNaN(cpu) ? {} : { cpu_ms_an_event: round(cpu * 1000) }),
        worst_ms: round(Math.max(...told.map(({ all }) => all))),
        p50_ms_until_the_change_was_answered: round(
          percentile(
            told.map(({ answer }) => answer),
            0.5,
          ),
        ),
        p50_ms_on_the_other_node: round(
          percentile(
            told.map(({ there }) => there),
            0.5,
          ),
        ),
        megabytes: { alone: round(alone), listening: round(listening), warm: round(warm), after: round(after) },
        note: 'the listeners are one process and share the processors with both nodes',
      },
    }
  } finally {
    for (const audience of audiences) audience.close()
    await service.close()
  }
}

function megabytesOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' })) / 1024
}
