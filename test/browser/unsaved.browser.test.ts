import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'
import { beginStory, type Story } from '../kit/story.ts'

let product: Product
let browser: Browser
let page: Page
let visit: (path: string) => Promise<void>
let story: Story
/** What the browser asked by itself: only of a page that closes. */
const asked: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  story = await beginStory(product)
  ;({ page, visit } = await openSignedIn(browser, product, story, []))
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

function question(): Locator {
  return page.getByRole('alertdialog', { name: 'Discard what you entered?' })
}

async function answer(name: 'Keep editing' | 'Discard'): Promise<void> {
  await question().getByRole('button', { name }).click()
  await question().waitFor({ state: 'detached' })
}

test('what is typed into the workspace’s settings is not lost by a link, nor by news from elsewhere', async () => {
  await visit('/settings/workspace')
  const name = page.getByRole('group').getByRole('textbox', { name: 'Name' })
  await name.fill('Northlight')
  await page.getByRole('link', { name: 'Bills' }).first().click()
  await answer('Keep editing')
  expect(page.url()).toContain('/settings/workspace')
  const number = 'INV-0001'
  const read = page.waitForResponse((answer) => answer.url().includes('/graphql') && answer.ok())
  await story.createInvoice(number)
  await story.send((await story.invoice(number)).id)
  await read
  expect(await name.inputValue()).toBe('Northlight')
})

test('an invoice that is being written outlives its page, until it is started over or left on purpose', async () => {
  await visit('/invoices/new')
  const reference = page.getByRole('textbox', { name: 'Reference' })
  const kept = page.getByText('Kept on this device as you type')
  await reference.fill('PO 7')
  await kept.waitFor()
  await visit('/invoices/new')
  await page.getByText('What you typed before is still here').waitFor()
  expect(await reference.inputValue()).toBe('PO 7')
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect.poll(() => reference.inputValue()).toBe('')
  await reference.fill('PO 8')
  await kept.waitFor()
  await page.getByRole('link', { name: 'Bills' }).first().click()
  await answer('Discard')
  await page.waitForURL('**/bills')
  await visit('/invoices/new')
  expect(await reference.inputValue()).toBe('')
})

test('the back button asks as well, and takes no for an answer', async () => {
  await visit('/bills')
  await page.getByRole('link', { name: 'Workspace', exact: true }).first().click()
  await page.waitForURL('**/settings/workspace')
  await page.getByRole('group').getByRole('textbox', { name: 'Name' }).fill('Northlight')
  await page.evaluate(() => history.back())
  await answer('Keep editing')
  await page.waitForURL('**/settings/workspace')
  expect(await page.getByRole('group').getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Northlight')
  await page.evaluate(() => history.back())
  await answer('Discard')
  await page.getByRole('heading', { level: 1, name: 'Bills' }).waitFor()
  expect(page.url()).toMatch(/\/bills$/)
})

test('of a page that closes, the browser asks', async () => {
  await visit('/settings/workspace')
  await page.getByRole('group').getByRole('textbox', { name: 'Name' }).fill('Northlight')
  const before = asked.length
  await visit('/bills')
  expect(asked.slice(before)).toEqual(['beforeunload'])
  // And of nothing else.
  expect(new Set(asked)).toEqual(new Set(['beforeunload']))
})

test('saved, nobody is asked; left on purpose, neither is what was typed kept', async () => {
  await visit('/settings/workspace')
  const name = page.getByRole('group').getByRole('textbox', { name: 'Name' })
  await name.fill('Northlight Studio')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Workspace saved.').waitFor()
  await page.getByRole('link', { name: 'Bills' }).first().click()
  await page.waitForURL('**/bills')
  await visit('/settings/workspace')
  await name.fill('Something else')
  await page.getByRole('link', { name: 'Bills' }).first().click()
  await answer('Discard')
  await page.waitForURL('**/bills')
  await visit('/settings/workspace')
  expect(await name.inputValue()).toBe('Northlight Studio')
})
