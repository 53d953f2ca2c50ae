import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { cookiesOf } from '../kit/signed-in.ts'
import type { Story } from '../kit/story.ts'

describe('live updates in a browser', () => {
  let product: Product
  let browser: Browser
  let story: Story
  let pages: Page[]
  const streams: string[] = []

  beforeAll(async () => {
    product = await startProduct('node')
    story = await beginConnectedStory(product)
    browser = await openBrowser()
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    await context.addCookies(cookiesOf(story.cookie, product.webUrl))
    pages = [await context.newPage(), await context.newPage()]
    for (const page of pages) {
      page.setDefaultTimeout(60_000)
      page.on('request', (request) => {
        if (request.headers()['accept'] === 'text/event-stream') streams.push(request.url())
      })
      await page.goto(`${product.webUrl}/sync`)
      await page.locator('main').getByText('Live', { exact: true }).waitFor()
    }
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  test('each tab holds one line', () => {
    expect(streams).toHaveLength(2)
  })

  test('what happens shows in both tabs without a reload', async () => {
    await sendNew(story, 'INV-0001')
    for (const page of pages) {
      const row = page.getByRole('row').filter({ hasText: 'INV-0001' })
      await row.getByText('Synced').waitFor()
    }
  })

  test('with the line cut it says so, and catches up on what was missed when it is back', async () => {
    await product.api().stop()
    for (const page of pages) {
      await page.getByText('Live updates paused').waitFor()
      await page.getByRole('row').filter({ hasText: 'INV-0001' }).waitFor()
    }
    await product.startApi()
    await sendNew(story, 'INV-0002')
    for (const page of pages) {
      await page.locator('main').getByText('Live', { exact: true }).waitFor()
      await page.getByRole('row').filter({ hasText: 'INV-0002' }).getByText('Synced').waitFor()
    }
  })
})
