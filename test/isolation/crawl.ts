import { getNamedType, isCompositeType, type GraphQLSchema } from 'graphql'
import { argumentsOf } from './arguments.ts'
import { wantedAt } from './attack.ts'
import { askWithin, documentOf } from './asker.ts'
import { nodeTypes, rootFields, selection } from './contract.ts'

/** What somebody sees: each answer by what was asked, and the ids that came with it, by type. */
export interface Sight {
  answers: Map<string, unknown>
  ids: Map<string, string[]>
}

/** They take any id: every id found is looked at through them. */
const byId = ['node', 'nodes']

/** Enough rows of one type to look at closely: reference data come by the hundred. */
const mostOfAType = 6

/** Reads everything that whoever holds `headers` can reach, from the roots and from every id found on the way. */
export async function crawl(schema: GraphQLSchema, apiUrl: string, headers: Record<string, string>): Promise<Sight> {
  const sight: Sight = { answers: new Map(), ids: new Map() }
  const named = new Set(nodeTypes(schema).map(({ name }) => name))
  const look = async (label: string, make: (depth: number) => object): Promise<void> => {
    const told = await askWithin({ apiUrl, headers }, make, [4, 3, 2, 1])
    const bad = told.errors.filter(({ extensions }) => extensions.code !== 'FORBIDDEN')
    if (bad.length > 0) throw new Error(`${label} could not be read: ${JSON.stringify(bad)}`)
    sight.answers.set(label, told.data)
    gather(told.data, sight.ids)
  }
  /** Asks every root field that can be asked with the ids found so far, and was not yet. */
  const lookAround = async (): Promise<void> => {
    for (const field of rootFields(schema, 'query').filter(
      ({ name }) => !sight.answers.has(name) && !byId.includes(name),
    )) {
      const choose = (place: string, isNeeded: boolean) =>
        isNeeded ? sight.ids.get(wantedAt(schema, field, place) ?? '')?.[0] : undefined
      const values = argumentsOf(field, { choose, word: 'looked-for' })
      if (isComplete(field.args, values))
        await look(field.name, (depth) => documentOf(schema, 'query', [{ field, values }], depth))
    }
  }
  const seen = new Set<string>()
  for (let grown = true; grown;) {
    grown = false
    await lookAround()
    for (const [type, ids] of [...sight.ids].filter(([name]) => named.has(name))) {
      const found = schema.getType(type)
      if (!found || !isCompositeType(found)) continue
      for (const id of ids.slice(0, mostOfAType).filter((one) => !seen.has(one))) {
        seen.add(id)
        grown = true
        await look(`${type} ${id}`, (depth) => ({
          query: `query ($id: ID!) { node(id: $id) { __typename ... on ${type} ${selection(schema, getNamedType(found), depth)} } }`,
          variables: { id },
        }))
      }
    }
  }
  return sight
}

function isComplete(args: readonly { name: string; type: unknown }[], values: Record<string, unknown>): boolean {
  return args.every((arg) => !`${String(arg.type)}`.endsWith('!') || arg.name in values)
}

/** Every id in an answer, under the type it is of. */
function gather(value: unknown, ids: Map<string, string[]>): void {
  if (Array.isArray(value)) return value.forEach((one) => gather(one, ids))
  if (typeof value !== 'object' || value === null) return
  const type = (value as Record<string, unknown>)['__typename']
  const id = (value as Record<string, unknown>)[`${String(type)}_id`]
  if (typeof type === 'string' && typeof id === 'string') {
    const known = ids.get(type) ?? []
    if (!known.includes(id)) ids.set(type, [...known, id])
  }
  Object.values(value).forEach((one) => gather(one, ids))
}
