import type { ReasonCode } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { namesReferenceData } from './doubt-reference-data.ts'
import { queueFollowers } from './queue-followers.ts'
import { reopenMendable, reopenOutdated, reopenRefused } from './reopen.store.ts'

/** Causes that a mapping, a setting or newer reference data may have mended: found before a call, at no cost. */
const mendable: ReasonCode[] = [
  'SETUP_INCOMPLETE',
  'NOT_CONNECTED',
  'MISSING_ACCOUNT',
  'ACCOUNT_ARCHIVED',
  'MISSING_TAX_MAPPING',
  'TAX_ARCHIVED',
  'TAX_NOT_FOR_SALES',
  'TAX_NOT_FOR_PURCHASES',
  'TAX_RATE_MISMATCH',
  'TRACKING_UNMATCHED',
  'TRACKING_ARCHIVED',
  'CURRENCY_UNSUPPORTED',
  'LOCKED_PERIOD',
  'CONTACT_AMBIGUOUS',
  'CONTACT_ARCHIVED',
  'CONTACT_MISSING',
  'PAYMENT_ACCOUNT_MISSING',
  'BANK_ACCOUNT_MISSING',
  'PAYMENTS_STAY_HERE',
  'CONNECTION_NEEDS_YOU',
]

export interface Release {
  workspaceId: string
  organisationId: string
  now: Date
  /** False: the ledger was read and said nothing new, so what it refused it would refuse again. */
  hasNewBooks?: boolean
}

/**
 * Mending a cause releases everything that waited for it: all of it is planned again, and payments recorded meanwhile
 * follow. What is still not right settles with its reason as before, without a call. Answers how many were released.
 */
export async function releaseBlocked(
  transaction: Transaction,
  { workspaceId, organisationId, now, hasNewBooks = true }: Release,
): Promise<number> {
  const rows = [
    ...(await reopenMendable(transaction, organisationId, mendable)),
    ...(await reopenOutdated(transaction, organisationId)),
    ...(hasNewBooks ? await reopenRefused(transaction, organisationId, namesReferenceData) : []),
  ]
  await enqueue(transaction, { workspaceId, organisationId, now, priority: priorities.event }, rows)
  await queueFollowers(transaction, { workspaceId, organisationId, now })
  const documents = rows.flatMap((row) => row.documentId ?? [])
  publish(
    transaction,
    documents.map((documentId) => ({ name: 'documentChanged' as const, workspaceId, documentId })),
  )
  return rows.length
}
