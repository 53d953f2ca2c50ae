import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { addJob } from '../kit/jobs.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'
import { beginStory, type Story } from '../kit/story.ts'

let product: Product
let browser: Browser
let page: Page
let visit: (path: string) => Promise<void>
let story: Story
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  story = await beginStory(product)
  ;({ page, visit } = await openSignedIn(browser, product, story, broken))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('who saves an invoice second is told, overwrites nothing, and keeps what they typed until they want the newest', async () => {
  const id = await story.createInvoice('INV-0001')
  const { version } = await story.invoice('INV-0001')
  await visit(`/invoices/${id}/edit`)
  const number = page.getByLabel('Number')
  await number.fill('INV-0100')
  await meanwhile('updateInvoice', { invoiceId: id, version, number: 'INV-0200' }, 'Invoice')
  expect(await number.inputValue()).toBe('INV-0100')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByText('Your text is still here').waitFor()
  expect(await number.inputValue()).toBe('INV-0100')
  await page.getByRole('button', { name: 'Load the newest version' }).click()
  await expect.poll(() => number.inputValue()).toBe('INV-0200')
})

test('who saves a record second is told so as well', async () => {
  const job = await addJob(story, [], 'id version collection { id }')
  await visit(`/records/${job['collection'].id}/${job['id']}/edit`)
  const title = page.getByLabel('Title')
  await title.fill('Shop window')
  await meanwhile('updateRecord', { id: job['id'], version: job['version'], title: 'Shop counter' }, 'Record')
  expect(await title.inputValue()).toBe('Shop window')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Your text is still here').waitFor()
  expect(await title.inputValue()).toBe('Shop window')
  await page.getByRole('button', { name: 'Load the newest version' }).click()
  await expect.poll(() => title.inputValue()).toBe('Shop counter')
  expect(broken).toEqual([])
})

let others = 0

/** Somebody else saves it, and sends an invoice; the page has read anew what it heard of. */
async function meanwhile(mutation: string, input: object, type: string): Promise<void> {
  const saved = await story.graph.run(mutation, input, `... on ${type} { id }`)
  if (saved['__typename'] !== type) throw new Error(JSON.stringify(saved))
  const heard = page.waitForResponse((answer) => answer.url().includes('/graphql') && answer.ok())
  await story.send(await story.createInvoice(`INV-90${++others}`))
  await heard
}
