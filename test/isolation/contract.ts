import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { root } from '../kit/processes.ts'

/** The contract as it is printed: what is added to it is walked without a word here. */
export function readContract(): GraphQLSchema {
  return buildSchema(readFileSync(join(root, 'schema/schema.graphql'), 'utf8'))
}

/** The types that have an id of their own, by name. */
export function nodeTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const node = schema.getType('Node')
  if (!isInterfaceType(node)) throw new Error('The contract has no Node.')
  return [...schema.getPossibleTypes(node)].toSorted((one, other) => one.name.localeCompare(other.name))
}

/** The fields of the operation's root type. */
export function rootFields(schema: GraphQLSchema, kind: 'query' | 'mutation' | 'subscription') {
  const type = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }
  return Object.values(type[kind]?.getFields() ?? {})
}

/**
 * Everything that can be asked of a type so many levels deep, without arguments. Each field has an alias of its own, for
 * members of a union may give one name two types.
 */
export function selection(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (!isCompositeType(type)) return ''
  if (isUnionType(type) || isInterfaceType(type)) {
    const members = schema.getPossibleTypes(type).map((one) => `... on ${one.name} ${selection(schema, one, depth)}`)
    return `{ __typename ${members.join(' ')} }`
  }
  const fields = isObjectType(type) ? Object.values(type.getFields()) : []
  const asked = fields.filter(isFree).flatMap((field) => {
    const inner = getNamedType(field.type)
    if (!isCompositeType(inner)) return [`${type.name}_${field.name}: ${field.name}`]
    if (depth <= 1) return []
    return [`${type.name}_${field.name}: ${field.name} ${selection(schema, inner, depth - 1)}`]
  })
  return `{ __typename ${asked.join(' ')} }`
}

function isFree(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.every((arg) => !`${arg.type}`.endsWith('!') || arg.default !== undefined)
}
