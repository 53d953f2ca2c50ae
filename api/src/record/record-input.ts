import { z } from 'zod'
import { Amount, Currency, Name, OptionalText } from '../lib/input.ts'

const Id = z.string().nullish()

const Line = z.object({
  id: Id,
  description: z
    .string()
    .trim()
    .min(1, 'Description can’t be empty.')
    .max(4000, 'Description can have up to 4000 characters.'),
  quantity: Amount('Quantity', { decimals: 4, min: '0', max: '9999999999' }).nullish(),
  quantityFieldId: Id,
  unitPrice: Amount('Unit price', { decimals: 4, min: '-9999999999', max: '9999999999' }),
  taxRateId: Id,
  projectId: Id,
  serviceId: Id,
})

/** A line of a record as it is asked for. */
export type RecordLineInput = z.output<typeof Line>

const Values = z.array(z.object({ fieldId: z.string(), value: z.string().trim().nullish() }))

/** What a record says in one field. */
export type ValueInput = z.output<typeof Values>[number]

const Email = OptionalText('E-mail', 255).refine(
  (email) => email === undefined || z.email().safeParse(email).success,
  'E-mail must be an address such as accounts@example.com.',
)

const shared = {
  clientId: Id,
  email: Email,
  currency: Currency.nullish(),
  values: Values.nullish(),
  lines: z.array(Line).max(200, 'A record can have up to 200 lines.').nullish(),
}

/** What a new record must say. */
export const NewRecord = z.object({ collectionId: z.string(), title: Name('Title'), ...shared })

/** What an edit may say; what it leaves out stays. */
export const RecordChange = z.object({ id: z.string(), version: z.int(), title: Name('Title').nullish(), ...shared })
