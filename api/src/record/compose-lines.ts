import type { CollectionField } from '@tieout/prisma'
import { lineNet } from '../engine/money.ts'
import type { LineSubjects } from '../document/find-line-subjects.ts'
import { localId } from '../lib/ids.ts'
import type { InvalidField } from '../problem/problem.ts'
import type { RecordLineInput } from './record-input.ts'

/** A line as it is written; with an id, one that is there already. */
export interface RecordLineRow {
  id: string | undefined
  position: number
  description: string
  quantity: string
  quantityFieldId: string | null
  unitPrice: string
  taxRateId: string | null
  projectId: string | null
  serviceId: string | null
}

/** What the lines may name. */
export interface Known {
  subjects: LineSubjects
  fields: readonly CollectionField[]
  /** Of the lines the record has already. */
  lineIds: ReadonlySet<string>
}

/** Beyond this Xero refuses an amount. */
const LARGEST = 99_999_999_999_99n

/** The lines as they are to be written, or what is wrong with them. Pure. */
export function composeLines(
  inputs: readonly RecordLineInput[],
  { subjects, fields, lineIds }: Known,
): { lines: RecordLineRow[]; wrong: InvalidField[] } {
  const wrong: InvalidField[] = []
  const lines = inputs.map((input, position) => {
    const complain = (field: string, message: string) => wrong.push({ path: `lines.${position}.${field}`, message })
    const pick = (known: ReadonlyMap<string, { id: string }>, given: string | null | undefined, field: string) => {
      const found = given ? known.get(given)?.id : undefined
      if (given && !found) complain(field, 'There is no such thing here.')
      return found ?? null
    }
    const id = input.id ? localId('RecordLine', input.id) : undefined
    if (input.id && !lineIds.has(id ?? '')) complain('id', 'There is no such line.')
    const quantity = input.quantity ?? '0'
    const net = lineNet(quantity, input.unitPrice)
    if (net > LARGEST || net < -LARGEST) complain('unitPrice', 'The line’s amount is too large.')
    const driver = input.quantityFieldId ? localId('CollectionField', input.quantityFieldId) : undefined
    const field = fields.find((one) => one.id === driver)
    if (input.quantityFieldId && field?.kind !== 'NUMBER')
      complain('quantityFieldId', 'A quantity can follow a number field of the collection.')
    if (!input.quantityFieldId && !input.quantity) complain('quantity', 'Quantity can’t be empty.')
    return {
      ...{ id, position, description: input.description, quantity, unitPrice: input.unitPrice },
      quantityFieldId: field?.id ?? null,
      taxRateId: pick(subjects.taxRates, input.taxRateId, 'taxRateId'),
      projectId: pick(subjects.projects, input.projectId, 'projectId'),
      serviceId: pick(subjects.services, input.serviceId, 'serviceId'),
    }
  })
  const named = lines.flatMap(({ id }) => id ?? [])
  if (new Set(named).size < named.length) wrong.push({ path: 'lines', message: 'A line can stand only once.' })
  return { lines, wrong }
}
