import { defaultFieldResolver, isInterfaceType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql'
import type { Context } from '../context.ts'
import { globalId } from '../lib/ids.ts'
import { during, type Act } from '../lib/act.ts'
import { Problem } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { addEntries, readRow, withdrawEntry, type Writer } from './audit.store.ts'
import { actorOf, type NewEntry } from './entry.ts'
import { idsIn, isNode, namedBy } from './ids-in.ts'
import { readName, type Named } from './names.store.ts'
import { changesBetween, nameOf, withoutSecrets } from './tell.ts'

/** Mutations that change, or take away, a row there is: told with what it was before. */
const changesRow = /^(archive|change|delete|remove|revoke|set|unmap|update)/
/** So many of what was asked are told by name; each is a statement. */
const mostNamed = 3

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
  const { workspaceId } = viewer
  const asked = idsIn(info.schema, args)
  const changed = changesRow.test(info.fieldName) ? subjectIn(info.schema, asked, viewer) : undefined
  const before = changed && (await readRow(prisma, workspaceId, changed))
  const readNames = (writer: Writer, known: string | undefined) =>
    namesOf(writer, viewer, { schema: info.schema, ids: asked.filter((id) => id !== known) })
  // What is taken away can only be named while it is there.
  const early = changed && (await readNames(prisma, nameOf(before) && globalId(changed.type, changed.id)))
  const id = newId()
  let isTold = false

  const tell = async (writer: Writer, result: unknown): Promise<void> => {
    const after = changed && before ? await readRow(writer, workspaceId, changed) : undefined
    const subjectId = subjectOf(info, asked, { result, viewer })
    const subject = nameOf(after, before, result, ...Object.values(args))
    const names = early ?? (await readNames(writer, subject && subjectId))
    const entry: NewEntry = {
      ...{ id, workspaceId, at: new Date(clock.now()), actor: actorOf(viewer), action: info.fieldName },
      ...{ requestId: context.requestId, asked: withoutSecrets(args) as object, names },
      ...{ subjectId, subject: subject ?? names[subjectId] },
      changes: before ? changesBetween(before, after) : [],
    }
    await addEntries(writer, [entry])
  }
  // Tried again, or one of several transactions: the first that commits tells, for they all tell under one id.
  const act: Act = {
    isAudited: true,
    beforeCommit: async (transaction, result) => {
      if (result instanceof Problem) return
      isTold = true
      await tell(transaction, result)
    },
  }
  const atLast = async (answer: unknown) => {
    if (answer instanceof Problem) return isTold ? withdrawEntry(prisma, id) : undefined
    if (!isTold) await tell(prisma, answer)
  }
  return { act, atLast }
}

/** What a few things are called, by their ids: those of this workspace that have a name. */
async function namesOf(
  writer: Writer,
  { workspaceId }: Viewer,
  { schema, ids }: { schema: GraphQLSchema; ids: readonly string[] },
): Promise<Record<string, string>> {
  const names: Record<string, string> = {}
  for (const id of ids.slice(0, mostNamed)) {
    const thing = namedBy(schema, id)
    const name = thing && (await readName(writer, workspaceId, thing))
    if (name) names[id] = name
  }
  return names
}

/** The first thing that was named; the workspace where nothing is. */
function subjectIn(schema: GraphQLSchema, [first]: readonly string[], { workspaceId }: Viewer): Named {
  return (first === undefined ? undefined : namedBy(schema, first)) ?? { type: 'Workspace', id: workspaceId }
}

/** What was made, as its transaction answers it; else what was named; else the workspace. */
function subjectOf(
  info: GraphQLResolveInfo,
  asked: readonly string[],
  { result, viewer }: { result: unknown; viewer: Viewer },
): string {
  const made = (result as { id?: unknown } | null | undefined)?.id
  const type = successOf(info)
  if (typeof made === 'string' && type && isNode(info.schema, type)) return globalId(type, made)
  const named = subjectIn(info.schema, asked, viewer)
  return globalId(named.type, named.id)
}

function successOf({ returnType, schema }: GraphQLResolveInfo): string | undefined {
  const problem = schema.getType('Problem')
  const union = 'getTypes' in returnType ? returnType.getTypes() : []
  return union.find((member) => !isInterfaceType(problem) || !member.getInterfaces().includes(problem))?.name
}
