import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql'
import { exampleOf } from './example.ts'

/** A field, an argument, an input field or an enum value. */
export interface Part {
  name: string
  type?: string
  description?: string
  deprecated?: string
  args?: Part[]
}

/** One entry of the reference: a root field or a type. */
export interface Entry {
  kind: 'query' | 'mutation' | 'subscription' | 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar'
  name: string
  description: string
  deprecated?: string
  /** What a root field answers. */
  type?: string
  /** Arguments, fields or values. */
  parts: Part[]
  /** Of a union: its members. Of an interface: what implements it. */
  members?: string[]
  /** An operation to begin with. */
  example?: string
  usedBy: string[]
}

const file = join(import.meta.dirname, '../../../schema/schema.graphql')

/** Everything in the schema, root fields first. */
export function readReference(): Entry[] {
  const schema = buildSchema(readFileSync(file, 'utf8'))
  const roots = [
    ...rootEntries(schema, 'query', schema.getQueryType()?.getFields()),
    ...rootEntries(schema, 'mutation', schema.getMutationType()?.getFields()),
    ...rootEntries(schema, 'subscription', schema.getSubscriptionType()?.getFields()),
  ]
  const rootTypes = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const types = Object.values(schema.getTypeMap())
    .filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !rootTypes.some((one) => one === type),
    )
    .map((type) => toEntry(schema, type))
  const entries = [...roots, ...types]
  for (const entry of entries) for (const name of namesIn(entry)) push(entries, name, entry)
  return entries
}

function push(entries: Entry[], name: string, by: Entry): void {
  const used = entries.find((entry) => entry.name === name && !isRoot(entry))
  if (used && !used.usedBy.includes(by.name)) used.usedBy.push(by.name)
}

export function isRoot({ kind }: Pick<Entry, 'kind'>): boolean {
  return kind === 'query' || kind === 'mutation' || kind === 'subscription'
}

function namesIn({ type, parts, members = [] }: Entry): Set<string> {
  const types = [type, ...parts.flatMap((part) => [part.type, ...(part.args ?? []).map((arg) => arg.type)])]
  return new Set([...types.map((text) => text?.replaceAll(/[[\]!]/g, '') ?? ''), ...members])
}

type Kind = 'query' | 'mutation' | 'subscription'

function rootEntries(
  schema: GraphQLSchema,
  kind: Kind,
  fields: Record<string, GraphQLField<unknown, unknown>> = {},
): Entry[] {
  return Object.values(fields).map((field) => ({
    ...{ kind, name: field.name, description: field.description ?? '', type: String(field.type) },
    ...deprecation(field),
    ...{ parts: field.args.map(toPart), example: exampleOf(schema, kind, field), usedBy: [] },
  }))
}

function toEntry(schema: GraphQLSchema, type: GraphQLNamedType): Entry {
  const { name } = type
  const common = { name, description: type.description ?? '', usedBy: [] }
  if (isEnumType(type)) return { ...common, kind: 'enum', parts: type.getValues().map(toPart) }
  if (isInputObjectType(type)) return { ...common, kind: 'input', parts: Object.values(type.getFields()).map(toPart) }
  if (isScalarType(type)) return { ...common, kind: 'scalar', parts: [] }
  if (isUnionType(type)) return { ...common, kind: 'union', parts: [], members: type.getTypes().map((one) => one.name) }
  if (isInterfaceType(type)) {
    const members = schema.getPossibleTypes(type).map((one) => one.name)
    return { ...common, kind: 'interface', parts: Object.values(type.getFields()).map(toField), members }
  }
  if (isObjectType(type)) return { ...common, kind: 'object', parts: Object.values(type.getFields()).map(toField) }
  throw new Error(`The reference does not know what ${name} is.`)
}

function toField(field: GraphQLField<unknown, unknown>): Part {
  return { ...toPart(field), ...(field.args.length > 0 ? { args: field.args.map(toPart) } : {}) }
}

type Documented = {
  name: string
  description?: string | null | undefined
  deprecationReason?: string | null | undefined
}

function toPart(part: Documented & { type?: GraphQLType }): Part {
  return {
    name: part.name,
    ...(part.type ? { type: String(part.type) } : {}),
    ...(part.description ? { description: part.description } : {}),
    ...deprecation(part),
  }
}

function deprecation({ deprecationReason }: Documented): { deprecated?: string } {
  return deprecationReason ? { deprecated: deprecationReason } : {}
}
