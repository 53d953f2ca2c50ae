import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { startProduct, type Product } from '../kit/product.ts'

/** Further than this nobody tabs. */
const most = 150

let product: Product
let browser: Browser
let page: Page
const unseen: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(60_000)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('a workspace is made with the keyboard alone', async () => {
  await page.goto(`${product.webUrl}/sign-up`, { waitUntil: 'networkidle' })
  await tabTo(page.getByLabel('Your name'))
  await page.keyboard.type('Maya Okafor')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Northlight Studio')
  await page.keyboard.press('Tab')
  await page.keyboard.type('maya-keys@northlight.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('correct horse battery staple')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${product.webUrl}/`)
  await ready()
})

test('the first stop on a page leads past its navigation', async () => {
  await page.reload()
  await ready()
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
})

test('Xero is connected and the defaults are saved', async () => {
  await press(page.locator('main').getByRole('link', { name: 'Connect to Xero' }))
  await page.waitForURL('**/settings/integrations/xero')
  await press(page.locator('main').getByRole('button', { name: 'Connect to Xero' }))
  await page.waitForURL(`${product.simulator.url}/**`)
  await tabTo(page.getByRole('radio').or(page.getByRole('checkbox')).first(), { ours: false })
  if (!(await page.getByLabel(/Northlight Studio Ltd/).isChecked())) await page.keyboard.press('Space')
  await press(page.getByRole('button', { name: 'Allow access' }), { ours: false })
  await page.waitForURL('**/settings/integrations/xero/mapping**')
  await ready()
  await press(page.getByRole('button', { name: /^Save mapping/ }))
  await page.getByText('Needs set-up').first().waitFor({ state: 'hidden' })
})

test('an invoice is written and sent', async () => {
  await press(page.locator('.side').getByRole('link', { name: /^Invoices/ }))
  await page.waitForURL('**/invoices')
  // What happens before the line is open is shown, not said.
  await page.locator('main').getByText('Live', { exact: true }).waitFor()
  await press(page.locator('main').getByRole('link', { name: 'New invoice' }).first())
  await page.waitForURL('**/invoices/new')
  await tabTo(page.getByRole('combobox', { name: 'Client' }))
  await page.keyboard.type('Tidewater Brewing Co.')
  await page.getByRole('option', { name: /Tidewater/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page.getByRole('textbox', { name: 'Description' }))
  await page.keyboard.type('Can labels')
  await tabTo(page.getByRole('textbox', { name: 'Price' }))
  await page.keyboard.type('1200')
  await press(page.getByRole('button', { name: 'Save and send' }))
  await page.getByRole('link', { name: 'Open in Xero' }).first().waitFor()
})

test('what became of it is said aloud, politely', async () => {
  await page
    .locator('.vh[role=status]')
    .filter({ hasText: /is now synced\./ })
    .waitFor({ state: 'attached' })
})

test('o opens it in Xero, from its page and from its row; r has nothing to retry', async () => {
  await page.evaluate(() => {
    const opened = (url: string) => (document.documentElement.dataset['opened'] = url)
    addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[target=_blank]') : null
      if (!link) return
      event.preventDefault()
      opened(link.href)
    })
    window.open = (url) => (opened(String(url)), null)
  })
  const opened = () => page.evaluate(() => document.documentElement.dataset['opened'])
  await page.keyboard.press('o')
  await expect.poll(opened).toMatch(/InvoiceID%3D/)
  const first = await opened()
  await page.evaluate(() => delete document.documentElement.dataset['opened'])
  await page.keyboard.press('r')
  const invoice = page.url()
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.waitForURL('**/invoices')
  // The keys of a list come after it.
  await expect.poll(async () => (await page.keyboard.press('j'), isFocused(page.locator('tr a.no').first()))).toBe(true)
  await page.keyboard.press('o')
  await expect.poll(opened).toBe(first)
  await page.keyboard.press('Enter')
  await page.waitForURL(invoice)
})

test('a dialog takes the focus, keeps it, and gives it back', async () => {
  await press(page.locator('main').getByRole('button', { name: 'More actions' }))
  const item = page.getByRole('menuitem', { name: 'Void' })
  await item.waitFor()
  for (let n = 0; n < 12 && !(await isFocused(item)); n++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await dialog.waitFor()
  // Between its last stop and its first, the focus may be the browser's own: then nothing of the page has it.
  const within = () =>
    page.evaluate(() => document.activeElement === document.body || !!document.activeElement?.closest('dialog'))
  for (let n = 0; n < 8; n++) {
    await page.keyboard.press('Tab')
    expect(await within()).toBe(true)
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('More actions')
})

test('everything that had the focus showed it', () => {
  expect(unseen).toEqual([])
})

async function ready(): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
}

interface Place {
  /** A page of ours, which has to show what has the focus. */
  ours?: boolean
}

/** Presses Tab until it is there. */
async function tabTo(target: Locator, { ours = true }: Place = {}): Promise<void> {
  await target.waitFor()
  for (let n = 0; n < most && !(await isFocused(target)); n++) {
    await page.keyboard.press('Tab')
    if (ours) await see()
  }
  expect(await isFocused(target), `Tab never came to ${target}`).toBe(true)
}

async function press(target: Locator, place: Place = {}): Promise<void> {
  await tabTo(target, place)
  await page.keyboard.press('Enter')
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

/** Notes what has the focus and neither an outline nor a shadow around it, or lies outside the window. */
async function see(): Promise<void> {
  const found = await page.evaluate(() => {
    const at = document.activeElement
    // A date's parts have the focus one after the other, and show it by themselves.
    if (!at || at === document.body || at.matches('[type=date]')) return undefined
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
    const { bottom, top } = at.getBoundingClientRect()
    const isShown = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    if (isShown && bottom > 0 && top < innerHeight) return undefined
    return `${location.pathname}: ${at.outerHTML.slice(0, 80)}`
  })
  if (found) unseen.push(found)
}
