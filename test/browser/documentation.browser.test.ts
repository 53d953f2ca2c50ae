import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { startProduct, type Product } from '../kit/product.ts'

describe.each(['workerd', 'node'] as const)('the documentation on %s', (runtime) => {
  let product: Product
  let browser: Browser
  beforeAll(async () => {
    product = await startProduct(runtime)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  test.each([
    ['/docs/quickstart', 'text/html', 'Five minutes'],
    ['/docs/quickstart.md', 'text/markdown', '# Five minutes'],
    ['/docs/reference/mutation/sendInvoice', 'text/html', 'SendInvoiceResult'],
    ['/docs/errors/LOCKED_PERIOD', 'text/html', 'The period is locked in Xero'],
    ['/llms.txt', 'text/plain', '/docs/quickstart.md'],
  ])('%s is there for whoever asks', async (path, type, words) => {
    const answer = await fetch(`${product.webUrl}${path}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(await answer.text()).toContain(words)
  })

  test.each(['client', 'cli'])('the %s of this very version is handed out', async (name) => {
    const answer = await fetch(`${product.webUrl}/downloads/tieout-${name}.tgz`)
    const [first, second] = new Uint8Array(await answer.arrayBuffer())
    expect([answer.status, first, second]).toEqual([200, 0x1f, 0x8b])
  })

  test('a page that is not there says so', async () => {
    expect((await fetch(`${product.webUrl}/docs/nothing`)).status).toBe(404)
  })

  test('a word is found by keyboard alone', async () => {
    const page = await browser.newPage()
    await page.goto(`${product.webUrl}/docs`)
    const field = page.getByRole('combobox', { name: 'Search the docs' })
    await expect
      .poll(() => page.keyboard.press('/').then(() => field.evaluate((one) => one === document.activeElement)))
      .toBe(true)
    await field.pressSequentially('locked_per')
    await page.getByRole('option', { name: /LOCKED_PERIOD/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/docs/errors/LOCKED_PERIOD')
    await page.getByRole('heading', { level: 1, name: 'The period is locked in Xero' }).waitFor()
  })
})
