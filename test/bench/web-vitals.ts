import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../kit/chromium.ts'
import { enterDemo } from '../kit/lived-in.ts'
import { startProduct } from '../kit/product.ts'
import { cookiesOf } from '../kit/signed-in.ts'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'
import { percentile } from './kit/statistics.ts'

const require = createRequire(import.meta.url)
const library = readFileSync(require.resolve('web-vitals'), 'utf8')
const watch = `${library}
  window.vitals = {}
  for (const name of ['LCP', 'CLS', 'INP'])
    webVitals['on' + name](({ value }) => { window.vitals[name] = value }, { reportAllChanges: true, durationThreshold: 16 })`

/** Lighthouse's slow 4G, on a processor four times slower. */
const slow = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 2 ** 20) / 8,
  uploadThroughput: (750 * 1024) / 8,
}
const slower = 4

/** How soon a first visit to the invoice list has painted what it is about, how still it lies, how soon it answers. */
export async function measure(bench: Bench): Promise<Found> {
  const demoIn = await mkdtemp(join(tmpdir(), 'tieout-vitals-'))
  const product = await startProduct('node', { template: bench.template, demoIn })
  try {
    const { cookie } = await enterDemo(product, demoIn)
    const visits: Visit[] = []
    for (let n = 0; n < bench.size(7); n++) {
      visits.push(await visit(product.webUrl, cookie))
      bench.say(JSON.stringify(visits.at(-1)))
    }
    const worst = (name: keyof Visit) => Math.max(...visits.map((one) => one[name]))
    const lcp = visits.map((one) => one.LCP)
    return {
      value: percentile(lcp, 0.5),
      unit: 'ms to the largest paint, median',
      goal: '<= 1500',
      also: {
        CLS: { value: worst('CLS'), unit: 'shift, worst', goal: '<= 0.02' },
        INP: { value: worst('INP'), unit: 'ms from a touch to its paint, worst', goal: '<= 100' },
      },
      detail: {
        visits: visits.length,
        worst_lcp_ms: round(worst('LCP')),
        first_byte_ms: round(
          percentile(
            visits.map((one) => one.TTFB),
            0.5,
          ),
        ),
        kilobytes: round(
          percentile(
            visits.map((one) => one.kilobytes),
            0.5,
          ),
        ),
        note: 'the invoice list of the demo on the production build, nothing cached, 1.6 Mbit/s, 150 ms, processor / 4',
      },
    }
  } finally {
    await product.stop()
    await rm(demoIn, { recursive: true })
  }
}

type Visit = Record<'LCP' | 'CLS' | 'INP' | 'TTFB' | 'kilobytes', number>

/** In a browser of its own: nothing is kept from another visit. */
async function visit(webUrl: string, cookie: string): Promise<Visit> {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies(cookiesOf(cookie, webUrl))
    const page = await context.newPage()
    page.setDefaultTimeout(90_000)
    await page.addInitScript(watch)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    await cdp.send('Network.emulateNetworkConditions', slow)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.goto(`${webUrl}/invoices`)
    await page.locator('html[data-ready]').waitFor()
    const painted = await read(page)
    await use(page)
    return { ...painted, INP: (await read(page)).INP }
  } finally {
    await browser.close()
  }
}

/** What somebody does on the list, one thing after the other. */
async function use(page: Page): Promise<void> {
  const rows = page.locator('tbody tr')
  for (const n of [0, 1, 2]) await rows.nth(n).getByRole('checkbox').click()
  for (const n of [0, 1, 2]) await rows.nth(n).getByRole('checkbox').click()
  for (const key of ['j', 'j', 'k']) await page.keyboard.press(key)
  await page.locator('.side').getByRole('button', { name: 'Search' }).click()
  await page.locator('.palette').getByRole('option').first().waitFor()
  await page.keyboard.type('cobalt')
  await page.keyboard.press('Escape')
  await page.locator('.palette').waitFor({ state: 'hidden' })
  await page.getByRole('searchbox').first().pressSequentially('cobalt')
  await page.waitForURL('**/invoices?*q=cobalt*')
}

async function read(page: Page): Promise<Visit> {
  return page.evaluate(() => {
    const { vitals } = window as unknown as { vitals: Partial<Visit> }
    const [document] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const bytes = loaded.reduce((sum, { transferSize }) => sum + transferSize, document?.transferSize ?? 0)
    const { LCP = Infinity, CLS = 0, INP = 0 } = vitals
    return { LCP, CLS, INP, TTFB: document?.responseStart ?? 0, kilobytes: bytes / 1000 }
  })
}
