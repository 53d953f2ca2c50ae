import type { Document, DocumentKind } from '@tieout/prisma'
import { findLink } from '../../connection/find-link.ts'
import { unreachable } from '../../connection/pause.ts'
import type { Dependencies } from '../../dependencies.ts'
import { formOf } from '../../engine/document-kind.ts'
import type { LedgerDocument } from '../../engine/ledger-documents.ts'
import { toHundredths } from '../../engine/money.ts'
import { InvalidInput, LedgerUnavailable, type NotConnected } from '../../problem/problem.ts'
import type { Viewer } from '../../workspace/session.ts'
import { loadBooks } from '../books.store.ts'
import { callLedger } from '../call-ledger.ts'

/** A document in the ledger, to choose from. */
export interface Candidate {
  there: LedgerDocument
  /** Our document that is tied to it already. */
  linkedTo: Document | undefined
  shortCode: string | undefined
}

const shortest = 2

/**
 * Looks in the ledger itself for what a person could link a document of this kind to (F066): by number, contact or amount,
 * in one call that people may spend of the day's reserve.
 */
export async function searchLedger(
  dependencies: Dependencies,
  { workspaceId }: Viewer,
  { kind, text: given }: { kind: DocumentKind; text: string },
): Promise<{ candidates: Candidate[] } | InvalidInput | NotConnected | LedgerUnavailable> {
  const text = given.trim()
  if (text.length < shortest || text.length > 100)
    return new InvalidInput([
      { path: 'text', message: 'Type 2 to 100 characters of a number, a contact or an amount.' },
    ])
  const { prisma, ledger } = dependencies
  const link = await findLink(prisma, workspaceId)
  if (!link?.isReachable) return unreachable(prisma, link)
  const { target, organisation } = link
  const { organisationId } = target
  const form = formOf(kind, await loadBooks(prisma, organisationId))
  const search = { text, amount: amountIn(text) }
  const answer = await callLedger(dependencies, target, { isInteractive: true }, (access) =>
    ledger.searchDocuments(access, form, search),
  )
  if (!answer.ok) return new LedgerUnavailable(undefined)
  const ledgerIds = answer.value.map((theirs) => theirs.ledgerId)
  const holders = await prisma.syncStatus.findMany({
    where: { organisationId, ledgerId: { in: ledgerIds }, documentId: { not: null } },
    select: { ledgerId: true, document: true },
  })
  const holderOf = new Map(holders.map(({ ledgerId, document }) => [ledgerId, document ?? undefined]))
  const shortCode = organisation.shortCode ?? undefined
  return {
    candidates: answer.value.map((there) => ({ there, linkedTo: holderOf.get(there.ledgerId), shortCode })),
  }
}

/** `1,200.50` and `£1200.5` are amounts. */
function amountIn(text: string): bigint | undefined {
  const plain = text.replace(/[\s,£$€]/g, '')
  return /^\d{1,12}(\.\d{1,2})?$/.test(plain) ? toHundredths(plain) : undefined
}
