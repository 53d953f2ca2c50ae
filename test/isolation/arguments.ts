import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql'

/** Where an id stands among the arguments of a field: `input.lines.taxRateId`. */
export type Position = string

/** What goes into arguments: an id for a position (undefined leaves it out where it may be), a word for texts. */
export interface Filling {
  choose: (position: Position, isNeeded: boolean) => string | undefined
  word: string
}

/** Every place among the field's arguments where an id goes. */
export function positionsOf(field: GraphQLField<unknown, unknown>): Position[] {
  return field.args.flatMap((arg) => positionsIn(arg.type, arg.name, []))
}

function positionsIn(type: GraphQLInputType, path: Position, within: string[]): Position[] {
  const named = getNamedType(type)
  if (named.name === 'ID') return [path]
  if (!isInputObjectType(named) || within.includes(named.name)) return []
  return Object.values(named.getFields()).flatMap((field) =>
    positionsIn(field.type, `${path}.${field.name}`, [...within, named.name]),
  )
}

/** Arguments that hold what must be there, and whatever is chosen. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, filling: Filling): Record<string, unknown> {
  return withoutHoles(
    field.args.map((arg) => [arg.name, fill(arg.type, arg.name, { ...filling, isNeeded: needs(arg) })]),
  )
}

function needs({ type, default: given }: { type: GraphQLInputType; default: unknown }): boolean {
  return isNonNullType(type) && given === undefined
}

function fill(type: GraphQLInputType, path: Position, filling: Filling & { isNeeded: boolean }): unknown {
  if (isNonNullType(type)) return fill(type.ofType, path, filling)
  if (isListType(type)) {
    const one = fill(type.ofType, path, filling)
    return one === undefined ? undefined : [one]
  }
  const { choose, word, isNeeded } = filling
  if (type.name === 'ID') return choose(path, isNeeded)
  if (isInputObjectType(type)) {
    const isChosen = positionsIn(type, path, []).some((position) => choose(position, false) !== undefined)
    if (!isNeeded && !isChosen) return undefined
    const fields = Object.values(type.getFields())
    return withoutHoles(
      fields.map((one) => [one.name, fill(one.type, `${path}.${one.name}`, { choose, word, isNeeded: needs(one) })]),
    )
  }
  if (!isNeeded) return undefined
  if (isEnumType(type)) return type.getValues()[0]?.name
  return scalarOf(type.name, path.split('.').at(-1) ?? path, word)
}

function withoutHoles(entries: (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

let made = 0

function scalarOf(scalar: string, name: string, word: string): unknown {
  if (scalar in samples) return samples[scalar]
  const text = texts.find(([names]) => names.test(name))?.[1]
  return text ? text(word, ++made) : `${word}-${++made}`
}

const samples: Record<string, unknown> = {
  Int: 1,
  Boolean: true,
  Decimal: '1.00',
  Date: '2026-11-20',
  DateTime: '2026-11-20T10:00:00Z',
}

/** What a text must look like where its name says so. */
const texts: [RegExp, (word: string, n: number) => string][] = [
  [/email/i, (word, n) => `${word}-${n}@example.com`],
  [/currency/i, () => 'GBP'],
  [/timeZone/i, () => 'Europe/London'],
  [/url/i, (word, n) => `https://${word}-${n}.example.com/`],
]
