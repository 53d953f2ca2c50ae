import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginTrade, kinds, type Kind, type Trade } from '../kit/kinds.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'

/** More than is read before somebody scrolls. */
const many = 220
const [bill, , expense] = kinds as [Kind, Kind, Kind]

let product: Product
let browser: Browser
let page: Page
let visit: (path: string) => Promise<void>
let trade: Trade
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  trade = await beginTrade(product)
  for (let tens = 0; tens < many / 10; tens++)
    await Promise.all(Array.from({ length: 10 }, (_, at) => trade.draft(expense, `E-${tens}${at}`)))
  await trade.story.graph.run('updateWorkspace', { requireExplicitTaxMapping: true }, '... on Workspace { id }')
  for (const number of ['B-1', 'B-2']) await trade.approve(bill, number)
  ;({ page, visit } = await openSignedIn(browser, product, trade.story, broken))
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('all that match are approved at once, beyond the page, after their number was named', async () => {
  await visit('/expenses?tab=ready')
  await page.getByRole('checkbox', { name: 'Select all on this page' }).click()
  await page.getByRole('button', { name: `Select all ${many} that match` }).click()
  await page.getByRole('button', { name: `Approve ${many}`, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `Approve ${many} expenses?` })
  const foreseen = dialog.getByRole('table', { name: 'What Xero would get' })
  await foreseen.getByRole('row', { name: new RegExp(`^Won’t reach Xero yet ${many} £`) }).waitFor()
  await dialog.getByRole('button', { name: `Approve ${many}`, exact: true }).click()
  await page.getByText(`${many} expenses approved.`).waitFor()
  await page.getByText('No drafts to approve.').waitFor()
})

test('the list goes on while it is scrolled, and draws only what is near the screen', async () => {
  await visit('/expenses')
  const toEnd = () => page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  const whole = page.getByText(`Showing ${many} of ${many}.`)
  const last = page.getByRole('link', { name: 'E-00', exact: true })
  await expect.poll(async () => (await toEnd(), whole.count())).toBe(1)
  // What was read last may have moved the end.
  await expect.poll(async () => (await toEnd(), last.count())).toBe(1)
  expect(await page.getByRole('row').count()).toBeLessThan(many / 2)
})

test('what would not reach Xero is told by its cause, with its amount, before anything is sent', async () => {
  await trade.draft(bill, 'B-3')
  await visit('/bills?tab=ready')
  await page.getByRole('checkbox', { name: 'Select B-3' }).check()
  await page.getByRole('button', { name: 'Approve 1', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Approve 1 bill?' })
  const foreseen = dialog.getByRole('table', { name: 'What Xero would get' })
  await foreseen.getByRole('row', { name: /^Won’t reach Xero yet 1 £/ }).waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'hidden' })
})

test('bills that failed are marked as handled together, and sent after all', async () => {
  await visit('/bills?tab=needs-you')
  for (const number of ['B-1', 'B-2']) await page.getByRole('checkbox', { name: `Select ${number}` }).check()
  await page.getByRole('button', { name: 'Mark 2 as handled' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mark 2 bills as handled?' })
  await dialog.getByText('Nothing is changed in Xero').waitFor()
  await dialog.getByRole('button', { name: 'Mark 2 as handled' }).click()
  await page.getByText('2 bills marked as handled.').waitFor()
  await trade.story.graph.run('updateWorkspace', { requireExplicitTaxMapping: false }, '... on Workspace { id }')
  await page.getByRole('button', { name: 'Send them after all' }).click()
  await visit('/bills?tab=synced')
  await page.getByRole('row', { name: /B-1/ }).waitFor()
  await page.getByRole('row', { name: /B-2/ }).waitFor()
})

test('nothing broke on the way', () => {
  expect(broken).toEqual([])
})
