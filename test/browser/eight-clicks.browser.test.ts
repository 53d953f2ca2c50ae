import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { startProduct, type Product } from '../kit/product.ts'

/** What somebody who has never been here spends at most, from the sign-in page to an invoice in Xero. */
const most = 8

describe('the way to the first synced invoice', () => {
  let product: Product
  let browser: Browser
  let page: Page
  let demoIn: string
  let clicks: number

  // Each a world of its own: what one connected, the other could not.
  beforeEach(async () => {
    clicks = 0
    demoIn = await mkdtemp(join(tmpdir(), 'tieout-clicks-'))
    product = await startProduct('node', { demoIn })
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(60_000)
    await page.goto(`${product.webUrl}/sign-in`)
  })
  afterEach(async () => {
    await browser?.close()
    await product?.stop()
    if (demoIn) await rm(demoIn, { recursive: true })
  })

  async function click(target: Locator): Promise<void> {
    clicks += 1
    await target.click()
  }

  /** From the overview to the mapping, saved. */
  async function connect(): Promise<void> {
    const main = page.locator('main')
    await click(main.getByRole('link', { name: 'Connect to Xero' }))
    await click(main.getByRole('button', { name: 'Connect to Xero' }))
    await page.waitForURL(`${product.simulator.url}/**`)
    await click(page.getByRole('button', { name: 'Allow access' }))
    await page.waitForURL('**/settings/integrations/xero/mapping**')
    await click(page.getByRole('button', { name: /^Save mapping/ }))
  }

  test('the demo needs no more than eight clicks', async () => {
    await click(page.getByRole('button', { name: 'Open the demo' }))
    await connect()
    await click(page.getByRole('link', { name: /^Send \d+ drafts$/ }))
    const send = page.getByRole('button', { name: /^Send INV-/ }).first()
    const number = (await send.getAttribute('aria-label'))?.replace('Send ', '') ?? ''
    await click(send)
    await page.getByRole('button', { name: `Send ${number}` }).waitFor({ state: 'hidden' })
    expect(clicks).toBeLessThanOrEqual(most)
    await page.goto(`${product.webUrl}/invoices?q=${number}`)
    const row = page.getByRole('row').filter({ hasText: number })
    await expect.poll(() => row.innerText()).toContain('Synced')
  })

  test('nor does a workspace of one’s own, the first client and invoice written on the way', async () => {
    await click(page.getByRole('link', { name: 'Create a workspace' }))
    await page.getByLabel('Your name').fill('Maya Okafor')
    await page.getByLabel('Workspace').fill('Eight Clicks Studio')
    await page.getByLabel('Email').fill('maya@eight-clicks.example')
    await page.getByLabel('Password').fill('correct horse battery staple')
    await click(page.getByRole('button', { name: 'Create' }))
    await connect()
    await click(page.getByRole('link', { name: 'Write your first invoice' }))
    await page.locator('html[data-ready]').waitFor()
    await page.getByRole('combobox', { name: 'Client' }).pressSequentially('Tidewater Brewing Co.')
    await page.getByRole('option', { name: /Tidewater/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Description' }).fill('Can labels')
    await page.getByRole('textbox', { name: 'Price' }).fill('1200')
    await click(page.getByRole('button', { name: 'Save and send' }))
    await page.locator('main').getByText('Synced', { exact: true }).first().waitFor()
    expect(clicks).toBeLessThanOrEqual(most)
  })
})
