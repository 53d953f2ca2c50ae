import { Problem } from '../problem/problem.ts'
import type { GraphQLAbstractType, GraphQLResolveInfo } from 'graphql'

/** How the errors plugin makes the union that a mutation answers with. */
export const resultUnion = {
  name: ({ fieldName }: { fieldName: string }) => resultName(fieldName),
  resolveType: resolveMember,
}

/** `pushInvoice` answers with `PushInvoiceResult`. */
function resultName(fieldName: string): string {
  return `${fieldName.slice(0, 1).toUpperCase()}${fieldName.slice(1)}Result`
}

/** Problems are told apart by their class; whatever else a mutation returns is its one success type. */
function resolveMember(
  value: unknown,
  _context: unknown,
  info: GraphQLResolveInfo,
  union: GraphQLAbstractType,
): string | undefined {
  if (value instanceof Problem) return value.kind
  const success = info.schema
    .getPossibleTypes(union)
    .find((type) => !type.getInterfaces().some((one) => one.name === 'Problem'))
  return success?.name
}
