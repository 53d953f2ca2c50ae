import type { Story } from '../../kit/story.ts'
import type { World } from '../../kit/world.ts'

const lines = [{ Description: 'Design', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }]
const paper = { Contact: { Name: 'Known' }, Date: '2026-11-01', DueDate: '2026-12-01', Status: 'AUTHORISED' }

/** Enters every draft in Xero by hand and ties the two, as if it had been pushed long ago: the fastest way to books that agree. */
export async function enterInXero({ dependencies: { pool } }: World, story: Story): Promise<void> {
  const drafts = await pool.query<{ number: string }>(`select number from "Document" where status = 'DRAFT'`)
  for (const { number } of drafts.rows)
    story.inXero({ action: 'create-invoice', invoice: { ...paper, InvoiceNumber: number, LineItems: lines } })
  const held = story.held().map((invoice) => ({ number: invoice['InvoiceNumber'], id: invoice['InvoiceID'] }))
  await pool.query(
    `with sent as (update "Document" set status = 'SENT', "sentAt" = now() where status = 'DRAFT' returning *)
     insert into "SyncStatus" (id, "workspaceId", "organisationId", "documentId", state, "ledgerForm", "ledgerId", "updatedAt")
     select gen_random_uuid()::text, sent."workspaceId", o.id, sent.id, 'SYNCED', 'INVOICE', there->>'id', now()
     from sent join "Organisation" o on o."workspaceId" = sent."workspaceId"
       join jsonb_array_elements($1::jsonb) there on there->>'number' = sent.number`,
    [JSON.stringify(held)],
  )
}
