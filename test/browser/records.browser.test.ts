import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { northlightId } from '../xero-simulator/simulator.ts'

let product: Product
let browser: Browser
let page: Page
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => broken.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()))
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('a new workspace is connected, with its defaults', async () => {
  await page.goto(`${product.webUrl}/sign-up`, { waitUntil: 'networkidle' })
  await page.getByLabel('Your name').fill('Maya Okafor')
  await page.getByLabel('Workspace').fill('Northlight Studio')
  await page.getByLabel('Email').fill('maya-records@northlight.example')
  await page.getByLabel('Password').fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.waitForURL(`${product.webUrl}/`)
  await page.getByRole('link', { name: 'Connect to Xero' }).click()
  await page.getByRole('button', { name: 'Connect to Xero' }).click()
  await page.waitForURL(`${product.simulator.url}/**`)
  await page.getByLabel(/Northlight Studio Ltd/).check()
  await page.getByRole('button', { name: 'Allow access' }).click()
  await page.waitForURL('**/settings/integrations/xero/mapping**')
  await page.getByRole('button', { name: /^Save mapping/ }).click()
  await page.getByText('Needs set-up').first().waitFor({ state: 'hidden' })
})

test('a collection is made, with a field that drives quantities, and makes invoices', async () => {
  await page.getByRole('link', { name: 'Records', exact: true }).click()
  await page.getByRole('link', { name: 'New collection' }).click()
  await page.getByLabel('What one is called').fill('Job')
  await page.getByLabel('What they are together').fill('Jobs')
  await page.getByRole('button', { name: 'Add a field' }).click()
  await page.getByLabel('Field name').fill('Hours')
  await page.getByLabel('Kind').selectOption('Number')
  await page.getByRole('button', { name: 'Add collection' }).click()
  await page.getByRole('heading', { name: 'Jobs', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Settings', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Accounting' }).waitFor()
  await page.getByRole('checkbox', { name: /^Invoices/ }).check()
  await page.getByRole('checkbox', { name: /^Contact/ }).check()
  await page.getByRole('checkbox', { name: /^Item/ }).check()
  await page.getByRole('region', { name: 'Accounting' }).getByRole('button', { name: 'Save' }).click()
  await page.getByText('Jobs saved.').waitFor()
})

test('a record is added, whose first line follows the field', async () => {
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Jobs' }).click()
  await page.getByRole('link', { name: 'New job' }).first().click()
  await page.getByLabel('Title').fill('Shop front')
  await page.getByRole('combobox', { name: 'Client' }).pressSequentially('Tidewater Brewing Co.')
  await page.getByRole('option', { name: /Tidewater/ }).click()
  await page.getByRole('textbox', { name: 'Hours' }).fill('10')
  const [first, second] = [
    page.getByRole('listitem', { name: 'Line 1' }),
    page.getByRole('listitem', { name: 'Line 2' }),
  ]
  await first.getByLabel('Description').fill('Work')
  await first.getByLabel('Price').fill('60')
  await first.getByLabel('Quantity follows').selectOption('Hours')
  await page.getByRole('button', { name: 'Add a line' }).click()
  await second.getByLabel('Description').fill('Materials')
  await second.getByLabel('Quantity', { exact: true }).fill('10')
  await second.getByLabel('Price').fill('40')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Shop front', level: 1 }).waitFor()
  await page.getByText('£1,000.00').first().waitFor()
})

test('Create Invoice makes a draft in Xero of what is ticked, and the record says how much is invoiced', async () => {
  await page.getByRole('button', { name: 'Create Invoice' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invoice Shop front' })
  await dialog.getByText('from Hours').waitFor()
  expect(await dialog.getByLabel('Quantity').first().getAttribute('readonly')).not.toBeNull()
  await dialog.getByRole('checkbox', { name: 'Include Materials' }).uncheck()
  await dialog.getByLabel('Ledger code').selectOption({ label: '260 · Other Revenue' })
  await dialog
    .getByRole('row', { name: /^Total/ })
    .getByText('£600.00')
    .waitFor()
  await dialog.getByRole('button', { name: 'Create Invoice' }).click()
  await page.getByText('60% invoiced · 1 invoice · 0 paid').waitFor()
  await page.getByText('Draft in Xero').waitFor()
  await page.getByText('10 invoiced').waitFor()
})

test('the record shows its Xero contact; a link taken away is had back', async () => {
  await page.reload()
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  const card = page.getByRole('region', { name: 'Xero contact' })
  await card.getByText('Tidewater Brewing Co.', { exact: true }).waitFor()
  await card.getByRole('link', { name: 'Open in Xero' }).waitFor()
  await card.getByRole('button', { name: 'Unlink' }).click()
  await page.getByRole('dialog', { name: 'Unlink' }).getByRole('button', { name: 'Unlink' }).click()
  await card.getByText('No Xero contact yet.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await card.getByText('Linked to').waitFor()
})

test('an item is created in Xero from the record, synced, unlinked and had back', async () => {
  const card = page.getByRole('region', { name: 'Xero item' })
  await card.getByRole('button', { name: 'Create in Xero' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create an item in Xero' })
  expect(await dialog.getByLabel('Code').inputValue()).toBe('SHOP-FRONT')
  await dialog.getByLabel('Purchase price').fill('18.75')
  await dialog.getByRole('button', { name: 'Create in Xero' }).click()
  await card.getByText('£18.75').waitFor()
  await card.getByText('£60.00').waitFor()
  await card.getByRole('button', { name: /^Sync from Xero now. Last synced/ }).click()
  await page.getByText('Up to date with Xero.').waitFor()
  await card.getByRole('button', { name: 'Unlink SHOP-FRONT' }).click()
  await page.getByRole('dialog', { name: 'Unlink' }).getByRole('button', { name: 'Unlink' }).click()
  await card.getByText('stands for no item').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await card.getByText('£18.75').waitFor()
})

test('an invoice that was made in Xero is found, linked to the record, and unlinked', async () => {
  const LineItems = [{ Description: 'Signs', Quantity: 1, UnitAmount: 90, AccountCode: '200', TaxType: 'OUTPUT2' }]
  const dates = { Date: '2026-11-01', DueDate: '2026-12-01' }
  const party = { Contact: { Name: 'Tidewater Brewing Co.' }, InvoiceNumber: 'XR-77', Status: 'AUTHORISED' }
  const invoice = { Type: 'ACCREC', ...dates, ...party, LineItems }
  product.simulator.control.act({ action: 'create-invoice', organisationId: northlightId, invoice })
  const card = page.getByRole('region', { name: 'Linked invoices' })
  await card.getByRole('button', { name: 'Link an invoice' }).click()
  const dialog = page.getByRole('dialog', { name: 'Link to Shop front' })
  await dialog.getByRole('button', { name: 'Search Xero' }).click()
  await dialog.getByText('Made from this record').waitFor()
  await dialog.getByRole('listitem').filter({ hasText: 'XR-77' }).getByRole('button', { name: 'Link' }).click()
  await card.getByText('£108.00 due').waitFor()
  await card.getByRole('button', { name: 'Unlink XR-77' }).click()
  await card.getByText('£108.00 due').waitFor({ state: 'detached' })
})

test('nothing broke in the console', () => {
  expect(broken).toEqual([])
})
