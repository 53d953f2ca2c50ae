import type { Pool } from 'pg'
import type { Delivery } from '../engine/ledger-inbox.ts'

const keep = {
  name: 'keep-delivery',
  text: `
    with given as (
      select * from jsonb_to_recordset($1::jsonb) as event
        ("ledgerOrganisationId" text, category text, type text, "resourceId" text, "eventAt" timestamptz)
    ), kept as (
      insert into "InboundEvent" ("ledgerOrganisationId", category, type, "resourceId", "eventAt", "receivedAt")
      select "ledgerOrganisationId", category, type, "resourceId", "eventAt", $4::timestamptz from given
      on conflict do nothing
    ), before as (
      select "lastSequence" from "WebhookCursor" where id = 1 for update
    ), moved as (
      insert into "WebhookCursor" (id, "lastSequence", "updatedAt")
      select 1, greatest($3::bigint, max("lastSequence")), $4::timestamptz from before
      on conflict (id) do update set
        "lastSequence" = greatest("WebhookCursor"."lastSequence", excluded."lastSequence"), "updatedAt" = $4::timestamptz
    ), polled as (
      update "Organisation" o set "lastPolledAt" = null from before
      where $2::bigint > before."lastSequence" + 1
        and exists (select 1 from "Connection" c where c."organisationId" = o.id and c.status = 'CONNECTED')
    )
    select o.id from "Organisation" o
    where o."ledgerOrganisationId" in (select "ledgerOrganisationId" from given)
      and exists (select 1 from "Connection" c where c."organisationId" = o.id and c.status = 'CONNECTED')`,
}

/**
 * Keeps a delivery, all of it or nothing, in one statement, so that the ledger's answer waits for one round trip: its
 * events, each once however often it comes; the sequence's cursor; and where events between the last delivery and this
 * one never came, a poll for every connected organisation. Late and repeated deliveries are no gap. Answers the
 * connected organisations concerned.
 */
export async function keepDelivery(pool: Pool, delivery: Delivery, now: Date): Promise<string[]> {
  const { events, firstEventSequence, lastEventSequence } = delivery
  if (events.length === 0) return []
  const values = [JSON.stringify(events), firstEventSequence, lastEventSequence, now]
  const { rows } = await pool.query<{ id: string }>({ ...keep, values })
  return rows.map((row) => row.id)
}
