import { z } from 'zod'
import { Amount, Day, OptionalText } from '../lib/input.ts'

const Id = z.string().nullish()

/** What composing an invoice or bill from a record's lines must say. */
export const Composition = z.object({
  recordId: z.string(),
  key: z
    .string()
    .trim()
    .min(8, 'The key must have at least 8 characters.')
    .max(100, 'The key can have up to 100 characters.'),
  clientId: Id,
  number: OptionalText('Number', 255),
  reference: OptionalText('Reference', 255),
  issuedOn: Day('Issue date').nullish(),
  dueOn: Day('Due date').nullish(),
  createdAs: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED']).nullish(),
  lines: z
    .array(
      z.object({
        lineId: z.string(),
        quantity: Amount('Quantity', { decimals: 4, min: '0', max: '9999999999' }).nullish(),
        ledgerTaxRateId: Id,
        ledgerAccountId: Id,
      }),
    )
    .min(1, 'Tick at least one line.')
    .max(200, 'A record can have up to 200 lines.')
    .refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, 'A line can stand only once.'),
})

export type ComposeInput = z.input<typeof Composition>
export type ComposeWanted = z.output<typeof Composition>
