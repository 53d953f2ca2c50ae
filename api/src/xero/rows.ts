import type { RowOutcome } from '../engine/ledger-answer.ts'
import { textMember } from './json.ts'
import { refusalsIn, warningsIn } from './refusals-in.ts'

const NO_ID = '00000000-0000-0000-0000-000000000000'

export interface SentRows {
  keys: string[]
  ids: (string | null)[]
}

export interface RowReading<Model, T> {
  /** Where Xero repeats our own key and gives its id, in the raw JSON. */
  keyMember: string | ((row: unknown) => string | undefined)
  idMember: string
  toSaved: (model: Model) => T
}

/**
 * How each row of a batch ended, in the order of the answer. Undefined where the answer does not cover all we sent: what
 * became of the rest is unknown then.
 */
export function toOutcomes<Model, T>(
  sent: SentRows,
  models: Model[] | undefined,
  raw: unknown[],
  reading: RowReading<Model, T>,
): RowOutcome<T>[] | undefined {
  if (models?.length !== sent.keys.length || raw.length !== sent.keys.length) return undefined
  const keys = keysOf(sent, raw, reading)
  return models.map((model, index) => {
    const key = keys[index]
    const refusals = refusalsIn(raw[index])
    if (!isRefused(raw[index], reading.idMember)) {
      const remarks = [...warningsIn(raw[index]), ...refusals.map(({ said }) => said)]
      return { key, saved: reading.toSaved(model), warnings: remarks }
    }
    const silent = { code: 'UNKNOWN' as const, said: 'Refused without a reason', line: undefined }
    return { key, refusals: refusals.length > 0 ? refusals : [silent] }
  })
}

/** By our own key first, then by the id we addressed; by position only while every other row sits where we put it. */
function keysOf<Model, T>(sent: SentRows, raw: unknown[], reading: RowReading<Model, T>): (string | undefined)[] {
  const named = raw.map((row) => {
    const key = keyIn(row, reading)
    const id = textMember(row, reading.idMember)?.toLowerCase()
    const at = key === undefined ? -1 : sent.keys.indexOf(key)
    return at >= 0 ? at : sent.ids.findIndex((sentId) => sentId !== null && sentId.toLowerCase() === id)
  })
  const inOrder = named.every((at, index) => at === index || at === -1)
  return named.map((at, index) => {
    if (at >= 0) return sent.keys[at]
    const isNameless = keyIn(raw[index], reading) === undefined
    return inOrder && isNameless ? sent.keys[index] : undefined
  })
}

function keyIn<Model, T>(row: unknown, { keyMember }: RowReading<Model, T>): string | undefined {
  return typeof keyMember === 'string' ? textMember(row, keyMember) : keyMember(row)
}

/** Xero answers 200 for rows it refused. The lack of an id decides, then their own status, then errors anywhere in them. */
function isRefused(row: unknown, idMember: string): boolean {
  const status = textMember(row, 'StatusAttributeString')?.toUpperCase()
  const id = textMember(row, idMember)
  if (id === undefined || id === NO_ID || status === 'ERROR') return true
  if (status === 'OK' || status === 'WARNING') return false
  return refusalsIn(row).length > 0
}
