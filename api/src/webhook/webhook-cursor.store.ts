import { Prisma } from '@tieout/prisma'
import { execute, query, type Transaction } from '../lib/transaction.ts'

/** Moves the cursor on to `last` and answers where it stood before; undefined at the first delivery. */
export async function moveCursor(transaction: Transaction, last: bigint, now: Date): Promise<bigint | undefined> {
  const [cursor] = await query<{ lastSequence: bigint }>(
    transaction,
    Prisma.sql`select "lastSequence" from "WebhookCursor" where id = 1 for update`,
  )
  await execute(
    transaction,
    Prisma.sql`insert into "WebhookCursor" (id, "lastSequence", "updatedAt") values (1, ${last}, ${now})
      on conflict (id) do update set
        "lastSequence" = greatest("WebhookCursor"."lastSequence", excluded."lastSequence"), "updatedAt" = ${now}`,
  )
  return cursor?.lastSequence
}
