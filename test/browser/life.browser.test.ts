import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { startProduct, type Product } from '../kit/product.ts'

let product: Product
let browser: Browser
let page: Page
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => broken.push(String(error)))
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** As somebody else at this browser, who is signed in as nobody. */
async function asSomebodyElse(work: () => Promise<void>): Promise<void> {
  const own = await page.context().cookies()
  await page.context().clearCookies()
  try {
    await work()
  } finally {
    await page.context().clearCookies()
    await page.context().addCookies(own)
  }
}

async function visit(path: string): Promise<void> {
  await page.goto(`${product.webUrl}${path}`)
  await page.locator('html[data-ready]').waitFor()
}

test('a new person reads what we ask Xero for, and connects', async () => {
  await page.goto(`${product.webUrl}/sign-up`, { waitUntil: 'networkidle' })
  await page.getByLabel('Your name').fill('Maya Okafor')
  await page.getByLabel('Workspace').fill('Northlight Studio')
  await page.getByLabel('Email').fill('maya@northlight.example')
  await page.getByLabel('Password').fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.waitForURL(`${product.webUrl}/`)
  await visit('/settings/integrations')
  await page.locator('main').getByText('Beta').waitFor()
  await visit('/settings/integrations/xero')
  await page.getByRole('button', { name: 'Scope names' }).click()
  await page.getByText('accounting.settings.read').waitFor()
  await page.getByRole('button', { name: 'Connect to Xero' }).click()
  await page.waitForURL(`${product.simulator.url}/**`)
  await page.getByLabel(/Northlight Studio Ltd/).check()
  await page.getByRole('button', { name: 'Allow access' }).click()
  await page.waitForURL('**/settings/integrations/xero/mapping**')
})

test('invited by mail, somebody else works in the same workspace', async () => {
  await visit('/settings/team')
  await page.getByLabel('Email').fill('sam@northlight.example')
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByText('Take back').waitFor()
  const mail = page.getByText('Maya Okafor invites you to Northlight Studio')
  await expect.poll(async () => (await visit('/settings/mailbox'), mail.count())).toBe(1)
  await mail.click()
  const link = await page.getByRole('link', { name: /\/invite\// }).getAttribute('href')
  await asSomebodyElse(async () => {
    await page.goto(link ?? '', { waitUntil: 'networkidle' })
    await page.getByRole('heading', { name: 'Work in Northlight Studio' }).waitFor()
    await page.getByLabel('Your name').fill('Sam Reed')
    await page.getByLabel('Password').fill('another horse battery')
    await page.getByRole('button', { name: 'Create your account' }).click()
    await page.waitForURL(`${product.webUrl}/`)
    await page.goto(`${product.webUrl}/settings/integrations`)
    await page.getByText('Northlight Studio Ltd').first().waitFor()
  })
  await visit('/settings/team')
  await page.getByLabel('Role of Sam Reed').selectOption('ADMIN')
  await page.getByText('Sam Reed is now admin.').waitFor()
})

test('a forgotten password is mended by the link in the mail', async () => {
  await asSomebodyElse(async () => {
    await page.goto(`${product.webUrl}/sign-in`, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.waitForURL('**/forgot')
    await page.getByLabel('Email').fill('maya@northlight.example')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('a link is on its way').waitFor()
    await page.goto(`${product.webUrl}/reset?token=made-up`, { waitUntil: 'networkidle' })
    await page.getByLabel('New password').fill('a new horse battery')
    await page.getByRole('button', { name: 'Save password' }).click()
    await page.getByText('The link ran out or was used already').waitFor()
  })
})

test('the organisation is changed without disconnecting, and the dialog says what stays behind', async () => {
  product.simulator.control.createOrganisation({ name: 'Northlight Abroad Ltd' })
  await visit('/settings/integrations/xero')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Change Organisation' }).click()
  await page.getByRole('button', { name: 'Allow another organisation' }).click()
  await page.waitForURL(`${product.simulator.url}/**`)
  await page.getByLabel(/Northlight Abroad Ltd/).check()
  await page.getByRole('button', { name: 'Allow access' }).click()
  await page.waitForURL('**/settings/integrations/xero?result=change')
  const dialog = page.getByRole('alertdialog', { name: 'Change Organisation' })
  await dialog.getByText('0 links and 0 contacts stop resolving').waitFor()
  await dialog.getByRole('button', { name: 'Change Organisation' }).click()
  await page.waitForURL('**/settings/integrations/xero/mapping')
  await page.getByText('Northlight Abroad Ltd').first().waitFor()
})

test('everybody chooses their own mails', async () => {
  await visit('/settings/notifications')
  await page.getByRole('checkbox', { name: /A backfill finished/ }).click()
  await page.getByText('A backfill finished: off.').waitFor()
  await visit('/settings/notifications')
  expect(await page.getByRole('checkbox', { name: /A backfill finished/ }).isChecked()).toBe(false)
  expect(await page.getByRole('checkbox', { name: /Security/ }).isDisabled()).toBe(true)
})

test('nothing broke on the way', () => {
  expect(broken).toEqual([])
})
