import type { GraphQLField, GraphQLSchema } from 'graphql'
import { argumentsOf, positionsOf, type Position } from './arguments.ts'
import { askWithin, documentOf, isOverLimits, subjectOf, type Call, type Told } from './asker.ts'
import { nodeTypes, rootFields } from './contract.ts'

type Field = GraphQLField<unknown, unknown>
type Ids = Map<string, string[]>

/** Ids of everything, by type: those of the workspace that asks, and those of the one it must not reach. */
export interface Sides {
  ours: Ids
  theirs: Ids
}

/** A call to be made on its own account. */
interface RootCall extends Call {
  kind: 'query' | 'mutation'
  /** How deep its answer is looked at. */
  depth: number
}

/** One call with a foreign id at one place. */
export interface Attempt extends RootCall {
  position: Position
  type: string
  /** The place is known to want an id of this type: with our own it would be taken. */
  isWanted: boolean
}

/** What the words before “Id” stand for where they are no type's name. */
const otherWords: Record<string, string> = {
  account: 'LedgerAccount',
  bankAccount: 'LedgerAccount',
  category: 'LedgerTrackingCategory',
  contact: 'LedgerContact',
  field: 'CollectionField',
  line: 'RecordLine',
  mapping: 'TaxMapping',
  quantityField: 'CollectionField',
  option: 'LedgerTrackingOption',
  other: 'Payment',
  subject: 'Project',
  supplier: 'Client',
  work: 'SyncWork',
}

/** The type whose id belongs at a position, where its name says so. */
export function wantedAt(schema: GraphQLSchema, field: Field, position: Position): string | undefined {
  const word = (position.split('.').at(-1) ?? '').replace(/Ids?$/, '')
  // An id deeper inside is of a part of it.
  if (word === 'id' || word === 'ids') return position.split('.').length > 2 ? undefined : subjectOf(schema, field)
  return otherWords[word] ?? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
}

/** Every root field with a foreign id of every type at every place; what else it needs is our own. */
export function* attempts(schema: GraphQLSchema, { ours, theirs }: Sides): Generator<Attempt> {
  for (const kind of ['query', 'mutation'] as const) {
    for (const field of rootFields(schema, kind)) {
      for (const position of positionsOf(field)) {
        const wanted = wantedAt(schema, field, position)
        for (const [type, [id]] of theirs) {
          // What takes any id takes those of nodes.
          if (wanted === undefined && !isNode(schema, type)) continue
          const choose = (place: Position, isNeeded: boolean) =>
            place === position ? id : isNeeded ? ownFor(schema, field, place, ours) : undefined
          const values = argumentsOf(field, { choose, word: 'ours' })
          const isWanted = type === wanted
          yield { kind, field, values, position, type, isWanted, depth: isWanted ? 2 : 1 }
        }
      }
    }
  }
}

/** Every root field with nothing but our own ids: with those it must have, and with all it may have. */
export function* ownCalls(schema: GraphQLSchema, ours: Ids): Generator<RootCall> {
  for (const kind of ['query', 'mutation'] as const) {
    for (const field of rootFields(schema, kind)) {
      for (const isFull of [false, true]) {
        const choose = (place: Position, isNeeded: boolean) => {
          if (isNeeded) return ownFor(schema, field, place, ours)
          return isFull ? firstOf(ours, wantedAt(schema, field, place)) : undefined
        }
        yield { kind, field, values: argumentsOf(field, { choose, word: 'ours' }), depth: 1 }
      }
    }
  }
}

function isNode(schema: GraphQLSchema, type: string): boolean {
  return nodeTypes(schema).some(({ name }) => name === type)
}

/** An id of ours for a place that must have one: of its own type where that is known, else of whatever we have. */
function ownFor(schema: GraphQLSchema, field: Field, place: Position, ours: Ids): string | undefined {
  return firstOf(ours, wantedAt(schema, field, place)) ?? firstOf(ours, 'Invoice')
}

function firstOf(ids: Ids, type: string | undefined): string | undefined {
  return ids.get(type ?? '')?.[0]
}

/** A call, and what was said to it: its part of the answer, and the whole text. */
export interface Made<One> {
  call: One
  answer: Record<string, unknown> | null
  told: Told
}

/** Makes these calls, several in one document where the limits allow, and answers each. */
export async function* makeAll<One extends RootCall>(
  schema: GraphQLSchema,
  at: { apiUrl: string; headers: Record<string, string> },
  calls: Iterable<One>,
): AsyncGenerator<Made<One>> {
  for (const together of bundles(calls)) {
    for (const made of await make(schema, at, together)) yield made
  }
}

async function make<One extends RootCall>(
  schema: GraphQLSchema,
  at: { apiUrl: string; headers: Record<string, string> },
  calls: One[],
): Promise<Made<One>[]> {
  const { kind = 'query', depth = 1 } = calls[0] ?? {}
  const told = await askWithin(
    at,
    (deep) => documentOf(schema, kind, calls, deep),
    calls.length > 1 ? [depth] : [depth, 1],
  )
  if (calls.length > 1 && isOverLimits(told)) {
    const singly = []
    for (const call of calls) singly.push(...(await make(schema, at, [call])))
    return singly
  }
  return calls.map((call, n) => ({ call, answer: partOf(told, `c${n}`), told }))
}

function partOf({ data }: Told, alias: string): Record<string, unknown> | null {
  return (data?.[alias] as Record<string, unknown> | null | undefined) ?? null
}

/** Tokens of a document are limited, so a few at once. */
const mostTogether = 8

function* bundles<One extends RootCall>(calls: Iterable<One>): Generator<One[]> {
  let together: One[] = []
  for (const call of calls) {
    const [first] = together
    if (first && (first.field !== call.field || first.depth !== call.depth || together.length === mostTogether)) {
      yield together
      together = []
    }
    together.push(call)
  }
  if (together.length > 0) yield together
}
