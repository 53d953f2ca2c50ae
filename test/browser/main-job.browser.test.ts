import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { startProduct, type Product } from '../kit/product.ts'

describe.each(['workerd', 'node'] as const)('the main job in a browser, the web app on %s', (runtime) => {
  let product: Product
  let browser: Browser
  let page: Page
  const broken: string[] = []

  beforeAll(async () => {
    product = await startProduct(runtime)
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

  test('a new person makes a workspace', async () => {
    await page.goto(`${product.webUrl}/sign-up`, { waitUntil: 'networkidle' })
    await page.getByLabel('Your name').fill('Maya Okafor')
    await page.getByLabel('Workspace').fill('Northlight Studio')
    await page.getByLabel('Email').fill(`maya-${runtime}@northlight.example`)
    await page.getByLabel('Password').fill('correct horse battery staple')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.waitForURL(`${product.webUrl}/`)
  })

  test('connecting asks at Xero and comes back to the mapping', async () => {
    await page.getByRole('link', { name: 'Connect to Xero' }).click()
    await page.getByRole('button', { name: 'Connect to Xero' }).click()
    await page.waitForURL(`${product.simulator.url}/**`)
    await page.getByLabel(/Northlight Studio Ltd/).check()
    await page.getByRole('button', { name: 'Allow access' }).click()
    await page.waitForURL('**/settings/integrations/xero/mapping**')
    await page.getByRole('status').filter({ hasText: 'Successfully connected to Xero' }).waitFor()
  })

  test('the two defaults are suggested and saved', async () => {
    await page.getByRole('button', { name: /^Save mapping/ }).click()
    await page.getByText('Needs set-up').first().waitFor({ state: 'hidden' })
  })

  test('an invoice is written, sent, and arrives in Xero', async () => {
    await page.getByRole('link', { name: 'Invoices' }).first().click()
    await page.getByRole('link', { name: 'New invoice' }).first().click()
    await page.waitForURL('**/invoices/new')
    await page.getByRole('combobox', { name: 'Client' }).pressSequentially('Tidewater Brewing Co.')
    await page.getByRole('option', { name: /Tidewater/ }).click()
    await page.getByRole('textbox', { name: 'Description' }).fill('Can labels')
    await page.getByRole('textbox', { name: 'Price' }).fill('1200')
    await page.getByRole('button', { name: 'Save and send' }).click()
    await page.getByRole('link', { name: 'Open in Xero' }).first().waitFor()
    await page.locator('main').getByText('Synced').first().waitFor()
  })

  test('paid in Xero’s own screens, it turns paid here without a reload', async () => {
    const number = (await page.getByRole('heading', { level: 1 }).innerText()).split(',')[0] ?? ''
    const inXero = await browser.newPage()
    await inXero.goto((await page.getByRole('link', { name: 'Open in Xero' }).first().getAttribute('href')) ?? '')
    expect(await inXero.getByRole('heading', { level: 1 }).innerText()).toContain(number)
    await inXero.getByRole('button', { name: /^Pay in full/ }).click()
    await page.locator('main').getByText('Paid', { exact: true }).first().waitFor()
    await inXero.close()
  })

  test('nothing broke in the console', () => {
    expect(broken).toEqual([])
  })
})
