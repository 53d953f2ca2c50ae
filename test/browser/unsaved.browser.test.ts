import type { Browser, Page } from 'playwright-core'
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
/** What was asked, and what is answered next: stay, or leave. */
const asked: string[] = []
let leaves = false

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  story = await beginStory(product)
  ;({ page, visit } = await openSignedIn(browser, product, story, []))
  page.on('dialog', (dialog) => {
    // Of a page that is loaded anew, the browser asks by itself.
    if (dialog.type() === 'beforeunload') return void dialog.accept()
    asked.push(dialog.message())
    void (leaves ? dialog.accept() : dialog.dismiss())
  })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('what is typed into the workspace’s settings is not lost by a link, nor by news from elsewhere', async () => {
  await visit('/settings/workspace')
  const name = page.getByRole('group').getByRole('textbox', { name: 'Name' })
  await name.fill('Northlight')
  await page.getByRole('link', { name: 'Bills' }).first().click()
  await expect.poll(() => asked.length).toBe(1)
  expect(page.url()).toContain('/settings/workspace')
  const number = 'INV-0001'
  const read = page.waitForResponse((answer) => answer.url().includes('/graphql') && answer.ok())
  await story.createInvoice(number)
  await story.send((await story.invoice(number)).id)
  await read
  expect(await name.inputValue()).toBe('Northlight')
})

test('the back button asks as well, and takes no for an answer', async () => {
  await visit('/bills')
  await page.getByRole('link', { name: 'Workspace', exact: true }).first().click()
  await page.waitForURL('**/settings/workspace')
  await page.getByRole('group').getByRole('textbox', { name: 'Name' }).fill('Northlight')
  const before = asked.length
  await page.evaluate(() => history.back())
  await expect.poll(() => asked.length).toBe(before + 1)
  await page.waitForURL('**/settings/workspace')
  expect(await page.getByRole('group').getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Northlight')
})

test('saved, nobody is asked; left on purpose, neither is what was typed kept', async () => {
  await visit('/settings/workspace')
  const before = asked.length
  const name = page.getByRole('group').getByRole('textbox', { name: 'Name' })
  await name.fill('Northlight Studio')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Workspace saved.').waitFor()
  await page.getByRole('link', { name: 'Bills' }).first().click()
  await page.waitForURL('**/bills')
  expect(asked.length).toBe(before)
  await visit('/settings/workspace')
  await name.fill('Something else')
  leaves = true
  await page.getByRole('link', { name: 'Bills' }).first().click()
  await page.waitForURL('**/bills')
  await visit('/settings/workspace')
  expect(await name.inputValue()).toBe('Northlight Studio')
})
