import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'

let product: Product
let browser: Browser
let page: Page
let visit: (path: string) => Promise<void>
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  const story = await beginConnectedStory(product)
  const nothing = [{ description: 'A favour', quantity: '1', unitPrice: '0' }]
  await sendNew(story, 'INV-SYNCED')
  await sendNew(story, 'INV-SKIPPED', { lines: nothing })
  await story.createInvoice('INV-DRAFT')
  await until(async () => (await story.invoice('INV-SYNCED'))['sync'].state === 'SYNCED')
  const path = '/api.xro/2.0/Invoices'
  const organisationId = story.organisation.organisationId
  await story.graph.run('updateWorkspace', { requireExplicitTaxMapping: true }, '... on Workspace { id }')
  await sendNew(story, 'INV-FAILED')
  await until(async () => (await story.invoice('INV-FAILED'))['sync'].state === 'FAILED')
  await story.graph.run('updateWorkspace', { requireExplicitTaxMapping: false }, '... on Workspace { id }')
  product.simulator.control.addFault({ kind: 'unavailable-text', match: { path, organisationId } })
  await sendNew(story, 'INV-PENDING')
  await until(async () => (await story.invoice('INV-PENDING'))['sync'].reason !== null)
  browser = await openBrowser()
  ;({ page, visit } = await openSignedIn(browser, product, story, broken))
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => expect(await holds()).toBe(true), { timeout: 60_000 })
}

const states = [
  { number: 'INV-SYNCED', word: 'Synced', tab: 'synced', told: 'Open in Xero' },
  { number: 'INV-FAILED', word: 'Failed', tab: 'needs-you', told: '(20%) isn’t mapped' },
  { number: 'INV-PENDING', word: 'Pending', tab: 'pending', told: 'You don’t need to do anything.' },
  { number: 'INV-SKIPPED', word: 'Skipped', tab: 'skipped', told: 'What you can do' },
  { number: 'INV-DRAFT', word: 'Not synced', tab: 'ready', told: 'Send INV-DRAFT' },
]

test.each(states)('$word is a word beside a sign in the list, under its tab and on its page', async (state) => {
  const { number, word, tab, told } = state
  await visit(`/invoices?tab=${tab}`)
  const row = page.getByRole('row').filter({ hasText: number })
  const status = row.locator('.st').filter({ hasText: word })
  await status.waitFor()
  expect(await status.locator('svg').count()).toBe(1)
  for (const other of states.filter((one) => one.tab !== tab))
    expect(await page.getByRole('row').filter({ hasText: other.number }).count()).toBe(0)
  await row.getByRole('link', { name: number, exact: true }).click()
  await page.locator('main .states .st').filter({ hasText: word }).waitFor()
  await page.locator('main').getByText(told).first().waitFor()
})

test('the overview counts each of them once', async () => {
  await visit('/')
  const counters = page.getByRole('navigation', { name: 'Filter invoices by status' }).getByRole('link')
  expect(await counters.evaluateAll((all) => all.map((one) => Number.parseInt(one.textContent ?? '')))).toEqual([
    1, 1, 1, 1, 1,
  ])
})

test('nothing broke on the way', () => {
  expect(broken).toEqual([])
})
