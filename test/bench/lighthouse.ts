import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { openBrowser } from '../kit/chromium.ts'
import { enterDemo } from '../kit/lived-in.ts'
import { freePort } from '../kit/processes.ts'
import { startProduct } from '../kit/product.ts'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'

const pages = { invoices: '/invoices', overview: '/', sign_in: '/sign-in' }
const metrics = ['first-contentful-paint', 'largest-contentful-paint', 'speed-index', 'total-blocking-time']
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** What Lighthouse gives the pages people meet first, as on a phone on slow 4G, and what it complains of. */
export async function measure(bench: Bench): Promise<Found> {
  const demoIn = await mkdtemp(join(tmpdir(), 'tieout-lighthouse-'))
  const product = await startProduct('node', { template: bench.template, demoIn })
  try {
    const { cookie } = await enterDemo(product, demoIn)
    const scores: Record<string, Record<string, number>> = {}
    const complaints: Record<string, string[]> = {}
    const timings: Record<string, Record<string, number>> = {}
    for (const [name, path] of Object.entries(pages)) {
      const found = await judgeOften(bench.size(5), `${product.webUrl}${path}`, name === 'sign_in' ? {} : { cookie })
      scores[name] = found.scores
      complaints[name] = found.complaints
      timings[name] = found.timings
      bench.say(`${name} ${JSON.stringify(found)}`)
    }
    return {
      value: Math.min(...Object.values(scores).flatMap((one) => Object.values(one))),
      unit: 'points of 100, the lowest of four categories on three pages',
      goal: '>= 98',
      detail: {
        ...scores,
        complaints,
        timings,
        note: 'Lighthouse’s own phone: slow 4G and processor / 4, both simulated',
      },
    }
  } finally {
    await product.stop()
    await rm(demoIn, { recursive: true })
  }
}

/** The run in the middle of several: one alone says as much of the machine as of the page. */
async function judgeOften(times: number, url: string, headers: Record<string, string>) {
  const runs: Awaited<ReturnType<typeof look>>[] = []
  while (runs.length < times) runs.push(await judge(url, headers))
  const [middle] = runs
    .toSorted((one, other) => (one.scores['performance'] ?? 0) - (other.scores['performance'] ?? 0))
    .slice(Math.floor(times / 2))
  if (!middle) throw new Error('Nothing was run')
  return middle
}

/** A run in which a busy machine took no pictures gives no speed index, and so no score: it is made again. */
async function judge(url: string, headers: Record<string, string>) {
  for (let left = 12; left > 0; left--) {
    const found = await look(url, headers)
    if (Object.values(found.scores).every(Number.isFinite)) return found
  }
  throw new Error(`Lighthouse gave ${url} no score twelve times`)
}

/** In a browser of its own: nothing is kept from another page. */
async function look(url: string, extraHeaders: Record<string, string>) {
  const port = await freePort()
  const browser = await openBrowser({ port })
  try {
    const run = await lighthouse(url, { port, extraHeaders, onlyCategories: [...categories], logLevel: 'error' })
    if (!run || run.lhr.runtimeError) throw new Error(`${url}: ${run?.lhr.runtimeError?.message ?? 'no verdict'}`)
    const { lhr } = run
    const scores = Object.fromEntries(
      categories.map((one) => [one, round((lhr.categories[one]?.score ?? Number.NaN) * 100)]),
    )
    const complaints = categories
      .flatMap((one) => lhr.categories[one]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${id} ${lhr.audits[id]?.displayValue ?? ''}`.trim())
    const timings = Object.fromEntries(metrics.map((one) => [one, round(lhr.audits[one]?.numericValue ?? Number.NaN)]))
    return { scores, complaints, timings }
  } finally {
    await browser.close()
  }
}
