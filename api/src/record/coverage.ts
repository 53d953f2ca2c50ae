import type { CollectionRecord, RecordLine } from '@tieout/prisma'
import { viewerOf, type Context } from '../context.ts'
import { countCoverage, type CoverableLine, type Coverage } from '../engine/coverage.ts'
import { makeLoader } from '../lib/loaders.ts'
import { findCovering, type RecordDocument } from './coverage.store.ts'
import { netOf, quantityOf } from './line-quantity.ts'

/** What a record may be covered by. */
export type CoveringKind = 'INVOICE' | 'BILL'

type Counted = Pick<CollectionRecord, 'values'> & {
  lines: readonly Pick<RecordLine, 'id' | 'quantity' | 'quantityFieldId' | 'unitPrice'>[]
}

/** How much of a record these documents of one kind cover. Pure. */
export function coverageOf(record: Counted, documents: readonly RecordDocument[], kind: CoveringKind): Coverage {
  return countCoverage(
    record.lines.map((line) => toCoverable(line, record.values)),
    documents.filter((document) => document.kind === kind),
  )
}

/** A line as it is now, its driven quantity included. Pure. */
export function toCoverable(line: Counted['lines'][number], values: unknown): CoverableLine {
  return { id: line.id, quantity: quantityOf(line, values), net: netOf(line, values) }
}

/** The documents of a record that stand. */
export const loadCovering = makeLoader<Context, string, RecordDocument[]>(async (context, recordIds) => {
  const found = await findCovering(context.dependencies.prisma, viewerOf(context).workspaceId, recordIds)
  return new Map(recordIds.map((id) => [id, found.filter(({ recordId }) => recordId === id)]))
})
