import { writeFile } from 'node:fs/promises'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { problemCodes } from './problem/codes.ts'
import { makeSchema } from './schema.ts'

/** The schema as third parties read it: sorted, so that its history shows real changes only. */
export function printContract(): string {
  return `${printSchema(lexicographicSortSchema(makeSchema()))}\n`
}

/** Where the contract is kept. */
export const contractFile = new URL('../../schema/schema.graphql', import.meta.url)

/** Every code a problem may have: each has its page of documentation. */
export function printCodes(): string {
  return `${JSON.stringify(problemCodes, null, 2)}\n`
}

/** Where the codes are kept. */
export const codesFile = new URL('../../schema/problem-codes.json', import.meta.url)

if (import.meta.main) {
  await writeFile(contractFile, printContract())
  await writeFile(codesFile, printCodes())
}
