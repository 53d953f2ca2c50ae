import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { enterDemo, liveIn } from '../kit/lived-in.ts'
import { lived, outside, single, type Shot } from '../kit/pages.ts'
import { startProduct, type Product } from '../kit/product.ts'
import type { Story } from '../kit/story.ts'

const looks = [1440, 360].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })))
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

describe('every page, in both themes, at a desktop and at 360 px', () => {
  let product: Product
  let browser: Browser
  let page: Page
  let story: Story
  let demoIn: string
  const elsewhere: string[] = []

  beforeAll(async () => {
    demoIn = await mkdtemp(join(tmpdir(), 'tieout-accessibility-'))
    product = await startProduct('node', { demoIn })
    story = await enterDemo(product, demoIn)
    await liveIn(product, story)
    browser = await openBrowser()
    page = await browser.newPage()
    page.on('request', (request) => {
      if (!request.url().startsWith(product.webUrl) && !request.url().startsWith('data:')) elsewhere.push(request.url())
    })
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    await rm(demoIn, { recursive: true })
  })

  test('outside has nothing that axe minds, and is never wider than the window', async () => {
    expect(await lookAtAll(outside)).toEqual([])
  }, 120_000)

  test('inside has nothing that axe minds, and is never wider than the window', async () => {
    await page.context().addCookies(
      story.cookie.split('; ').map((pair) => ({
        name: pair.slice(0, pair.indexOf('=')),
        value: decodeURIComponent(pair.slice(pair.indexOf('=') + 1)),
        url: product.webUrl,
      })),
    )
    expect(await lookAtAll([...lived, ...(await single(story))])).toEqual([])
  }, 400_000)

  test('no page asks another server for anything', () => {
    expect(elsewhere).toEqual([])
  })

  async function lookAtAll(shots: readonly Shot[]): Promise<string[]> {
    const minded: string[] = []
    for (const { name, path } of shots) {
      await page.goto(`${product.webUrl}${path}`)
      if (await page.locator('.app').count()) await page.locator('html[data-ready]').waitFor()
      await page.evaluate(axe.source)
      for (const { width, theme } of looks) minded.push(...(await look(`${name} ${theme} ${width}`, width, theme)))
    }
    return minded
  }

  async function look(name: string, width: number, colorScheme: 'light' | 'dark'): Promise<string[]> {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    const found = (await page.evaluate(
      `axe.run({ runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`,
    )) as AxeResults
    return [
      ...(over > 0 ? [`${name}: ${over} px too wide`] : []),
      ...found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${name}: ${id} at ${String(target)}`)),
    ]
  }
})
