import { z } from 'zod'
import { Name } from '../lib/input.ts'

const Fields = z
  .array(
    z.object({ id: z.string().nullish(), name: Name('Field name'), kind: z.enum(['TEXT', 'NUMBER', 'DATE', 'MONEY']) }),
  )
  .max(20, 'A collection can have up to 20 fields.')
  .refine(
    (fields) => new Set(fields.map(({ name }) => name.toLowerCase())).size === fields.length,
    'Two fields can’t have the same name.',
  )

const Links = z.array(z.enum(['CONTACT', 'ITEM', 'INVOICES', 'BILLS'])).transform((links) => [...new Set(links)])

/** What a new collection must say. */
export const NewCollection = z.object({
  name: Name('Name'),
  pluralName: Name('Name of many'),
  fields: Fields.nullish().transform((fields) => fields ?? []),
  linksTo: Links.nullish().transform((links) => links ?? []),
})

/** What an edit may say; what it leaves out stays. */
export const CollectionChange = z.object({
  id: z.string(),
  version: z.int(),
  name: Name('Name').nullish(),
  pluralName: Name('Name of many').nullish(),
  fields: Fields.nullish(),
  linksTo: Links.nullish(),
})

export type FieldInput = z.output<typeof Fields>[number]
