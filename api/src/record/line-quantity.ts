import type { RecordLine } from '@tieout/prisma'
import { Decimal } from 'decimal.js'
import { lineNet } from '../engine/money.ts'
import { readValues } from './field-values.ts'

type Counted = Pick<RecordLine, 'quantity' | 'quantityFieldId' | 'unitPrice'>

/** How many there are of a line: what its field says where one drives it, nothing while that says nothing. Pure. */
export function quantityOf({ quantity, quantityFieldId }: Counted, values: unknown): string {
  if (!quantityFieldId) return quantity.toFixed()
  const driven = new Decimal(readValues(values)[quantityFieldId] ?? 0)
  return driven.isNegative() ? '0' : driven.toFixed()
}

/** What the line comes to before tax, in hundredths. */
export function netOf(line: Counted, values: unknown): bigint {
  return lineNet(quantityOf(line, values), line.unitPrice.toFixed())
}
