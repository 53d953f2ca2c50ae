import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from '@tieout/prisma'
import { furnish } from './furnish.ts'
import type { Product } from './product.ts'
import { beginStory, type Story } from './story.ts'

/** The owner of the demo workspace, signed in; nothing is connected yet. */
export async function enterDemo(product: Product, demoIn: string): Promise<Story> {
  const { email, password } = JSON.parse(await readFile(join(demoIn, 'demo.json'), 'utf8')) as Record<string, string>
  const answer = await fetch(`${product.apiUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.webUrl },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`The demo does not open: ${answer.status}`)
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0])
  return beginStory(product, 'uk', { cookie: cookies.join('; ') })
}

/** Lives in it for a while: every status is there, something needs a person, something was paid, something differs. */
export async function liveIn(product: Product, story: Story): Promise<void> {
  const { graph } = story
  await story.connect()
  await story.mapDefaults({ payments: true })
  await buySomething(story)
  await settled(story)
  const { taxRates, ledgerTaxRates } = await graph.ask(
    '{ taxRates(first: 50) { nodes { id name } } ledgerTaxRates(first: 50) { nodes { id taxType } } }',
  )
  // All but one: what nobody mapped holds its invoices up.
  for (const [name, taxType, side] of [
    ['VAT 20%', 'OUTPUT2', 'SALES'],
    ['VAT 20%', 'INPUT2', 'PURCHASES'],
    ['Zero rated', 'ZERORATEDOUTPUT', 'SALES'],
    ['No VAT', 'NONE', 'SALES'],
  ] as const) {
    const taxRateId = taxRates.nodes.find((rate: any) => rate.name === name).id
    const ledgerTaxRateId = ledgerTaxRates.nodes.find((rate: any) => rate.taxType === taxType).id
    await graph.run('mapTax', { taxRateId, ledgerTaxRateId, side }, '... on TaxMapping { id }')
  }
  await graph.run('updateWorkspace', { requireExplicitTaxMapping: true }, '... on Workspace { id }')
  const drafts = (await invoices(story, '{ status: [DRAFT] }')).slice(1, 7)
  await graph.run(
    'sendInvoices',
    { invoiceIds: drafts.map(({ id }) => id) },
    '... on SendInvoicesSuccess { refused { invoiceId } }',
  )
  await graph.run('startBackfill', { historyMode: 'ALL' }, '... on Backfill { id }')
  await settled(story)
  const [handled] = await invoices(story, '{ state: [FAILED] }')
  if (handled) await graph.run('leaveOutInvoice', { invoiceId: handled.id }, '... on Invoice { id }')
  const [paid, part, edited] = (await invoices(story, '{ state: [SYNCED], status: [SENT] }')).map(
    ({ number }) => number,
  )
  if (paid) story.inXero({ action: 'pay', invoice: paid })
  if (part) story.inXero({ action: 'part-pay', invoice: part, amount: '100.00' })
  if (edited) story.inXero({ action: 'edit-invoice', invoice: edited, changes: { DueDate: '2027-01-31' } })
  await furnish(story, product.apiUrl)
  await settled(story)
  await hearOfContacts(product, story)
  await graph.run('startReconciliation', { scope: 'ALL' }, '... on Reconciliation { id }')
  await until(
    story,
    '{ reconciliations(first: 1) { nodes { state } } }',
    (data) => data.reconciliations.nodes[0]?.state === 'DONE',
  )
  await spreadOverDays(product)
  await useKeys(product, story)
}

async function buySomething(story: Story): Promise<void> {
  const { graph } = story
  const { accounts } = await graph.ask(
    '{ accounts: ledgerAccounts(first: 100, purpose: EXPENSE) { nodes { id code } } }',
  )
  const { id: ledgerAccountId } = accounts.nodes.find(({ code }: { code: string }) => code === '429')
  await graph.run('mapAccount', { purpose: 'EXPENSE', ledgerAccountId }, '... on AccountMapping { id }')
  const supplierId = await story.createClient('Harbour Supplies', 'accounts@harbour.example')
  const clientId = await story.createClient('Lantern Theatre', 'hello@lantern.example')
  const { taxRates } = await graph.ask('{ taxRates(first: 50) { nodes { id name } } }')
  const taxRateId = taxRates.nodes.find(({ name }: { name: string }) => name === 'VAT 20%').id
  const lines = [{ description: 'Paper and ink', quantity: '3', unitPrice: '33.33', taxRateId }]
  for (const [type, input] of [
    ['Bill', { supplierId, number: 'HS-2204', issuedOn: '2026-11-12' }],
    ['Bill', { supplierId, number: 'HS-2219', issuedOn: '2026-11-18' }],
    ['Expense', { supplierId, number: 'EXP-001', issuedOn: '2026-11-14' }],
    ['CreditNote', { clientId, number: 'CN-001', issuedOn: '2026-11-16' }],
  ] as const) {
    const made = await graph.run(`create${type}`, { ...input, lines }, `... on ${type} { id }`)
    await graph.run(`approve${type}`, { id: made['id'] }, `... on ${type} { id }`)
  }
}

async function invoices(story: Story, where: string): Promise<{ id: string; number: string }[]> {
  return (await story.graph.ask(`{ invoices(first: 100, where: ${where}) { nodes { id number } } }`)).invoices.nodes
}

/** Somebody edits a contact in Xero, and what everybody owes is read with it. */
async function hearOfContacts({ simulator }: Product, story: Story): Promise<void> {
  const { contacts } = simulator.control.state(story.organisation.organisationId)
  const [last] = (contacts as { ContactID: string; EmailAddress?: string }[])
    .filter((one) => one.EmailAddress)
    .slice(-1)
  if (!last) return
  const changes = { EmailAddress: `accounts.${last.EmailAddress}` }
  story.inXero({ action: 'edit-contact', contact: last.ContactID, changes })
  await until(story, '{ clients(first: 1) { nodes { contact { balancesAt } } } }', ({ clients }) =>
    Boolean(clients.nodes[0]?.contact?.balancesAt),
  )
}

/** No document is on its way any more; payments may wait for theirs. */
function settled(story: Story): Promise<void> {
  return until(
    story,
    `{ syncWork(show: RUNNING, kinds: [INVOICE, BILL, EXPENSE, CREDIT_NOTE], first: 1) { nodes { id } }
      connection { backfill { state } } }`,
    ({ syncWork, connection }) => syncWork.nodes.length === 0 && connection?.backfill?.state !== 'RUNNING',
  )
}

async function until(story: Story, query: string, holds: (data: Record<string, any>) => boolean): Promise<void> {
  const latest = Date.now() + 180_000
  // What was just asked for has to begin before it can be over.
  do await new Promise((resolve) => setTimeout(resolve, 1_000))
  while (Date.now() < latest && !holds(await story.graph.ask(query)))
  if (Date.now() >= latest) throw new Error(`It never came to be: ${query}`)
}

/** What happened within a minute, as if within two weeks. */
async function spreadOverDays({ databaseUrl }: Product): Promise<void> {
  const { pool, close } = connect(databaseUrl, { connections: 1 })
  await pool.query(`update "TimelineEntry" set at = at - (hashtext("documentId") & 15) * interval '20 hours'`)
  await close()
}

/** A month of calls with two keys, one of which asks too much now and then. */
async function useKeys({ databaseUrl }: Product, { graph }: Story): Promise<void> {
  await graph.run('createApiKey', { name: 'Shop', scopes: ['INVOICES_READ'] }, '... on CreateApiKeySuccess { key }')
  const { pool, close } = connect(databaseUrl, { connections: 1 })
  await pool.query(`update "Apikey" set "lastRequest" = now() where name in ('Shop', 'Nightly export')`)
  await pool.query(`with used as (
      select k.id, k."referenceId", k.name, d::date as day, (abs(hashtext(k.name || d::text)) % 900) + 100 as calls
      from "Apikey" k, generate_series(current_date - 29, current_date, interval '1 day') d
      where k.name in ('Shop', 'Nightly export') and extract(isodow from d) < case k.name when 'Shop' then 8 else 6 end)
    insert into "ApiKeyUsage" select id, "referenceId", day, calls, calls * 3, calls / 60,
      case when name = 'Shop' and calls > 880 then calls / 6 else 0 end from used`)
  await close()
}
