import {
  defaultFieldResolver,
  isInterfaceType,
  isObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql'
import type { Context } from '../context.ts'
import { globalId, localId, typeOf } from '../lib/ids.ts'
import { during, type Act } from '../lib/act.ts'
import { Problem } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { addEntries, readRow, withdrawEntry, type Named } from './audit.store.ts'
import { actorOf, type NewEntry } from './entry.ts'
import { changesBetween, nameOf, withoutSecrets } from './tell.ts'

/** Mutations that change a row there is: told with what it was before. */
const changesRow = /^(archive|change|delete|remove|revoke|set|update)/

/**
 * Every mutation leaves an entry in the audit log, in the very transaction of its effect: both are there, or neither. One that
 * was refused changed nothing, and leaves none. One without a transaction of its own is told of right after.
 */
export function auditMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver
    field.resolve = async (source, args: object, context: Context, info) => {
      const { viewer } = context
      if (!viewer) return resolve(source, args, context, info) as unknown
      const telling = await begin(args, context, { info, viewer })
      const answer = await during<Promise<unknown>>(telling.act, async () => resolve(source, args, context, info))
      await telling.atLast(answer)
      return answer
    }
  }
  return schema
}

async function begin(args: object, context: Context, { info, viewer }: { info: GraphQLResolveInfo; viewer: Viewer }) {
  const { prisma, clock, newId } = context.dependencies
  const named = changesRow.test(info.fieldName) ? subjectIn(info.schema, args, viewer) : undefined
  const before = named && (await readRow(prisma, viewer.workspaceId, named))
  const id = newId()
  let isTold = false

  const entryOf = (result: unknown, after: Record<string, unknown> | null | undefined): NewEntry => ({
    ...{ id, workspaceId: viewer.workspaceId, at: new Date(clock.now()), actor: actorOf(viewer) },
    ...{ action: info.fieldName, requestId: context.requestId, asked: withoutSecrets(args) as object },
    subjectId: subjectOf(info, args, { result, viewer }),
    subject: nameOf(after, before, result, ...Object.values(args)),
    changes: before ? changesBetween(before, after) : [],
  })
  // Tried again, or one of several transactions: the first that commits tells, for they all tell under one id.
  const act: Act = {
    isAudited: true,
    beforeCommit: async (transaction, result) => {
      if (result instanceof Problem) return
      isTold = true
      const after = named && before ? await readRow(transaction, viewer.workspaceId, named) : undefined
      await addEntries(transaction, [entryOf(result, after)])
    },
  }
  const atLast = async (answer: unknown) => {
    if (answer instanceof Problem) return isTold ? withdrawEntry(prisma, id) : undefined
    if (isTold) return
    const after = named && before ? await readRow(prisma, viewer.workspaceId, named) : undefined
    await addEntries(prisma, [entryOf(answer, after)])
  }
  return { act, atLast }
}

/** The first id in what was asked that names a thing; the workspace where nothing is named. */
function subjectIn(schema: GraphQLSchema, args: object, { workspaceId }: Viewer): Named {
  return idIn(schema, args) ?? { type: 'Workspace', id: workspaceId }
}

function idIn(schema: GraphQLSchema, value: unknown): Named | undefined {
  if (typeof value === 'string') {
    const type = typeOf(value)
    const id = type && isNode(schema, type) ? localId(type, value) : undefined
    return type && id ? { type, id } : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const one of Object.values(value)) {
    const found = idIn(schema, one)
    if (found) return found
  }
  return undefined
}

function isNode(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name)
  const node = schema.getType('Node')
  return isObjectType(type) && isInterfaceType(node) && type.getInterfaces().includes(node)
}

/** What was made, as its transaction answers it; else what was named; else the workspace. */
function subjectOf(
  info: GraphQLResolveInfo,
  args: object,
  { result, viewer }: { result: unknown; viewer: Viewer },
): string {
  const made = (result as { id?: unknown } | null | undefined)?.id
  const type = successOf(info)
  if (typeof made === 'string' && type && isNode(info.schema, type)) return globalId(type, made)
  const named = subjectIn(info.schema, args, viewer)
  return globalId(named.type, named.id)
}

function successOf({ returnType, schema }: GraphQLResolveInfo): string | undefined {
  const problem = schema.getType('Problem')
  const union = 'getTypes' in returnType ? returnType.getTypes() : []
  return union.find((member) => !isInterfaceType(problem) || !member.getInterfaces().includes(problem))?.name
}
