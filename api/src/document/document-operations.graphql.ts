import type { DocumentKind } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { DirectionType } from '../invoice/invoice-list.graphql.ts'
import { localId } from '../lib/ids.ts'
import { pageCost } from '../lib/page-cost.ts'
import { Conflict, LedgerUnavailable, NotConnected, NotFound, SetupIncomplete } from '../problem/problem.ts'
import { SyncStateType } from '../sync-status/sync-status.graphql.ts'
import { approveDocument } from '../sync/approve-document.ts'
import { pushNow } from '../sync/push-now.ts'
import { refreshDocument } from '../sync/refresh-document.ts'
import { documentChanges } from './document-changes.ts'
import { DocumentStatusType, type DocumentNode } from './document.graphql.ts'
import { documentFilter, documentOrder } from './find-documents.ts'
import { namesOf } from './kinds.ts'
import { voidDocument } from './void-document.ts'

export const DocumentFilterInput = builder.inputType('DocumentFilter', {
  fields: (t) => ({
    state: t.field({ type: [SyncStateType] }),
    status: t.field({ type: [DocumentStatusType] }),
    clientId: t.id({ description: 'The client, or the supplier.' }),
    search: t.string({ description: 'Part of a number, a reference or a name.' }),
    reasonCode: t.string(),
  }),
})
const DocumentOrderField = builder.enumType('DocumentOrderField', {
  values: {
    NUMBER: { value: 'number' },
    ISSUED_ON: { value: 'issuedOn' },
    DUE_ON: { value: 'dueOn' },
    TOTAL: { value: 'total' },
    CREATED_AT: { value: 'createdAt' },
  } as const,
})
const DocumentOrderInput = builder.inputType('DocumentOrder', {
  fields: (t) => ({
    field: t.field({ type: DocumentOrderField, required: true }),
    direction: t.field({ type: DirectionType, required: true }),
  }),
})

interface Operations {
  kind: DocumentKind
  node: DocumentNode
  /** Its fields: `bill` and `bills`. */
  one: string
  many: string
}

/** What callers may ask and do with every kind alike: read one, list, follow, approve, push, refresh, void. */
export function addDocumentOperations({ kind, node, one, many }: Operations): void {
  const { type, word } = namesOf(kind)
  addReading({ kind, node, one, many })
  const Input = (verb: string) =>
    builder.inputType(`${verb}${type}Input`, { fields: (t) => ({ id: t.id({ required: true }) }) })
  const [ApproveInput, PushInput, RefreshInput, VoidInput] = ['Approve', 'Push', 'Refresh', 'Void'].map(Input)
  if (!ApproveInput || !PushInput || !RefreshInput || !VoidInput) throw new Error('An input is missing.')

  builder.mutationField(`approve${type}`, (t) =>
    t.errorUnionField({
      types: [node, NotFound, Conflict],
      nullable: true,
      description: `Ends its time as a draft; it goes to Xero by itself where the workspace says so.`,
      authScopes: { send: true },
      args: { input: t.arg({ type: ApproveInput, required: true }) },
      resolve: (_, { input }, context) =>
        approveDocument(context.dependencies, viewerOf(context), kind, localId(type, input.id)),
    }),
  )
  builder.mutationField(`push${type}`, (t) =>
    t.errorUnionField({
      types: [node, NotFound, NotConnected, SetupIncomplete, Conflict],
      nullable: true,
      description: `Sends the ${word} to Xero now, or again.`,
      authScopes: { send: true },
      args: { input: t.arg({ type: PushInput, required: true }) },
      resolve: (_, { input }, context) =>
        pushNow(context.dependencies, viewerOf(context), kind, localId(type, input.id)),
    }),
  )
  builder.mutationField(`refresh${type}`, (t) =>
    t.errorUnionField({
      types: [node, NotFound, NotConnected, LedgerUnavailable],
      nullable: true,
      description: `Asks Xero what became of the ${word}; the answer arrives live.`,
      authScopes: { send: true },
      args: { input: t.arg({ type: RefreshInput, required: true }) },
      resolve: (_, { input }, context) =>
        refreshDocument(context.dependencies, viewerOf(context), kind, localId(type, input.id)),
    }),
  )
  builder.mutationField(`void${type}`, (t) =>
    t.errorUnionField({
      types: [node, NotFound, Conflict],
      nullable: true,
      description: `Takes the ${word} back; what Xero holds of it is voided there as well.`,
      authScopes: { send: true },
      args: { input: t.arg({ type: VoidInput, required: true }) },
      resolve: (_, { input }, context) => voidDocument(context.dependencies, viewerOf(context), kind, input.id),
    }),
  )
}

function addReading({ kind, node, one, many }: Operations): void {
  const { type, word } = namesOf(kind)
  builder.queryField(one, (t) =>
    t.prismaField({
      type: node,
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: (query, _, { id }, context) =>
        context.dependencies.prisma.document.findFirst({
          ...query,
          where: { id: localId(type, id) ?? '', workspaceId: viewerOf(context).workspaceId, kind },
        }),
    }),
  )
  builder.queryField(many, (t) =>
    t.prismaConnection(
      {
        type: node,
        cursor: 'id',
        args: { where: t.arg({ type: DocumentFilterInput }), orderBy: t.arg({ type: DocumentOrderInput }) },
        complexity: pageCost,
        totalCount: async (_, { where }, context) =>
          context.dependencies.prisma.document.count({ where: await documentFilter(context, kind, where) }),
        resolve: async (query, _, { where, orderBy }, context) =>
          context.dependencies.prisma.document.findMany({
            ...query,
            where: await documentFilter(context, kind, where),
            orderBy: documentOrder(orderBy),
          }),
      },
      { name: `${type}Connection` },
      { name: `${type}Edge` },
    ),
  )
  builder.subscriptionField(`${one}Changed`, (t) =>
    t.prismaField({
      type: node,
      description: `Any ${word} of the workspace, or one: live sync status and payment status.`,
      args: { id: t.arg.id(), after: t.arg.string() },
      subscribe: (_, args, context) => documentChanges(context, kind, args),
      resolve: (query, changed, _, context) =>
        context.dependencies.prisma.document.findUniqueOrThrow({
          ...query,
          where: { id: changed as string, workspaceId: viewerOf(context).workspaceId },
        }),
    }),
  )
}
