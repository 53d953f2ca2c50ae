import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { InvalidInput, NotConnected } from '../problem/problem.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { retryStopped } from '../sync/retry-stopped.ts'
import { findFailed } from './causes.store.ts'

/** More at once is a job for several calls. */
const MOST_AT_ONCE = 100

const RetrySyncInput = builder.inputType('RetrySyncInput', {
  description: 'Either a cause, or sync work by id.',
  fields: (t) => ({
    causeKey: t.string({ description: 'All that failed with this cause: the key of a ProblemGroup.' }),
    workIds: t.idList({ description: 'These, failed or skipped; up to 100.' }),
  }),
})
const RetrySyncSuccess = builder.objectRef<{ count: number }>('RetrySyncSuccess').implement({
  fields: (t) => ({ count: t.exposeInt('count', { description: 'How many are queued again.' }) }),
})

builder.mutationField('retrySync', (t) =>
  t.errorUnionField({
    types: [RetrySyncSuccess, NotConnected, InvalidInput],
    nullable: true,
    description: 'Tries again what Xero refused or we held back: documents of every kind, payments, credits, receipts.',
    authScopes: { send: true },
    args: { input: t.arg({ type: RetrySyncInput, required: true }) },
    resolve: async (_, { input: { causeKey, workIds } }, context) => {
      if (!causeKey === !workIds) return refuse('causeKey', 'Name a cause, or sync work by id.')
      if (workIds && (workIds.length === 0 || workIds.length > MOST_AT_ONCE)) return refuse('workIds', 'Name 1 to 100.')
      const ids = workIds?.flatMap((id) => localId('SyncWork', id) ?? []) ?? (await idsOf(context, causeKey ?? ''))
      return retryStopped(context.dependencies, viewerOf(context), ids)
    },
  }),
)

function refuse(path: string, message: string): InvalidInput {
  return new InvalidInput([{ path, message }])
}

async function idsOf(context: Context, causeKey: string): Promise<string[]> {
  const { prisma } = context.dependencies
  const { organisationId } = await loadStanding(prisma, viewerOf(context).workspaceId)
  return organisationId === undefined ? [] : findFailed(prisma, organisationId, causeKey)
}
