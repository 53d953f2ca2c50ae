import type { Pool } from 'pg'
import type { Story } from '../../kit/story.ts'

/** Whatever has Tieout's database. */
export interface WithData {
  dependencies: { pool: Pool }
}

/** Clients of this workspace, named `prefix 1`, `prefix 2`, …; put straight into the database. */
export async function loadClients(world: WithData, story: Story, prefix: string, count: number): Promise<void> {
  const workspaceId = await workspaceOf(story)
  await world.dependencies.pool.query(
    `insert into "Client" (id, "workspaceId", name, email, "updatedAt")
     select gen_random_uuid()::text, $1, $2 || ' ' || n, 'accounts' || n || '@example.com', now()
     from generate_series(1, $3::int) n`,
    [workspaceId, prefix, count],
  )
}

/** Drafts of one line, 120.00 in all, spread over the clients of that prefix and numbered in their `series`; put straight into the database. */
export async function loadDrafts(
  world: WithData,
  story: Story,
  { prefix, count, series = prefix }: { prefix: string; count: number; series?: string },
): Promise<void> {
  const workspaceId = await workspaceOf(story)
  const { pool } = world.dependencies
  await pool.query(
    `with clients as (
       select id, row_number() over (order by id) - 1 as at, count(*) over () as many
       from "Client" where "workspaceId" = $1 and starts_with(name, $2)
     ), drafts as (
       insert into "Document" (id, "workspaceId", kind, number, "clientId", status, "issuedOn", "dueOn", currency,
         subtotal, "taxTotal", total, "updatedAt")
       select gen_random_uuid()::text, $1, 'INVOICE', $4 || '-' || lpad(n::text, 6, '0'), clients.id, 'DRAFT',
         '2026-11-01', '2026-12-01', 'GBP', 10000, 2000, 12000, now()
       from generate_series(1, $3::int) n join clients on clients.at = n % clients.many
       returning id
     )
     insert into "DocumentLine" (id, "documentId", position, description, quantity, "unitPrice", "taxRateId", net, tax)
     select gen_random_uuid()::text, drafts.id, 1, 'Design', 1, 100, rate.id, 10000, 2000
     from drafts, (select id from "TaxRate" where "workspaceId" = $1 order by id limit 1) rate`,
    [workspaceId, prefix, count, series],
  )
}

/** Sends every draft by the front door, a hundred at a time as the web app does. */
export async function sendDrafts(story: Story, each: (sent: number) => void = () => {}): Promise<number> {
  for (let sent = 0; ; each(sent)) {
    const { invoices } = await story.graph.ask(`{ invoices(first: 100, where: { status: [DRAFT] }) { nodes { id } } }`)
    const invoiceIds = invoices.nodes.map((node: { id: string }) => node.id)
    if (invoiceIds.length === 0) return sent
    const { invoices: gone, refused } = await story.graph.run(
      'sendInvoices',
      { invoiceIds },
      '... on SendInvoicesSuccess { invoices { id } refused { invoiceId } }',
    )
    if (gone?.length !== invoiceIds.length) throw new Error(`Not all were sent: ${JSON.stringify(refused)}`)
    sent += gone.length
  }
}

/** Makes every draft one that was sent and failed, and tries them all again: the fastest way for many to come due at once. */
export async function queueDrafts(world: WithData, story: Story): Promise<void> {
  const workspaceId = await workspaceOf(story)
  await world.dependencies.pool.query(
    `with sent as (update "Document" set status = 'SENT', "sentAt" = now()
       where "workspaceId" = $1 and status = 'DRAFT' returning id)
     insert into "SyncStatus" (id, "workspaceId", "organisationId", "documentId", state, "reasonCode", "updatedAt")
     select gen_random_uuid()::text, $1, o.id, sent.id, 'FAILED', 'UNEXPECTED', now()
     from sent, (select id from "Organisation" where "workspaceId" = $1) o`,
    [workspaceId],
  )
  const { rows: ids } = await world.dependencies.pool.query<{ documentId: string }>(
    `select "documentId" from "SyncStatus" where "workspaceId" = $1 and state = 'FAILED'`,
    [workspaceId],
  )
  for (let from = 0; from < ids.length; from += 1_000) {
    const invoiceIds = ids.slice(from, from + 1_000).map(({ documentId }) => btoa(`Invoice:${documentId}`))
    const { count } = await story.graph.run('retryInvoices', { invoiceIds }, '... on RetryInvoicesSuccess { count }')
    if (count !== invoiceIds.length) throw new Error(`${count} of ${invoiceIds.length} were taken up`)
  }
}

/** Makes every draft one that was sent before the workspace connected. */
export async function sendLongAgo(world: WithData, story: Story): Promise<void> {
  const workspaceId = await workspaceOf(story)
  await world.dependencies.pool.query(
    `update "Document" set status = 'SENT', "sentAt" = '2026-11-01' where "workspaceId" = $1 and status = 'DRAFT'`,
    [workspaceId],
  )
}

async function workspaceOf(story: Story): Promise<string> {
  const { viewer } = await story.graph.ask(`{ viewer { workspace { id } } }`)
  return Buffer.from(viewer.workspace.id, 'base64').toString().split(':')[1] ?? ''
}
