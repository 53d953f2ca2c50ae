import type { Amount } from '../money/format.ts'
import type { Action, Where } from './bulk.graphql.ts'

/** What of a row tells what may be done to it. */
export interface BulkRow {
  id: string
  status: string
  sync: { state: string }
  total: Amount
}

/** In the order in which they are offered. */
export const actions = ['RETRY', 'SEND', 'COPY', 'LEAVE_OUT'] as const satisfies Action[]

/** Whether an action is for a document as it is shown; the API has the last word. */
export function isFor(action: Action, { status, sync: { state } }: BulkRow): boolean {
  switch (action) {
    case 'SEND':
      return status === 'DRAFT'
    case 'RETRY':
      return state === 'FAILED' || state === 'SKIPPED'
    case 'COPY':
      return state === 'NOT_SYNCED' && status !== 'DRAFT' && status !== 'VOIDED'
    case 'LEAVE_OUT':
      return state === 'FAILED'
  }
}

/** The filter of a list as it is asked of every kind alike: an invoice that is sent is a document that is approved. */
export function matching({ status, ...where }: Omit<Where, 'status'> & { status?: readonly string[] }): Where {
  const alike = status?.map((one) => (one === 'SENT' ? 'APPROVED' : one)) as NonNullable<Where['status']> | undefined
  return alike ? { ...where, status: alike } : where
}
