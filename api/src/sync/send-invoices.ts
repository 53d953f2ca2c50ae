import type { Document } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import type { Conflict, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { approveDocuments, type Named } from './approve-document.ts'

export interface SentInvoices {
  invoices: Document[]
  refused: { invoiceId: string; problem: NotFound | Conflict }[]
}

/** Sends up to a hundred invoices at once; one that cannot go does not hold the others back. */
export async function sendInvoices(
  dependencies: Dependencies,
  viewer: Viewer,
  ids: readonly Named[],
): Promise<SentInvoices> {
  const { documents, refused } = await approveDocuments(dependencies, viewer, 'INVOICE', ids)
  return {
    invoices: documents,
    refused: refused.map(({ given, problem }) => ({ invoiceId: given, problem })),
  }
}
