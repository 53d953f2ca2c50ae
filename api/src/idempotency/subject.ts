import { getNamedType, isUnionType, type ExecutionArgs, type FieldNode } from 'graphql'
import { globalId, localId } from '../lib/ids.ts'

/** The type a mutation answers with when it does what it was asked. */
function successOf(args: Pick<ExecutionArgs, 'schema'>, name: string): string | undefined {
  const type = args.schema.getMutationType()?.getFields()[name]?.type
  const named = type && getNamedType(type)
  if (!isUnionType(named)) return undefined
  return named.getTypes().find((member) => !member.getInterfaces().some((one) => one.name === 'Problem'))?.name
}

/** The global id of what a mutation made or changed, as its transaction answers it; else what its input names. */
export function subjectOf(args: ExecutionArgs, { name }: FieldNode, result: unknown): string | undefined {
  const type = successOf(args, name.value)
  if (!type) return undefined
  const made = (result as { id?: unknown } | null)?.id
  if (typeof made === 'string') return globalId(type, made)
  const inputs = Object.values(args.variableValues ?? {}).flatMap((value) =>
    typeof value === 'object' && value !== null ? Object.values(value) : [value],
  )
  return inputs.find((value): value is string => typeof value === 'string' && localId(type, value) !== undefined)
}
