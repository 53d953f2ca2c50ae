import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'
import { type Story } from '../kit/story.ts'

let product: Product
let browser: Browser
let page: Page
let visit: (path: string) => Promise<void>
let story: Story
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  story = await beginConnectedStory(product)
  ;({ page, visit } = await openSignedIn(browser, product, story, broken))
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('one press on Sync activity pauses everything, and says who did', async () => {
  await visit('/sync')
  await page.getByRole('button', { name: 'Pause all' }).click()
  await page.getByText(/Paused by Maya Okafor since \d\d:\d\d/).waitFor()
  expect(await page.getByRole('button', { name: 'Pause all' }).count()).toBe(0)
})

test('what is sent meanwhile waits, and the overview says why', async () => {
  await sendNew(story, 'INV-0001')
  await visit('/invoices')
  await page
    .getByRole('row', { name: /INV-0001/ })
    .getByText('Sync is paused')
    .waitFor()
  await visit('/')
  await page.getByText('Nothing goes to Xero meanwhile, and nothing is lost. 1 change waits for it.').waitFor()
  expect(inXeroBy(story, 'INV-0001')).toEqual([])
})

test('Resume lets it go at once, on the page that is open', async () => {
  await visit('/sync?tab=running')
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('button', { name: 'Pause all' }).waitFor()
  await page.getByText('Nothing is on its way.').waitFor()
  expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
})

test('removed in Xero, every page says since when, what waits, and leads back in one press', async () => {
  story.inXero({ action: 'disconnect' })
  await sendNew(story, 'INV-0002')
  const waits = page.getByText(/Nothing goes to Xero until then; 1 change waits and goes by itself\./)
  for (const path of ['/', '/sync', '/settings/integrations/xero']) {
    await visit(path)
    await waits.waitFor()
    await page.getByText(/^Disconnected in Xero\. Someone removed the app in Xero on \d+ \w+ \d{4}\./).waitFor()
    expect(await page.locator('main').getByRole('button', { name: 'Reconnect' }).count()).toBe(1)
  }
  await page.locator('main').getByRole('button', { name: 'Reconnect' }).click()
  await page.waitForURL(`${product.simulator.url}/**`)
  expect(broken).toEqual([])
})
