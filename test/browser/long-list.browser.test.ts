import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import { multiply } from '../kit/multiply.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'
import type { Story } from '../kit/story.ts'

const many = 2_000

describe('a list of many invoices in a browser', () => {
  let product: Product
  let browser: Browser
  let story: Story
  let page: Page
  const broken: string[] = []

  beforeAll(async () => {
    product = await startProduct('node')
    story = await beginConnectedStory(product)
    await story.createInvoice('INV-0000')
    await multiply(product.databaseUrl, 'INV-0000', many)
    browser = await openBrowser()
    const opened = await openSignedIn(browser, product, story, broken)
    page = opened.page
    await opened.visit('/invoices')
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  const drawn = () => page.locator('tr[data-index]').count()
  const row = (number: string) => page.getByRole('link', { name: number, exact: true })

  test('it goes on by itself to the last row while others are written and sent, and draws only what is near the screen', async () => {
    await scrollUntilShown(1_000)
    await sendNew(story, 'INV-9000')
    await scrollUntilShown(many + 2)
    const all = (many + 2).toLocaleString('en-GB')
    await page.getByText(`Showing ${all} of ${all}.`).waitFor()
    await expect.poll(async () => (await toEnd(), row('INV-0000').count())).toBe(1)
    expect(await drawn()).toBeLessThan(100)
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(`${many + 3}`)
    expect(await page.getByRole('row').last().getAttribute('aria-rowindex')).toBe(`${many + 3}`)
  })

  test('the keyboard goes through rows that were not drawn before', async () => {
    await page.evaluate(() => scrollTo(0, 0))
    await row('INV-9000').waitFor()
    for (let index = 0; index < 60; index++) await page.keyboard.press('j')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('INV-2942')
    await page.keyboard.press('x')
    await page.getByText('1 selected').waitFor()
    expect(await drawn()).toBeLessThan(100)
    await page.keyboard.press('Escape')
  })

  test('coming back from an invoice finds the place again, however slow the line', async () => {
    const number = 'INV-2000'
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2))
    await row(number).scrollIntoViewIfNeeded()
    const place = await topOf(number)
    await slowly(() => row(number).click())
    await page.getByRole('heading', { level: 1 }).filter({ hasText: number }).waitFor()
    await slowly(() => page.goBack({ waitUntil: 'commit' }))
    await row(number).waitFor()
    await expect.poll(async () => Math.abs((await topOf(number)) - place)).toBeLessThan(3)
    expect(broken).toEqual([])
  })

  /** Scrolls to the end, again and again, until so many rows were read. */
  async function scrollUntilShown(rows: number): Promise<void> {
    const foot = page.locator('.foot').getByText(/^Showing/)
    const goOn = async () => {
      await toEnd()
      return Number((await foot.innerText()).replace(/^Showing ([\d,]+) .*$/s, '$1').replaceAll(',', ''))
    }
    await expect.poll(goOn, { timeout: 50_000, interval: 100 }).toBeGreaterThanOrEqual(rows)
  }

  const toEnd = () => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))

  async function topOf(number: string): Promise<number> {
    return (await row(number).boundingBox())?.y ?? Number.NaN
  }

  /** No question is answered before the page has given way to its skeleton. */
  async function slowly(act: () => Promise<unknown>): Promise<void> {
    const skeleton = page.locator('main [aria-busy=true]')
    const seen = skeleton.waitFor()
    await page.route('**/graphql', async (route) => {
      await seen
      await route.continue()
    })
    await act()
    await seen
    await skeleton.waitFor({ state: 'hidden' })
    await page.unrouteAll({ behavior: 'wait' })
  }
})
