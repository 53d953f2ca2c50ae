import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'
import { addTiedJob, type TiedJob } from '../kit/tied-job.ts'

let product: Product
let browser: Browser
let page: Page
let visit: (path: string) => Promise<void>
let invoiceId: string
let job: TiedJob
let jobPath: string
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  const story = await beginConnectedStory(product)
  job = await addTiedJob(story)
  invoiceId = await sendNew(story, 'INV-0001', { clientId: job.clientId })
  const { collections } = await story.graph.ask('{ collections(first: 1) { nodes { id } } }')
  jobPath = `/records/${collections.nodes[0].id}/${job.id}`
  ;({ page, visit } = await openSignedIn(browser, product, story, broken))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

function dialog(): Locator {
  return page.locator('dialog[open]').first()
}

function question(): Locator {
  return page.getByRole('alertdialog', { name: 'Discard what you entered?' })
}

function press(name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).last().click()
}

/** Where something is typed: how the dialog is opened, and its field. */
const dialogs = [
  { of: 'an API key', path: () => '/developers', open: 'Create key', field: 'Name' },
  { of: 'a webhook endpoint', path: () => '/developers/webhooks', open: 'Add endpoint', field: 'Address' },
  { of: 'a client’s details', path: () => `/clients/${job.clientId}`, open: 'Edit', field: 'Name' },
  { of: 'a payment', path: () => `/invoices/${invoiceId}`, open: 'Record a payment', field: 'Reference' },
  { of: 'an invoice composed of lines', path: () => jobPath, open: 'Create Bill', field: 'Supplier’s number' },
  { of: 'an item', path: () => jobPath, open: 'Create in Xero', field: 'Name' },
]

test.for(dialogs)('what is typed into the dialog of $of is asked about first', async ({ path, open, field }) => {
  await visit(path())
  await press(open)
  const typed = dialog().getByLabel(field).first()
  await typed.waitFor()
  const before = await typed.inputValue()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  await press(open)
  await typed.fill('1234')
  // Twice: a browser lets a page hold a dialog back only once.
  for (let times = 0; times < 2; times++) {
    await page.keyboard.press('Escape')
    await question().waitFor()
    await page.keyboard.press('Escape')
    await question().waitFor({ state: 'hidden' })
    expect(await typed.inputValue()).toBe('1234')
  }
  await dialog()
    .getByRole('button', { name: /^(Cancel|Close)$/ })
    .click()
  await question().waitFor()
  await press('Discard')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(open)
  await press(open)
  await typed.waitFor()
  expect(await typed.inputValue()).toBe(before)
  expect(broken).toEqual([])
})

test('a press beside the dialog asks as well, and the back button does not take it away', async () => {
  await visit('/developers/webhooks')
  await page.getByRole('navigation', { name: 'Developers' }).getByRole('link').first().click()
  await press('Create key')
  await dialog().getByLabel('Name').fill('Warehouse')
  await page.mouse.click(5, 5)
  await question().waitFor()
  await press('Keep editing')
  await page.evaluate(() => history.back())
  await question().waitFor()
  await press('Keep editing')
  await question().waitFor({ state: 'detached' })
  await expect.poll(() => page.url()).toMatch(/\/developers$/)
  expect(await dialog().getByLabel('Name').inputValue()).toBe('Warehouse')
})

test('what is shown only once stays until its reader is done with it', async () => {
  await visit('/developers')
  await press('Create key')
  await dialog().getByLabel('Name').fill('Warehouse')
  await dialog().getByRole('button', { name: 'Create key' }).click()
  await page.getByTestId('api-key').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.mouse.click(5, 5)
  expect(await page.getByTestId('api-key').innerText()).toMatch(/^tie_/)
  await press('Done')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
})
