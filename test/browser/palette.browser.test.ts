import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'
import type { Story } from '../kit/story.ts'

describe('the palette, shortcuts and saved views in a browser', () => {
  let product: Product
  let browser: Browser
  let story: Story
  let page: Page
  let visit: (path: string) => Promise<void>
  const broken: string[] = []

  beforeAll(async () => {
    product = await startProduct('node')
    story = await beginConnectedStory(product)
    await sendNew(story, 'INV-0001')
    await story.createInvoice('INV-0002')
    browser = await openBrowser()
    ;({ page, visit } = await openSignedIn(browser, product, story, broken))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  async function openPalette() {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search invoices, clients and pages' }).waitFor()
  }

  test('a page is reached by a few letters and Enter', async () => {
    await visit('/')
    await openPalette()
    await page.keyboard.type('sync act')
    await page.getByRole('option', { name: /Sync activity/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/sync')
    await page.getByRole('heading', { level: 1, name: 'Sync activity' }).waitFor()
  })

  test('an invoice is found by its client and opened', async () => {
    await openPalette()
    await page.keyboard.type('acme')
    await page
      .getByRole('option', { name: /INV-0002/ })
      .first()
      .waitFor()
    await page.getByRole('option', { name: /INV-0001/ }).click()
    await page.waitForURL('**/invoices/**')
    await page.getByRole('heading', { level: 1, name: /INV-0001/ }).waitFor()
  })

  test('a draft is sent from it, and arrives in Xero', async () => {
    await openPalette()
    await page.keyboard.type('INV-0002')
    await page.getByRole('option', { name: 'Send INV-0002 to Acme & Sons' }).click()
    await page.getByText('INV-0002 sent.').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await story.invoice('INV-0002')).toMatchObject({ status: 'SENT' })
  })

  test('what nothing is like says so', async () => {
    await openPalette()
    await page.keyboard.type('zzzz')
    await page.getByText('Nothing found for “zzzz”.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('asked for again while it leaves, it comes anew, and the same keys send it away', async () => {
    await openPalette()
    await page.keyboard.type('zz')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('sync act')
    await page.getByRole('option', { name: /Sync activity/ }).waitFor()
    expect(await page.getByRole('combobox').inputValue()).toBe('sync act')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('an address that nothing has, or a document that is gone, keeps the app around it and offers a search', async () => {
    await visit('/invoices')
    const main = page.locator('main')
    for (const [path, title] of [
      ['/nothing/here', 'There is nothing at this address'],
      ['/invoices/nothing-here', 'We can’t find that invoice'],
    ] as const) {
      const answer = await page.goto(`${product.webUrl}${path}`)
      expect(answer?.status()).toBe(404)
      const heading = main.getByRole('heading', { level: 1, name: title })
      await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true)
      expect(await page.title()).toBe(`${title} · Tieout`)
      expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(1)
    }
    await page.locator('html[data-ready]').waitFor()
    await main.getByRole('link', { name: 'Go to Invoices' }).waitFor()
    await main.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('combobox', { name: 'Search invoices, clients and pages' }).waitFor()
    await page.keyboard.press('Escape')
    await main.getByRole('button', { name: 'Go back' }).click()
    await page.waitForURL('**/nothing/here')
  })

  test('to whoever is not signed in, it says no more than that', async () => {
    const answer = await fetch(`${product.webUrl}/nothing/here`)
    expect(answer.status).toBe(404)
    const html = await answer.text()
    expect(html).toContain('There is nothing at this address')
    expect(html).not.toContain('Sign out')
  })

  test('g and a letter lead to a page', async () => {
    await visit('/')
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await page.waitForURL('**/sync')
  })

  test('a view is saved under a name, stands in the address, and its deletion is taken back', async () => {
    await visit('/invoices?sort=-total&status=SENT')
    await page.getByRole('button', { name: 'Save view' }).click()
    await page.getByLabel('Name').fill('Largest sent')
    await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click()
    const tab = page.getByRole('link', { name: 'Largest sent' })
    await tab.waitFor()
    await visit('/invoices')
    await tab.click()
    await page.waitForURL('**/invoices?status=SENT&sort=-total')
    expect(await tab.getAttribute('aria-current')).toBe('page')
    await page.getByRole('button', { name: 'Delete view' }).click()
    await tab.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await tab.waitFor()
  })

  test('single keys are switched off in the settings; the palette’s stay', async () => {
    await visit('/settings/you')
    await page.getByLabel('Single-key shortcuts').uncheck()
    await page.getByText('Single-key shortcuts are off.').waitFor()
    await visit('/')
    await page.keyboard.press('?')
    await openPalette()
    expect(await page.getByRole('dialog').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await openPalette()
    expect(new URL(page.url()).pathname).toBe('/')
    expect(broken).toEqual([])
  })
})
