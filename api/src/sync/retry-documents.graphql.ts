import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { DocumentKindType } from '../document/kind.graphql.ts'
import { namesIn } from '../document/kinds.ts'
import { localId } from '../lib/ids.ts'
import { InvalidInput, NotConnected } from '../problem/problem.ts'
import { retryDocuments } from './retry-documents.ts'

/** More at once is a job for several calls. */
const MOST_AT_ONCE = 100

const RetryDocumentsInput = builder.inputType('RetryDocumentsInput', {
  description: 'Documents by id, or all that failed of a kind, of a cause, or of both.',
  fields: (t) => ({
    kind: t.field({ type: DocumentKindType, description: 'Left out: of every kind.' }),
    reasonCode: t.string({ description: 'Only what failed for this code.' }),
    ids: t.idList({ description: 'These, of whatever kinds; up to 100.' }),
  }),
})
const RetryDocumentsSuccess = builder.objectRef<{ count: number }>('RetryDocumentsSuccess').implement({
  description: 'They go again.',
  fields: (t) => ({ count: t.exposeInt('count', { description: 'How many are queued again.' }) }),
})

builder.mutationField('retryDocuments', (t) =>
  t.errorUnionField({
    types: [RetryDocumentsSuccess, NotConnected, InvalidInput],
    nullable: true,
    description: 'Tries again what Xero refused or we held back: invoices, bills, credit notes and expenses.',
    authScopes: { send: true },
    args: { input: t.arg({ type: RetryDocumentsInput, required: true }) },
    resolve: (_, { input: { kind, reasonCode, ids } }, context) => {
      const wrong = ids && (ids.length === 0 || ids.length > MOST_AT_ONCE)
      if (wrong) return new InvalidInput([{ path: 'ids', message: 'Name 1 to 100.' }])
      return retryDocuments(context.dependencies, viewerOf(context), {
        ...{ kind: kind ?? undefined, reasonCode: reasonCode ?? undefined },
        documentIds: ids?.flatMap((id) => localId(namesIn(id).type, id) ?? []),
      })
    },
  }),
)
