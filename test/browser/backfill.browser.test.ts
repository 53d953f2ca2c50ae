import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { sendOld } from '../kit/old-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { beginStory, type Story } from '../kit/story.ts'

const many = 12

let product: Product
let browser: Browser
let page: Page
let story: Story
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  story = await beginStory(product)
  await sendOld(story, many)
  await story.connect()
  await story.mapDefaults()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const cookies = story.cookie.split('; ').map((one) => one.split(/=(.*)/s))
  await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: product.webUrl })))
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => broken.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()))
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('older invoices stay here, and the connection page leads to sending them', async () => {
  await page.goto(`${product.webUrl}/settings/integrations/xero`)
  await page.locator('html[data-ready]').waitFor()
  await page.getByRole('link', { name: 'Send older invoices…' }).click()
  await page.getByRole('heading', { name: 'Older invoices stay here' }).waitFor()
})

test('before it starts it says how many would go, and what that takes', async () => {
  await page.getByRole('button', { name: 'Send older invoices…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: `Send ${many} invoices` }).waitFor()
  await dialog.getByLabel('From a day on').check()
  await dialog.getByLabel('Dated on or after').fill('2026-11-02')
  await dialog.getByText('There is nothing of that kind to send.').waitFor()
  await dialog.getByLabel('All of them').check()
  await dialog.getByRole('button', { name: `Send ${many} invoices` }).waitFor()
  expect(await dialog.getByRole('row', { name: /Calls to Xero/ }).innerText()).toContain('2')
})

test('it runs, is paused and resumed, and finishes while the page is open', async () => {
  const { organisationId } = story.organisation
  const match = { path: '/api.xro/2.0/Contacts', organisationId }
  const { id } = product.simulator.control.addFault({ kind: 'unavailable-text', match })
  await page.getByRole('button', { name: `Send ${many} invoices` }).click()
  await page.getByRole('heading', { name: `0 of ${many} done` }).waitFor()
  await page.getByRole('row', { name: `On their way ${many}` }).waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('row', { name: `Waiting ${many}` }).waitFor()
  product.simulator.control.removeFault(id)
  expect(story.held()).toEqual([])
  await page.reload()
  await page.locator('html[data-ready]').waitFor()
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('heading', { name: `${many} of ${many} done` }).waitFor()
  await page.getByText('Finished', { exact: true }).waitFor()
  expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe(`${many}`)
  expect(story.held()).toHaveLength(many)
})

test('nothing broke in the console', () => {
  expect(broken).toEqual([])
})
