import { connect } from '@tieout/prisma'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'

const many = 600

let product: Product
let browser: Browser
let page: Page
let visit: (path: string) => Promise<void>
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  const story = await beginConnectedStory(product)
  const { pool, close } = connect(product.databaseUrl, { connections: 1 })
  await pool.query(
    `insert into "LedgerContact" select (jsonb_populate_record(null::"LedgerContact", to_jsonb(c) || jsonb_build_object(
        'id', gen_random_uuid()::text, 'ledgerContactId', gen_random_uuid()::text, 'name', 'Zenith ' || 1000 + n))).*
      from (select * from "LedgerContact" limit 1) c, generate_series(1, $1) n`,
    [many],
  )
  await close()
  browser = await openBrowser()
  ;({ page, visit } = await openSignedIn(browser, product, story, broken))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('contacts go on to the last one while they are scrolled, and only those near the screen are drawn', async () => {
  await visit('/contacts?q=Zenith')
  const last = page.getByRole('link', { name: `Open Zenith ${1000 + many} in Xero` })
  await expect.poll(async () => (await toEnd(), last.count()), { timeout: 60_000 }).toBe(1)
  expect(await page.getByRole('row').count()).toBeLessThan(150)
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(`${many + 1}`)
  expect(broken).toEqual([])
})

test('what is searched for begins at the top again', async () => {
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(`Zenith ${1000 + many}`)
  await page.getByText('Showing 1 of 1.').waitFor()
  expect(broken).toEqual([])
})

function toEnd(): Promise<void> {
  return page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
}
