import type { Browser, Page } from 'playwright-core'
import { connect } from '@tieout/prisma'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'

const many = 600

describe('a list of many invoices in a browser', () => {
  let product: Product
  let browser: Browser
  let page: Page
  const broken: string[] = []

  beforeAll(async () => {
    product = await startProduct('node')
    const story = await beginConnectedStory(product)
    await story.createInvoice('INV-0000')
    await multiply(product.databaseUrl)
    browser = await openBrowser()
    const opened = await openSignedIn(browser, product, story, broken)
    page = opened.page
    await opened.visit('/invoices')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  const drawn = () => page.locator('tr[data-index]').count()
  const row = (number: string) => page.getByRole('link', { name: number, exact: true })

  test('it goes on by itself to the last row, and draws only what is near the screen', async () => {
    const foot = page.getByText(`Showing ${many + 1} of ${many + 1}.`)
    await expect
      .poll(
        async () => {
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
          return foot.count()
        },
        { timeout: 50_000, interval: 250 },
      )
      .toBe(1)
    await row('INV-0000').waitFor()
    expect(await drawn()).toBeLessThan(100)
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(`${many + 2}`)
    expect(await page.getByRole('row').last().getAttribute('aria-rowindex')).toBe(`${many + 2}`)
  })

  test('the keyboard goes through rows that were not drawn before', async () => {
    await page.evaluate(() => scrollTo(0, 0))
    await row('INV-1600').waitFor()
    for (let index = 0; index < 60; index++) await page.keyboard.press('j')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('INV-1541')
    await page.keyboard.press('x')
    await page.getByText('1 selected').waitFor()
    expect(await drawn()).toBeLessThan(100)
    expect(broken).toEqual([])
  })
})

/** The one invoice there is, again and again under other numbers. */
async function multiply(databaseUrl: string): Promise<void> {
  const { pool, close } = connect(databaseUrl, { connections: 1 })
  await pool.query(
    `insert into "Document" select (jsonb_populate_record(null::"Document",
        to_jsonb(d) || jsonb_build_object('id', gen_random_uuid()::text, 'number', 'INV-' || 1000 + n))).*
      from "Document" d, generate_series(1, $1) n where d.number = 'INV-0000'`,
    [many],
  )
  await close()
}
