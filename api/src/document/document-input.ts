import type { DocumentKind } from '@tieout/prisma'
import { z } from 'zod'
import { Amount, Currency, Day, OptionalText } from '../lib/input.ts'
import { namesOf } from './kinds.ts'

const Id = z.string().nullish()

const Line = z.object({
  description: z
    .string()
    .trim()
    .min(1, 'Description can’t be empty.')
    .max(4000, 'Description can have up to 4000 characters.'),
  quantity: Amount('Quantity', { decimals: 4, min: '-9999999999', max: '9999999999' }),
  unitPrice: Amount('Unit price', { decimals: 4, min: '-9999999999', max: '9999999999' }),
  taxRateId: Id,
  projectId: Id,
  serviceId: Id,
  accountId: Id,
})

export type LineInput = z.output<typeof Line>

/** What a new document must say; the rest has defaults. */
export function CreateDocument(kind: DocumentKind) {
  return z.object({ clientId: z.string(), ...shared, lines: Lines(kind) })
}

/** What an edit may say; what it leaves out stays. A reference of null or '' is taken off. */
export function UpdateDocument(kind: DocumentKind) {
  return z.object({
    id: z.string(),
    version: z.int(),
    clientId: z.string().nullish(),
    ...shared,
    lines: Lines(kind).nullish(),
  })
}

const Number = z.string().trim().min(1, 'Number can’t be empty.').max(255, 'Number can have up to 255 characters.')

const shared = {
  number: Number.nullish(),
  issuedOn: Day('Issue date').nullish(),
  dueOn: Day('Due date').nullish(),
  currency: Currency.nullish(),
  reference: OptionalText('Reference', 255),
  bankAccountId: Id,
}

function Lines(kind: DocumentKind) {
  const what = `${kind === 'INVOICE' || kind === 'EXPENSE' ? 'An' : 'A'} ${namesOf(kind).word}`
  return z.array(Line).min(1, `${what} needs at least one line.`).max(1000, `${what} can have up to 1000 lines.`)
}
