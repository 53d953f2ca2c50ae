import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { codesFile, contractFile, printCodes, printContract } from './print-schema.ts'

test('the committed contract is what the API serves (pnpm --filter @tieout/api print-schema)', async () => {
  expect(await readFile(contractFile, 'utf8')).toBe(printContract())
})

test('the committed list of problem codes is what the API may answer with', async () => {
  expect(await readFile(codesFile, 'utf8')).toBe(printCodes())
})
