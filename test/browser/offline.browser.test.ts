import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'
import type { Story } from '../kit/story.ts'

const offline = 'You’re offline. Showing what we last had'

describe('without a network', () => {
  let product: Product
  let browser: Browser
  let story: Story
  let page: Page
  let visit: (path: string) => Promise<void>
  const broken: string[] = []

  beforeAll(async () => {
    product = await startProduct('node')
    story = await beginConnectedStory(product)
    await story.createInvoice('INV-0001')
    browser = await openBrowser()
    ;({ page, visit } = await openSignedIn(browser, product, story, broken))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  test('cut in the middle of writing an invoice, nothing typed is lost, and it is sent once the network is back', async () => {
    await visit('/invoices/new')
    await page.getByRole('combobox', { name: 'Client' }).pressSequentially('Acme')
    await page.getByRole('option', { name: 'Acme & Sons' }).click()
    await page.getByRole('textbox', { name: 'Description' }).fill('Can lab')
    await page.context().setOffline(true)
    await page.getByText(offline).waitFor()
    const send = page.getByRole('button', { name: 'Save and send' })
    expect(await send.isDisabled()).toBe(true)
    expect(await send.getAttribute('title')).toBe('You’re offline. This works again when you’re back.')
    await page.getByRole('textbox', { name: 'Description' }).pressSequentially('els')
    await page.getByRole('textbox', { name: 'Price' }).fill('1200')
    await page.context().setOffline(false)
    await page.getByText(offline).waitFor({ state: 'hidden' })
    expect(await page.getByRole('textbox', { name: 'Description' }).inputValue()).toContain('Can labels')
    await send.click()
    await page.locator('main').getByText('Synced').first().waitFor()
    await page.getByText('Can labels').first().waitFor()
  })

  test('everything that changes something waits, and what was missed is caught up on', async () => {
    await visit('/invoices')
    await page.locator('main').getByText('Live', { exact: true }).waitFor()
    const draft = page.getByRole('button', { name: 'Send INV-0001' })
    await page.context().setOffline(true)
    await page.getByText(offline).waitFor()
    await page.getByText('Live updates paused').waitFor()
    expect(await draft.isDisabled()).toBe(true)
    await page.getByRole('link', { name: 'Clients' }).first().click()
    await page.getByText('That page opens when you’re back.').waitFor()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Invoices')
    await sendNew(story, 'INV-0011')
    await page.context().setOffline(false)
    await page.getByText(offline).waitFor({ state: 'hidden' })
    await page.getByRole('row').filter({ hasText: 'INV-0011' }).getByText('Synced').waitFor()
    await page.locator('main').getByText('Live', { exact: true }).waitFor()
    expect(await draft.isEnabled()).toBe(true)
  })

  test('where the server fails, the page says so in its place, with the request to name, and is read again by a press', async () => {
    await visit('/')
    const fail = (route: Route) =>
      isStream(route)
        ? route.fallback()
        : route.fulfill({ status: 500, headers: { 'x-request-id': 'req_1' }, body: '' })
    await page.route('**/graphql**', fail)
    await page.getByRole('link', { name: 'Payments' }).first().click()
    const told = page.getByRole('alert')
    await told.getByText('Request req_1').waitFor()
    expect(await page.title()).toBe('This page could not be shown · Tieout')
    expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(1)
    await page.unroute('**/graphql**', fail)
    await told.getByRole('button', { name: 'Retry' }).click()
    await page.getByRole('heading', { level: 1, name: 'Payments' }).waitFor()
    await expect.poll(focused).toBe('Payments')
    await page.route('**/graphql**', fail)
    await page.getByRole('link', { name: 'Overview' }).first().click()
    await page.getByText('You see what we last had. Request req_1.').waitFor()
    await page.waitForURL(`${product.webUrl}/`)
    await page.unroute('**/graphql**', fail)
  })

  test('sent with the keyboard, a draft keeps the focus in its row; gone from the list, the next one has it', async () => {
    await story.createInvoice('INV-0003')
    await story.createInvoice('INV-0004')
    await visit('/invoices')
    await page.getByRole('button', { name: 'Send INV-0001' }).press('Enter')
    await expect.poll(focused).toBe('INV-0001')
    await visit('/invoices?tab=ready')
    await page.getByRole('button', { name: 'Send INV-0004' }).press('Enter')
    await expect.poll(focused).toBe('INV-0003')
  })

  test('with the line of events alone cut, it asks every ten seconds instead, until the line is back', async () => {
    const cut = (route: Route) => (isStream(route) ? route.abort() : route.fallback())
    await page.clock.install()
    await page.route('**/graphql**', cut)
    await visit('/invoices')
    await page.getByText('Live updates paused').waitFor()
    expect(await page.getByText(offline).count()).toBe(0)
    await sendNew(story, 'INV-0012')
    const row = page.getByRole('row').filter({ hasText: 'INV-0012' })
    expect(await row.count()).toBe(0)
    await page.clock.fastForward(10_000)
    await row.waitFor()
    await page.unroute('**/graphql**', cut)
    await page.clock.fastForward(30_000)
    await page.locator('main').getByText('Live', { exact: true }).waitFor()
    expect(broken).toEqual([])
  })

  function focused(): Promise<string | null | undefined> {
    return page.evaluate(() => document.activeElement?.textContent)
  }
})

function isStream(route: Route): boolean {
  return route.request().headers()['accept'] === 'text/event-stream'
}
