import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { argumentWords, fieldWords } from './field-words.ts'
import { inputWords } from './input-words.ts'
import { typeWords } from './type-words.ts'
import { valueWords } from './value-words.ts'

/**
 * Says what everything in the schema is. What stands beside a field in the code stays; what is the same everywhere (pages, ids,
 * amounts) is said once, here. A test names what neither says.
 */
export function describe(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) if (!type.name.startsWith('__')) describeType(type)
  return schema
}

function describeType(type: GraphQLNamedType): void {
  type.description ??= typeWords[type.name] ?? wordsOfShape(type)
  if (isObjectType(type) || isInterfaceType(type)) describeFields(type)
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields()))
      field.description ??= inputWords[`${type.name}.${field.name}`] ?? inputWords[field.name]
  if (isEnumType(type))
    for (const value of type.getValues()) value.description ??= valueWords[`${type.name}.${value.name}`]
}

function describeFields(type: GraphQLObjectType | GraphQLInterfaceType): void {
  for (const field of Object.values(type.getFields())) {
    field.description ??=
      fieldWords[`${type.name}.${field.name}`] ?? inherited(type, field.name) ?? fieldWords[field.name]
    for (const arg of field.args)
      arg.description ??= argumentWords[`${field.name}.${arg.name}`] ?? argumentWords[arg.name]
  }
}

function inherited(type: GraphQLObjectType | GraphQLInterfaceType, name: string): string | undefined {
  for (const one of type.getInterfaces()) {
    const found = one.getFields()[name]?.description ?? fieldWords[`${one.name}.${name}`]
    if (found) return found
  }
  return undefined
}

/** Pages, answers and inputs are all made alike. */
function wordsOfShape(type: GraphQLNamedType): string | undefined {
  const { name } = type
  if (name.endsWith('Connection')) return `A page of a list: ${spoken(name, 'Connection')}s in their order.`
  if (name.endsWith('Edge')) return `One of a page, with its place: ${spoken(name, 'Edge')}.`
  if (isUnionType(type))
    return `What \`${camel(name, 'Result')}\` answers with: what was done, or the problem that says why not.`
  if (isInputObjectType(type) && name.endsWith('Input')) return `What \`${camel(name, 'Input')}\` takes.`
  return undefined
}

function camel(name: string, end: string): string {
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1, -end.length)}`
}

function spoken(name: string, end: string): string {
  return camel(name, end)
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/y$/, 'ie')
}
