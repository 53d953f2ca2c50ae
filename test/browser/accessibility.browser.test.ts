import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { enterDemo, liveIn } from '../kit/lived-in.ts'
import { lived, outside, single, type Shot } from '../kit/pages.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { findRoutes, routeOf } from '../kit/routes.ts'
import { cookiesOf } from '../kit/signed-in.ts'
import type { Story } from '../kit/story.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/**
 * A theme changes colours and nothing else: in the second one, only they are looked at again. A phone is
 * given a long window: what sticks to its edge would cover some target on every page.
 */
const looks = [
  { width: 1440, height: 900, theme: 'light', only: rules },
  { width: 1440, height: 900, theme: 'dark', only: ['color-contrast'] },
  { width: 360, height: 3000, theme: 'dark', only: ['color-contrast'] },
  { width: 360, height: 3000, theme: 'light', only: rules },
] as const

describe('every page, in both themes, at a desktop and at 360 px', () => {
  let product: Product
  let browser: Browser
  let context: BrowserContext
  let story: Story
  let demoIn: string
  let inside: Shot[]
  const elsewhere: string[] = []

  beforeAll(async () => {
    demoIn = await mkdtemp(join(tmpdir(), 'tieout-accessibility-'))
    product = await startProduct('node', { demoIn })
    story = await enterDemo(product, demoIn)
    await liveIn(product, story)
    inside = [...lived, ...(await single(story))]
    browser = await openBrowser()
    context = await browser.newContext({ reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    await rm(demoIn, { recursive: true })
  })

  test('there is no route that is not looked at', () => {
    const routes = findRoutes()
    const seen = new Set([...outside, ...inside].map(({ path }) => routeOf(path, routes)))
    expect(routes.filter((route) => !seen.has(route))).toEqual([])
  })

  test('outside has nothing that axe minds, and is never wider than the window', async () => {
    expect(await lookAtAll(outside)).toEqual([])
  })

  test('inside has nothing that axe minds, and is never wider than the window', async () => {
    await context.addCookies(cookiesOf(story.cookie, product.webUrl))
    // Two pages at a time: while one is fetched, the other is looked at.
    const halves = [inside.filter((_, n) => n % 2 === 0), inside.filter((_, n) => n % 2 === 1)]
    const minded = await Promise.all(halves.map((half) => lookAtAll(half)))
    expect(minded.flat()).toEqual([])
  }, 400_000)

  test('no page asks another server for anything', () => {
    expect(elsewhere).toEqual([])
  })

  async function lookAtAll(shots: readonly Shot[]): Promise<string[]> {
    const page = await context.newPage()
    page.on('request', (request) => {
      if (!request.url().startsWith(product.webUrl) && !request.url().startsWith('data:')) elsewhere.push(request.url())
    })
    const minded: string[] = []
    for (const shot of shots) minded.push(...(await lookAt(page, shot)))
    return minded
  }

  async function lookAt(page: Page, { name, path }: Shot): Promise<string[]> {
    await page.goto(`${product.webUrl}${path}`)
    if (await page.locator('.app').count()) await page.locator('html[data-ready]').waitFor()
    await page.evaluate(axe.source)
    const minded: string[] = []
    for (const { width, height, theme, only } of looks) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: theme })
      const found = await page.evaluate<AxeResults>(
        `axe.run({ runOnly: ${JSON.stringify(only)}, resultTypes: ['violations'] })`,
      )
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      const where = `${name} ${theme} ${width}`
      if (over > 0) minded.push(`${where}: ${over} px too wide`)
      for (const { id, nodes } of found.violations)
        minded.push(...nodes.map(({ target }) => `${where}: ${id} at ${String(target)}`))
    }
    return minded
  }
})
