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
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => broken.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()))
  }, 120_000)
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
    await page.goto(`${product.webUrl}/settings/integrations/xero`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Connect' }).first().click()
    await page.waitForURL(`${product.simulator.url}/**`)
    await page.getByLabel('Northlight Studio Ltd').check()
    await page.getByRole('button', { name: 'Allow access' }).click()
    await page.waitForURL('**/settings/integrations/xero/mapping**')
    await expect.poll(() => page.getByText('Successfully connected to Xero').isVisible()).toBe(true)
  })

  test('nothing broke in the console', () => {
    expect(broken).toEqual([])
  })
})
