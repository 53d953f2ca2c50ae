import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'
import type { Story } from '../kit/story.ts'

let product: Product
let browser: Browser
let story: Story
let page: Page
let visit: (path: string) => Promise<void>
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  story = await beginConnectedStory(product)
  const signedIn = await openSignedIn(browser, product, story, broken)
  page = signedIn.page
  visit = signedIn.visit
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const mappingPage = '/settings/integrations/xero/mapping'

test('what is bought is mapped apart from what is sold, by a suggestion or by hand', async () => {
  const supplierId = await story.createClient('Harbour Supplies')
  const lines = [{ description: 'Paper', quantity: '1', unitPrice: '9' }]
  await story.graph.run('createBill', { supplierId, number: 'B-1', lines }, '... on Bill { id }')
  await visit(mappingPage)
  await page.getByLabel('Xero tax code for purchases at 5% (VAT on Income)').selectOption('5% (VAT on Expenses)')
  await page.getByRole('button', { name: 'Save mapping' }).click()
  await page.getByText('Mapping saved.').first().waitFor()
  const { connection } = await story.graph
    .ask(`{ connection { taxMappings { side taxRate { name } ledgerTaxRate { taxType } }
    accountMappings { purpose ledgerAccount { code } } } }`)
  expect(connection.taxMappings).toContainEqual({
    ...{ side: 'PURCHASES', taxRate: { name: '5% (VAT on Income)' } },
    ledgerTaxRate: { taxType: 'RRINPUT' },
  })
  expect(connection.accountMappings).toContainEqual({ purpose: 'EXPENSE', ledgerAccount: { code: '429' } })
})

test('a tracking category is mapped by its suggestion in one press', async () => {
  await story.graph.run('createProject', { name: 'North' }, '... on Project { id }')
  await visit(mappingPage)
  await page.getByRole('button', { name: 'Use it for Region' }).click()
  await page.getByText('Region saved.').first().waitFor()
  expect(await page.getByLabel('Region comes from').inputValue()).toBe('PROJECT')
})

test('the mappings are kept as a file', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'As CSV, for a spreadsheet' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`mappings ${story.organisation.name}.csv`)
  expect(await readFile(await download.path(), 'utf8')).toContain('TRACKING,Region,,by project')
})

test('a client edited here is edited in Xero; where the two differ, one press decides', async () => {
  const clientId = await story.createClient('Harbour Signs', 'office@harbour.example')
  await story.send(await story.createInvoice('INV-0001', { clientId }))
  await expect.poll(async () => (await story.invoice('INV-0001'))['sync'].state).toBe('SYNCED')
  await visit(`/clients/${encodeURIComponent(clientId)}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Phone').fill('020 7946 0001')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Updated in Xero').waitFor()
  const { contacts } = product.simulator.control.state(story.organisation.organisationId)
  const { ContactID: contact } = (contacts as Record<string, any>[]).find(({ ContactNumber }) => ContactNumber) ?? {}
  story.inXero({ action: 'edit-contact', contact, changes: { EmailAddress: 'accounts@harbour.example' } })
  await page.getByText('Differs from Xero:').waitFor()
  await page.getByRole('button', { name: 'Use Xero’s' }).click()
  await page.getByText('Updated from Xero').waitFor()
  await page.getByRole('definition').filter({ hasText: 'accounts@harbour.example' }).waitFor()
})

test('a contact of Xero is added as a client in one press', async () => {
  await visit('/contacts')
  await page.getByRole('button', { name: /Add as client.*Atelier Marchand/ }).click()
  await page.getByRole('link', { name: 'Atelier Marchand', exact: true }).waitFor()
})

test('a match is tried out in the settings', async () => {
  await visit('/settings/workspace')
  await page.getByRole('form', { name: 'Test a match' }).getByLabel('Name').fill('Bramble Coffee Roasters')
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByText('It would be: Bramble Coffee Roasters').waitFor()
})

test('another workspace is made and worked in, and the first one is a press away', async () => {
  await visit('/settings/workspaces')
  await page.getByLabel('Name').fill('Second Studio')
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await page.waitForURL(`${product.webUrl}/`)
  await page.getByRole('link', { name: /Second Studio/ }).click()
  await page.getByRole('button', { name: /^Open/ }).click()
  await page.waitForURL(`${product.webUrl}/`)
  await visit('/invoices')
  await page.getByText('INV-0001').first().waitFor()
})

test('the daily digest comes only to who asks for it', async () => {
  await visit('/settings/notifications')
  const digest = page.getByRole('checkbox', { name: /What happened yesterday/ })
  expect(await digest.isChecked()).toBe(false)
  await digest.click()
  await page.getByText('What happened yesterday: on.').waitFor()
  await visit('/settings/notifications')
  expect(await digest.isChecked()).toBe(true)
})

test('nothing broke on the way', () => {
  expect(broken).toEqual([])
})
