import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { enterDemo, liveIn } from '../kit/lived-in.ts'
import { lived, outside, single, type Shot } from '../kit/pages.ts'
import { root } from '../kit/processes.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { cookiesOf } from '../kit/signed-in.ts'
import type { Story } from '../kit/story.ts'
import { readTexts, Told, wordsOf } from '../kit/texts.ts'

/** Guides and the reference are written for developers, in English alone. */
const documentation = globSync('web/src/generated/docs/*.ts', { cwd: root })
  .map((file) => ` ${wordsOf(readFileSync(join(root, file), 'utf8').replaceAll(/\\[nrt"]/g, ' '))} `)
  .join('')

/** Names, and what Intl writes in the reader's region. */
const names = new Set(['Tieout', 'Xero', ...calendar()])

describe('in a language nobody speaks, two fifths longer than English', () => {
  let product: Product
  let browser: Browser
  let context: BrowserContext
  let story: Story
  let demoIn: string
  let inside: Shot[]

  beforeAll(async () => {
    demoIn = await mkdtemp(join(tmpdir(), 'tieout-words-'))
    product = await startProduct('node', { demoIn, words: 'pseudo' })
    story = await enterDemo(product, demoIn)
    await liveIn(product, story)
    inside = [...lived, ...(await single(story))]
    browser = await openBrowser()
    context = await browser.newContext({ viewport: { width: 360, height: 3000 }, reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    await rm(demoIn, { recursive: true })
  })

  test('no page outside says a word of English by itself, or is wider than a phone', async () => {
    expect(await lookAtAll(outside)).toEqual([])
  })

  test('no page inside says a word of English by itself, or is wider than a phone', async () => {
    await context.addCookies(cookiesOf(story.cookie, product.webUrl))
    const halves = [inside.filter((_, n) => n % 2 === 0), inside.filter((_, n) => n % 2 === 1)]
    expect((await Promise.all(halves.map((half) => lookAtAll(half)))).flat()).toEqual([])
  })

  async function lookAtAll(shots: readonly Shot[]): Promise<string[]> {
    const minded: string[] = []
    const page = await context.newPage()
    const told = new Told(page)
    for (const { name, path } of shots) {
      await page.goto(`${product.webUrl}${path}`)
      if (await page.locator('.app').count()) await page.locator('html[data-ready]').waitFor()
      const texts = await readTexts(page)
      const over = await page.evaluate(findOver)
      const data = (await told.words()) + (path.startsWith('/docs') ? documentation : '')
      if (!texts.some(isAccented)) minded.push(`${name}: in English`)
      if (over.length > 0) minded.push(`${name}: too wide at ${over.join(', ')}`)
      minded.push(...texts.flatMap((text) => englishIn(text, data).map((words) => `${name}: ${words} | ${text}`)))
    }
    return minded
  }
})

/** The words without an accent that did not come as data either. */
function englishIn(text: string, data: string): string[] {
  return text
    .split(/\S*[^\p{ASCII}’]\S*|[^\p{L}\p{N} '’.&/@_-]+/u)
    .map((part) => wordsOf(part))
    .filter((words) => /[aeiouy]/i.test(words) && ![words, capital(words)].some((one) => data.includes(` ${one} `)))
    .filter((words) => !words.split(' ').every((word) => names.has(word)))
}

/** What reaches beyond the window's edge, if the page can be moved there. */
function findOver(): string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return []
  const beyond = [...document.querySelectorAll('body *')].filter(
    (one) => one.getBoundingClientRect().right > innerWidth,
  )
  return beyond.slice(0, 12).map((one) => `${one.localName}.${one.className} ${one.getBoundingClientRect().right}`)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function isAccented(text: string): boolean {
  return /[áéíóúý]{2}/.test(text)
}

/** Months and days of the week, long and short. */
function calendar(): string[] {
  const days = Array.from({ length: 12 * 28 }, (_, n) => new Date(Date.UTC(2026, n % 12, 1 + (n % 28))))
  const ways = (['long', 'short'] as const).map(
    (length) => new Intl.DateTimeFormat('en-GB', { month: length, weekday: length, timeZone: 'UTC' }),
  )
  return ways.flatMap((way) => days.flatMap((day) => wordsOf(way.format(day)).split(' ')))
}
