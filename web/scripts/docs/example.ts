import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'

/** An operation that asks for this root field: correct as it stands, and short. */
export function exampleOf(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation' | 'subscription',
  field: GraphQLField<unknown, unknown>,
): string {
  const type = getNamedType(field.type)
  const args = field.args.filter((arg) => isRequiredArgument(arg) || arg.name === 'first')
  const head = args.length > 0 ? `(${args.map(({ name, type: given }) => `$${name}: ${given}`).join(', ')})` : ''
  const call = args.length > 0 ? `(${args.map(({ name }) => `${name}: $${name}`).join(', ')})` : ''
  const opening = head === '' ? kind : `${kind} ${head}`
  return [`${opening} {`, ...block(`  ${field.name}${call}`, select(schema, type, '    ')), '}'].join('\n')
}

function block(opening: string, inner: string[]): string[] {
  return inner.length === 0 ? [opening] : [`${opening} {`, ...inner, `${/^ */.exec(opening)?.[0] ?? ''}}`]
}

/** The first plain fields of a type, one level of lists, and each member of a union. */
function select(schema: GraphQLSchema, type: GraphQLNamedType, indent: string): string[] {
  if (isLeafType(type)) return []
  if (isUnionType(type)) {
    const problem = schema.getType('Problem')
    const successes = type.getTypes().filter((member) => !member.getInterfaces().some((one) => one === problem))
    const members = successes.flatMap((member) =>
      block(`${indent}... on ${member.name}`, select(schema, member, `${indent}  `)),
    )
    const isRefusable = successes.length < type.getTypes().length
    return [
      ...members,
      ...(isRefusable ? block(`${indent}... on Problem`, [`${indent}  code`, `${indent}  message`]) : []),
    ]
  }
  if (!isObjectType(type)) return [`${indent}__typename`]
  const fields = Object.values(type.getFields())
  const nodes = fields.find(({ name }) => name === 'nodes')
  if (nodes) {
    const page = block(`${indent}pageInfo`, [`${indent}  hasNextPage`, `${indent}  endCursor`])
    return [...block(`${indent}nodes`, select(schema, getNamedType(nodes.type), `${indent}  `)), ...page]
  }
  const plain = fields.filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
  plain.sort((a, b) => rank(a.name) - rank(b.name))
  return plain.length > 0 ? plain.slice(0, 4).map(({ name }) => indent + name) : [`${indent}__typename`]
}

const telling = ['id', 'number', 'name', 'title', 'status', 'state']

/** What says most about a thing comes first. */
function rank(name: string): number {
  const at = telling.indexOf(name)
  return at === -1 ? telling.length : at
}
