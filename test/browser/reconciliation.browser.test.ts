import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'

describe('reconciling in a browser', () => {
  let product: Product
  let browser: Browser
  let page: Page
  let story: Story
  const broken: string[] = []

  beforeAll(async () => {
    product = await startProduct('node')
    story = await beginConnectedStory(product)
    for (let n = 1; n <= 4; n++) await sendNew(story, `INV-000${n}`)
    await vi.waitFor(() => expect(story.held()).toHaveLength(4), { timeout: 60_000, interval: 50 })
    browser = await openBrowser()
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } })
    const cookies = story.cookie.split('; ').map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: decodeURIComponent(pair.slice(pair.indexOf('=') + 1)),
      url: product.webUrl,
    }))
    await context.addCookies(cookies)
    page = await context.newPage()
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => broken.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  async function reconcileNow(): Promise<void> {
    await page.getByRole('button', { name: 'Reconcile now' }).click()
    await page.getByText('About 4 documents to read: 1 call to Xero.').waitFor()
    await page.getByRole('button', { name: 'Reconcile for 1 call' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  test('nothing was reconciled yet, and the page says so', async () => {
    await page.goto(`${product.webUrl}/sync/reconciliation`)
    await page.locator('html[data-ready]').waitFor()
    await page.getByText('Not reconciled yet.').waitFor()
  })

  test('the cost is shown first, and books that agree tie out without a reload', async () => {
    await reconcileNow()
    await page.getByText('Everything ties out.').waitFor()
    await page.getByText('found 0 differences').waitFor()
  })

  test('what somebody did in Xero is listed, each figure beside ours, and mended in one click', async () => {
    const LineItems = [{ Description: 'x', Quantity: 1, UnitAmount: 110, AccountCode: '200', TaxType: 'OUTPUT2' }]
    const [first] = inXeroBy(story, 'INV-0001')
    // The webhook may tell of it as well: an edit is never taken over, so it stays a difference.
    story.inXero({
      action: 'edit-invoice',
      invoice: first?.['InvoiceID'],
      changes: { LineItems, DueDate: '2027-01-31' },
    })
    await reconcileNow()
    const row = page.getByRole('listitem').filter({ hasText: 'INV-0001' })
    await row.getByRole('row', { name: /Total £120.00 £132.00/ }).waitFor()
    await row.getByRole('button', { name: 'Send ours' }).click()
    await page.getByText('Nothing left to do.').waitFor()
    await expect.poll(() => inXeroBy(story, 'INV-0001')[0]?.['Total']).toBe(120)
    await reconcileNow()
    await page.getByText('Everything ties out.').waitFor()
  })

  test('the statement is downloaded as CSV', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ])
    const text = await new Response((await file.createReadStream()) as unknown as ReadableStream).text()
    expect(text).toContain('INVOICE,EQUAL,GBP,4,480.00,480.00,0.00,0.00,0.00\r\n')
  })

  test('nothing broke in the console', () => {
    expect(broken).toEqual([])
  })
})
