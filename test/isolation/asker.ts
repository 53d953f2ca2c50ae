import { getNamedType, isInterfaceType, isUnionType, type GraphQLField, type GraphQLSchema } from 'graphql'
import { selection } from './contract.ts'

type Field = GraphQLField<unknown, unknown>

/** One call of a root field, to be asked beside others in one document. */
export interface Call {
  field: Field
  values: Record<string, unknown>
}

export interface Told {
  text: string
  data: Record<string, unknown> | null
  errors: { message: string; path?: (string | number)[]; extensions: { code: string } }[]
}

/** Sends an operation as whoever holds `headers`. */
export async function tell(apiUrl: string, headers: Record<string, string>, body: object): Promise<Told> {
  const answer = await fetch(`${apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  const { data = null, errors = [] } = JSON.parse(text) as Partial<Told>
  return { text, data, errors }
}

/** The same as deep as the limits allow: `depths` are tried in turn. */
export async function askWithin(
  { apiUrl, headers }: { apiUrl: string; headers: Record<string, string> },
  make: (depth: number) => object,
  depths: number[],
): Promise<Told> {
  const [depth = 1, ...less] = depths
  const told = await tell(apiUrl, headers, make(depth))
  return less.length > 0 && isOverLimits(told) ? askWithin({ apiUrl, headers }, make, less) : told
}

/** Whether the document was too long or asked for too much. */
export function isOverLimits({ errors }: Told): boolean {
  return errors.some(({ extensions }) => ['TOO_COMPLEX', 'GRAPHQL_PARSE_FAILED'].includes(extensions.code))
}

/** The document and variables that make these calls at once; the answer to the n-th is `c<n>`. */
export function documentOf(schema: GraphQLSchema, kind: string, calls: Call[], depth: number) {
  const variables: Record<string, unknown> = {}
  const heads: string[] = []
  const bodies = calls.map(({ field, values }, n) => {
    const given = field.args.filter((arg) => arg.name in values)
    for (const arg of given) {
      heads.push(`$c${n}_${arg.name}: ${String(arg.type)}`)
      variables[`c${n}_${arg.name}`] = values[arg.name]
    }
    const args = given.map((arg) => `${arg.name}: $c${n}_${arg.name}`).join(', ')
    return `c${n}: ${field.name}${args && `(${args})`} ${selection(schema, getNamedType(field.type), depth)}`
  })
  return { query: `${kind} ${heads.length > 0 ? `(${heads.join(', ')})` : ''} { ${bodies.join('\n')} }`, variables }
}

/** The type that an `id` among the arguments of this field names: what it answers with, unless it answers with a problem. */
export function subjectOf(schema: GraphQLSchema, field: Field): string | undefined {
  const type = getNamedType(field.type)
  if (!isUnionType(type)) return isInterfaceType(type) ? undefined : type.name
  const problem = schema.getType('Problem')
  const members = type.getTypes().filter((one) => !isInterfaceType(problem) || !one.getInterfaces().includes(problem))
  return members[0]?.name
}
