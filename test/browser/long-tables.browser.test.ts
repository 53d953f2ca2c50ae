import { connect } from '@tieout/prisma'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { startProduct, type Product } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'

const many = 300

/** So many of each, the last of which is called by the number 1000 and how many there are. */
const seeds = {
  contacts: `insert into "LedgerContact" select (jsonb_populate_record(null::"LedgerContact", to_jsonb(c) || jsonb_build_object(
      'id', gen_random_uuid()::text, 'ledgerContactId', gen_random_uuid()::text, 'name', 'Zenith ' || 1000 + n))).*
    from (select * from "LedgerContact" limit 1) c, generate_series(1, $1) n`,
  clients: `insert into "Client" select (jsonb_populate_record(null::"Client", to_jsonb(c) || jsonb_build_object(
      'id', gen_random_uuid()::text, 'name', 'Zenith ' || 1000 + n))).*
    from (select * from "Client" limit 1) c, generate_series(1, $1) n`,
  work: `with made as (
      insert into "Document" select (jsonb_populate_record(null::"Document", to_jsonb(d) || jsonb_build_object(
        'id', gen_random_uuid()::text, 'number', 'Z-' || 1000 + n))).*
      from "Document" d, generate_series(1, $1) n where d.number = 'BASE' returning id, "workspaceId", number)
    insert into "SyncStatus" (id, "workspaceId", "organisationId", "documentId", state, "updatedAt")
    select gen_random_uuid()::text, made."workspaceId", o.id, made.id, 'SYNCED', now() - right(number, 4)::int * interval '1 minute'
    from made, "Organisation" o where o."workspaceId" = made."workspaceId"`,
  deliveries: `with endpoint as (
      insert into "WebhookEndpoint" (id, "workspaceId", url, events, "sealedSecret")
      select gen_random_uuid()::text, id, 'https://example.com/hook', '{}', 'sealed' from "Workspace" returning id, "workspaceId"),
    event as (
      insert into "WebhookEvent" (id, "workspaceId", type, data)
      select gen_random_uuid()::text, "workspaceId", 'z.' || 1000 + n, '{}' from endpoint, generate_series(1, $1) n returning id, type)
    insert into "WebhookDelivery" (id, "endpointId", "eventId", state, "dueAt", "createdAt")
    select gen_random_uuid()::text, endpoint.id, event.id, 'DELIVERED', now(), now() - right(type, 4)::int * interval '1 minute'
    from endpoint, event`,
  findings: `with run as (
      insert into "Reconciliation" (id, "workspaceId", "organisationId", origin, state, "estimatedCalls", differences, totals, "createdAt", "startedAt", "endedAt")
      select gen_random_uuid()::text, o."workspaceId", o.id, 'PERSON', 'DONE', 1, $1, jsonb_build_array(jsonb_build_object(
        'kind', 'INVOICE', 'class', 'NOT_LINKED', 'currency', 'GBP', 'count', $1::int, 'ours', '0', 'theirs', '0', 'oursPaid', '0',
        'theirsPaid', '0')), now(), now(), now() from "Organisation" o returning id, "workspaceId")
    insert into "Finding" (id, "reconciliationId", "workspaceId", class, number, "contactName", "issuedOn", currency, fingerprint)
    select gen_random_uuid()::text, run.id, run."workspaceId", 'NOT_LINKED', 'Z-' || 1000 + n, 'Zenith', '2026-11-01', 'GBP', 'z'
    from run, generate_series(1, $1) n`,
}

let product: Product
let browser: Browser
let page: Page
let visit: (path: string) => Promise<void>
const broken: string[] = []

beforeAll(async () => {
  product = await startProduct('node')
  const story = await beginConnectedStory(product)
  const { pool, close } = connect(product.databaseUrl, { connections: 1 })
  await story.createInvoice('BASE')
  for (const seed of Object.values(seeds)) await pool.query(seed, [many])
  await close()
  browser = await openBrowser()
  ;({ page, visit } = await openSignedIn(browser, product, story, broken))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test.each([
  ['contacts', '/contacts?q=Zenith', `Zenith ${1000 + many}`],
  ['clients', '/clients?q=Zenith', `Zenith ${1000 + many}`],
  ['sync activity', '/sync', `Z-${1000 + many}`],
  ['deliveries', '/developers/webhooks', `z.${1000 + many}`],
  ['findings', '/sync/reconciliation', `Z-${1000 + many}`],
])(
  '%s go on to the last one while they are scrolled, and only those near the screen are drawn',
  async (_, path, name) => {
    await visit(path)
    const last = page.getByRole('main').getByText(name).first()
    await expect.poll(async () => (await toEnd(), last.count()), { timeout: 60_000 }).toBe(1)
    expect(await page.locator('[data-index]').count()).toBeLessThan(150)
    expect(broken).toEqual([])
  },
)

test('what is searched for begins at the top again, and the table says how many rows it has', async () => {
  await visit('/contacts?q=Zenith')
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(`${many + 1}`)
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(`Zenith ${1000 + many}`)
  await page.getByText('Showing 1 of 1.').waitFor()
  expect(broken).toEqual([])
})

function toEnd(): Promise<void> {
  return page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
}
