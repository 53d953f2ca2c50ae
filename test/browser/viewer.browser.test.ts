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
  /^(Billed to|Supplier|Client|Save view|How mapping works|Scope names|See all shortcuts|Retry)$/,
]

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
  shots = [...lived, ...(await single(story))].filter(({ name }) => name !== 'not-found')
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

test('who only reads is offered nothing that would be refused, on any page', async () => {
  const offered: string[] = []
  for (const { path } of shots) {
    if (own.test(path)) continue
    await visit(path)
    for (const name of await pressable(page.locator('main')))
      offered.push(`${path.replace(/[^/]{12,}/g, '…')}: ${name}`)
  }
  expect([...new Set(offered)]).toEqual([])
  expect(shots.length).toBeGreaterThan(40)
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
