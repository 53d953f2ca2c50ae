import { writeFile } from 'node:fs/promises'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { makeSchema } from './schema.ts'

/** The schema as third parties read it: sorted, so that its history shows real changes only. */
export function printContract(): string {
  return `${printSchema(lexicographicSortSchema(makeSchema()))}\n`
}

/** Where the contract is kept. */
export const contractFile = new URL('../../schema/schema.graphql', import.meta.url)

if (import.meta.main) await writeFile(contractFile, printContract())
