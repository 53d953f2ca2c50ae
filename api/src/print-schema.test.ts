import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { contractFile, printContract } from './print-schema.ts'

test('the committed contract is what the API serves (pnpm --filter @tieout/api print-schema)', async () => {
  expect(await readFile(contractFile, 'utf8')).toBe(printContract())
})
