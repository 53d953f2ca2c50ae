import type { LedgerContact } from '../../engine/ledger-documents.ts'
import type { Transaction } from '../../lib/transaction.ts'
import { mirrorContacts } from '../contact-mirror.store.ts'
import type { Target } from '../dependencies.ts'
import { followContacts } from './follow-contacts.ts'

/** Contacts as they were just read: clients that follow them do, and the mirror shows them. */
export async function takeInContacts(
  transaction: Transaction,
  target: Target,
  { contacts, now }: { contacts: readonly LedgerContact[]; now: Date },
): Promise<void> {
  await followContacts(transaction, target, { contacts, now })
  await mirrorContacts(transaction, target.organisationId, contacts, now)
}
