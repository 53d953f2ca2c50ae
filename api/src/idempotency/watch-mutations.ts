import { defaultFieldResolver, type GraphQLSchema } from 'graphql'
import type { PrismaClient } from '@tieout/prisma'
import type { Context } from '../context.ts'
import { typeOf, localId } from '../lib/ids.ts'
import { Problem } from '../problem/problem.ts'

/**
 * Tells each operation's context whether its mutation was refused, and answers one whose effect is there already from what it
 * made, without doing it again.
 */
export function watchMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver
    field.resolve = async (source, args, context: Context, info) => {
      if (context.alreadyDone !== undefined) return findAgain(context.dependencies.prisma, context.alreadyDone)
      const answer: unknown = await resolve(source, args, context, info)
      if (answer instanceof Problem && context.mutation) context.mutation.isRefused = true
      return answer
    }
  }
  return schema
}

const documents = ['Invoice', 'Bill', 'CreditNote', 'Expense']

function findAgain(prisma: PrismaClient, subject: string): Promise<unknown> {
  const type = typeOf(subject) ?? ''
  const model = documents.includes(type) ? 'document' : `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`
  const table = (prisma as unknown as Record<string, { findUnique(how: object): Promise<unknown> }>)[model]
  return table?.findUnique({ where: { id: localId(type, subject) ?? '' } }) ?? Promise.resolve(null)
}
