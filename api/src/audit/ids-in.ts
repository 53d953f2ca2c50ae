import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql'
import { localId, typeOf } from '../lib/ids.ts'
import type { Named } from './names.store.ts'

/** The thing of the schema that an id names; undefined for any other text. */
export function namedBy(schema: GraphQLSchema, given: string): Named | undefined {
  const type = typeOf(given)
  const id = type && isNode(schema, type) ? localId(type, given) : undefined
  return type && id ? { type, id } : undefined
}

/** The ids in what was asked that name things, in their order; of a list only the first. */
export function idsIn(schema: GraphQLSchema, value: unknown): string[] {
  if (typeof value === 'string') return namedBy(schema, value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  const inside: unknown[] = Array.isArray(value) ? value.slice(0, 1) : Object.values(value)
  return [...new Set(inside.flatMap((one) => idsIn(schema, one)))]
}

/** Whether something of that name has an id of its own. */
export function isNode(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name)
  const node = schema.getType('Node')
  return isObjectType(type) && isInterfaceType(node) && type.getInterfaces().includes(node)
}
