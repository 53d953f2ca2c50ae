import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@tieout/prisma'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { enterDemo, liveIn } from '../kit/lived-in.ts'
import { lived, single, type Shot } from '../kit/pages.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'

/** What somebody who only reads may press or fill in: it shows, filters, copies, keeps or tries something. */
const harmless = [
  /^(Filters?|More|Show|Hide|Copy|Print|Download|Export|Search|Find|Close)\b/,
  /^(Billed to|Supplier|Client|Save view|How mapping works|Scope names|See all shortcuts|Retry|Result as CSV)$/,
]

/** What is not for them at all, by its picture's name. */
const refused = new Set([
  ...['invoice-new', 'invoice-edit', 'bill-new', 'bill-edit', 'record-new', 'record-edit'],
  ...['collection-new', 'collection-settings', 'mailbox', 'audit', 'webhooks'],
])

/** Where all is the reader’s own, or tries a match and changes nothing. */
const own = /^\/settings(\/(you|notifications|workspaces|workspace))?$/

let product: Product
let browser: Browser
let page: Page
let visit: (path: string) => Promise<void>
let demoIn: string
let shots: Shot[]
const broken: string[] = []

beforeAll(async () => {
  demoIn = await mkdtemp(join(tmpdir(), 'tieout-viewer-'))
  product = await startProduct('node', { demoIn })
  const story = await enterDemo(product, demoIn)
  await liveIn(product, story)
  shots = [...lived, ...(await single(story))].filter(({ name }) => !['not-found', 'invoice-gone'].includes(name))
  const { viewer } = await story.graph.ask('{ viewer { email } }')
  const { pool, close } = connect(product.databaseUrl, { connections: 1 })
  await pool.query(`update "Member" set role = 'viewer' where "userId" in (select id from "User" where email = $1)`, [
    viewer.email,
  ])
  await close()
  browser = await openBrowser()
  ;({ page, visit } = await openSignedIn(browser, product, story, broken))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await rm(demoIn, { recursive: true })
})

test('who only reads is offered nothing that would be refused, on any page, and led to no page that is not for them', async () => {
  const offered: string[] = []
  const ledTo = new Set<string>()
  for (const { name, path } of shots) {
    if (refused.has(name)) continue
    await visit(path)
    for (const href of await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href'))))
      ledTo.add(href ?? '')
    if (own.test(path)) continue
    for (const name of await pressable(page.locator('main')))
      offered.push(`${path.replace(/[^/]{12,}/g, '…')}: ${name}`)
  }
  expect([...new Set(offered)]).toEqual([])
  expect(shots.filter(({ name, path }) => refused.has(name) && ledTo.has(path))).toEqual([])
  expect(shots.length).toBeGreaterThan(40)
  expect(broken).toEqual([])
})

test('a page that is not for them says so calmly within the app, and who can change that', async () => {
  const asked = shots.filter(({ name }) => refused.has(name))
  expect(asked.length).toBeGreaterThanOrEqual(refused.size)
  for (const { path } of asked) {
    const answer = await page.goto(`${product.webUrl}${path}`)
    expect([path, answer?.status()]).toEqual([path, 403])
    const main = page.locator('main')
    await main.getByRole('heading', { level: 1, name: /^(Only owners and admins|Viewers can’t) / }).waitFor()
    await main.getByText('You are a viewer in Northlight Studio. For another role, ask Tom Whitfield.').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(1)
  }
  await page.locator('html[data-ready]').waitFor()
  const here = page.url()
  await page.keyboard.press('n')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').pressSequentially('webhooks')
  await page.getByText('Nothing found for “webhooks”.').waitFor()
  expect(page.url()).toBe(here)
  expect(broken).toEqual([])
})

/** The names of what can be pressed or filled in and is not harmless. */
async function pressable(inside: Locator): Promise<string[]> {
  const found = inside.locator('button, input:not([type=search]), select, textarea, [role=switch], [role=combobox]')
  const names = await found.evaluateAll((all) =>
    all
      .filter(
        (one) =>
          one.checkVisibility() &&
          !one.matches(':disabled, [aria-disabled=true], form[role=search] *, [role=search] *'),
      )
      .map((one) =>
        (
          one.getAttribute('aria-label') ??
          (one as HTMLInputElement).labels?.[0]?.innerText ??
          one.textContent ??
          ''
        ).trim(),
      ),
  )
  return names.filter((name) => !harmless.some((one) => one.test(name)))
}
