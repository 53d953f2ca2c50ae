import type { CollectionField, FieldKind } from '@tieout/prisma'
import { z } from 'zod'
import { localId } from '../lib/ids.ts'
import { Amount, Day } from '../lib/input.ts'
import type { InvalidField } from '../problem/problem.ts'
import type { ValueInput } from './record-input.ts'

/** What a record says, by the field's id. */
export type FieldValues = Record<string, string>

const most = { min: '-9999999999', max: '9999999999' }

const KINDS: Record<FieldKind, (name: string) => z.ZodType<string, string>> = {
  TEXT: (name) => z.string().max(2000, `${name} can have up to 2000 characters.`),
  NUMBER: (name) => exact(name, 4),
  MONEY: (name) => exact(name, 2),
  DATE: (name) => Day(name),
}

function exact(name: string, decimals: number): z.ZodType<string, string> {
  return z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,10})?$/, `${name} must be a number, such as 12.5.`)
    .pipe(Amount(name, { decimals, ...most }))
}

/** The values as they are after the given ones were put in their place, or what is wrong with them. Pure. */
export function putValues(
  before: FieldValues,
  given: readonly ValueInput[],
  fields: readonly CollectionField[],
): { values: FieldValues; wrong: InvalidField[] } {
  const known = new Map(fields.map((field) => [field.id, field]))
  const values = Object.fromEntries(Object.entries(before).filter(([id]) => known.has(id)))
  const wrong: InvalidField[] = []
  for (const [index, { fieldId, value }] of given.entries()) {
    const field = known.get(localId('CollectionField', fieldId) ?? '')
    const path = `values.${index}`
    if (!field) wrong.push({ path, message: 'There is no such field.' })
    else if (!value) delete values[field.id]
    else {
      const parsed = KINDS[field.kind](field.name).safeParse(value)
      if (parsed.success) values[field.id] = parsed.data
      else wrong.push({ path, message: parsed.error.issues[0]?.message ?? `${field.name} is not right.` })
    }
  }
  return { values, wrong }
}

/** What is stored, read back; anything else in its place says nothing. */
export function readValues(stored: unknown): FieldValues {
  return z.record(z.string(), z.string()).catch({}).parse(stored)
}
