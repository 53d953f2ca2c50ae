import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { documentFilter } from '../document/find-documents.ts'
import { DocumentFilterInput } from '../document/document-operations.graphql.ts'
import { DocumentKindType } from '../document/kind.graphql.ts'
import { namesOf } from '../document/kinds.ts'
import { globalId } from '../lib/ids.ts'
import { InvalidInput, NotConnected } from '../problem/problem.ts'
import { type Acted, actOnDocuments, countEligible } from './act-on-documents.ts'
import type { BulkAction } from './eligible.ts'
import { readWhich } from './read-which.ts'

export const BulkActionType = builder.enumType('BulkAction', {
  description: 'What can be done to many documents at once.',
  values: {
    SEND: {
      description:
        'Ends the drafts among them: invoices are sent, anything else approved. They go to Xero by themselves.',
    },
    RETRY: { description: 'Tries again what failed or was skipped; what somebody left out only where it is named.' },
    COPY: { description: 'Sends to Xero what was never sent there.' },
    LEAVE_OUT: { description: 'Decides that what failed stays here: it was handled otherwise.' },
  } as const,
})
const ActOnDocumentsInput = builder.inputType('ActOnDocumentsInput', {
  description: 'Documents of one kind, by id, or all that match.',
  fields: (t) => ({
    action: t.field({ type: BulkActionType, required: true, description: 'What to do.' }),
    kind: t.field({ type: DocumentKindType, required: true, description: 'Of what kind they are.' }),
    ids: t.idList({ description: 'These; up to 100.' }),
    where: t.field({ type: DocumentFilterInput, description: 'Or all that match, a hundred at a time.' }),
    after: t.id({ description: 'Go on after this one: `next` of the answer before.' }),
  }),
})

const ActOnDocumentsSuccess = builder.objectRef<Acted & { type: string }>('ActOnDocumentsSuccess').implement({
  description: 'Done to so many of them; the others were not in a state for it, and are as they were.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'To how many it was done.' }),
    next: t.id({
      nullable: true,
      description: 'Where to go on; null: all were come to.',
      resolve: ({ next, type }) => (next === undefined ? null : globalId(type, next)),
    }),
  }),
})

builder.mutationField('actOnDocuments', (t) =>
  t.errorUnionField({
    types: [ActOnDocumentsSuccess, NotConnected, InvalidInput],
    nullable: true,
    description:
      'Does one thing to documents by id, or to a hundred of all that match; asked again with `after` it comes to each once. Stop whenever you like.',
    authScopes: { send: true },
    args: { input: t.arg({ type: ActOnDocumentsInput, required: true }) },
    resolve: async (_, { input: { action, ...which } }, context) => {
      const read = await readWhich(context, which)
      if (read instanceof InvalidInput) return read
      const acted = await actOnDocuments(context.dependencies, viewerOf(context), action, read)
      return acted instanceof NotConnected ? acted : { ...acted, type: namesOf(read.kind).type }
    },
  }),
)

const BulkCountsType = builder.objectRef<Record<BulkAction, number>>('BulkCounts').implement({
  description: 'To how many of the documents that match each could be done.',
  fields: (t) => ({
    send: t.exposeInt('SEND', { description: 'Drafts.' }),
    retry: t.exposeInt('RETRY', { description: 'Failed or skipped, and not left out by somebody.' }),
    copy: t.exposeInt('COPY', { description: 'Never sent to Xero.' }),
    leaveOut: t.exposeInt('LEAVE_OUT', { description: 'Failed, with nothing of them in Xero.' }),
  }),
})

builder.queryField('bulkCounts', (t) =>
  t.field({
    type: BulkCountsType,
    description: 'What could be done to all documents of a kind that match, counted before anything is.',
    args: {
      kind: t.arg({ type: DocumentKindType, required: true, description: 'Of what kind.' }),
      where: t.arg({ type: DocumentFilterInput, description: 'Only those that match; left out, all.' }),
    },
    resolve: async (_, { kind, where }, context: Context) =>
      countEligible(context.dependencies, viewerOf(context), await documentFilter(context, kind, where)),
  }),
)
