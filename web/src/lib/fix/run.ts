import { PushBill } from '../document/bill-actions.graphql.ts'
import { LinkBill } from '../document/bill-choices.graphql.ts'
import { PushCreditNote } from '../document/credit-note-actions.graphql.ts'
import { ResumeSync } from '../connection/mutations.graphql.ts'
import { LinkCreditNote } from '../document/credit-note-choices.graphql.ts'
import { PushExpense } from '../document/expense-actions.graphql.ts'
import { LinkExpense } from '../document/expense-choices.graphql.ts'
import type { Document } from '../graph/graphql.ts'
import { isProblem, send } from '../graph/mutation.svelte.ts'
import type { Problem } from '../graph/problem.graphql.ts'
import { LinkInvoice, PushInvoice } from '../invoice/mutations.graphql.ts'
import { MapAccount, MapTax } from '../mapping/mutations.graphql.ts'
import { CreateContact } from '../record/creations.graphql.ts'
import { RetrySync } from '../sync-work/retry.graphql.ts'
import { fixWords as words } from '../words/fix.ts'
import type { FixAction } from './fix.graphql.ts'

type Any = Document<Record<string, object | null>, { input: unknown }>

/** Every change that may be offered; each is one of the operations this app is known by. */
const known = {
  ...{ mapTax: MapTax, mapAccount: MapAccount, createContact: CreateContact, retrySync: RetrySync },
  resumeSync: ResumeSync,
  ...{ pushInvoice: PushInvoice, pushBill: PushBill, pushCreditNote: PushCreditNote, pushExpense: PushExpense },
  ...{ linkInvoice: LinkInvoice, linkBill: LinkBill, linkCreditNote: LinkCreditNote, linkExpense: LinkExpense },
} as unknown as Record<string, Any | undefined>

const unknown: Problem = {
  ...{ __typename: 'Conflict', code: 'UNKNOWN', docsUrl: '', fix: null },
  ...{ title: words.oldTitle, message: words.oldText },
}

/** Makes the change; answers why it was refused. */
export async function run({ mutation, input }: FixAction): Promise<Problem | undefined> {
  const document = known[mutation]
  if (!document) return unknown
  const answer = await send(document, { input })
  return isProblem(answer) ? answer : undefined
}
