import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'
import { beginStory } from '../kit/story.ts'

let product: Product
let browser: Browser
let page: Page
let visit: (path: string) => Promise<void>
const broken: string[] = []
const connection = '/settings/integrations/xero'

beforeAll(async () => {
  product = await startProduct('workerd')
  browser = await openBrowser()
  ;({ page, visit } = await openSignedIn(browser, product, await beginStory(product), broken))
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** Presses Connect, and stands on Xero's own page. */
async function goToXero(): Promise<void> {
  await visit(connection)
  await page.locator('main').getByRole('button', { name: 'Connect to Xero' }).click()
  await page.waitForURL(`${product.simulator.url}/**`)
}

async function told(title: string): Promise<void> {
  await page.waitForURL(`**${connection}?*`)
  await page.getByRole('alert').filter({ hasText: title }).waitFor()
  await page.locator('main').getByRole('button', { name: 'Connect to Xero' }).waitFor()
}

test('who cancels at Xero is told that nothing was connected, and may try again', async () => {
  await goToXero()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await told('You didn’t allow access')
})

test('a Xero that breaks in the middle is told as such', async () => {
  product.simulator.control.addFault({ kind: 'unavailable-text', match: { path: '/connect/token' } })
  await goToXero()
  await page.getByLabel(/Northlight Studio Ltd/).check()
  await page.getByRole('button', { name: 'Allow access' }).click()
  await told('Xero didn’t complete the connection')
  product.simulator.control.clearFaults()
})

test('after that, the next try connects; the same answer a second time changes nothing and says so', async () => {
  const back: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(`${product.webUrl}/connections/callback`)) back.push(request.url())
  })
  await goToXero()
  await page.getByLabel(/Northlight Studio Ltd/).check()
  await page.getByRole('button', { name: 'Allow access' }).click()
  await page.waitForURL('**/settings/integrations/xero/mapping**')
  await page.goto(back.at(-1) ?? '')
  await page.getByRole('alert').filter({ hasText: 'This was finished already' }).waitFor()
  await page.locator('main').getByRole('button', { name: 'Test Connection' }).waitFor()
})

test('nothing broke on the way', () => {
  expect(broken).toEqual([])
})
