import { readdir, readFile } from 'node:fs/promises'
import { buildSchema, findBreakingChanges } from 'graphql'
import { expect, test } from 'vitest'
import { codesFile, contractFile, printCodes, printContract } from './print-schema.ts'

test('the committed contract is what the API serves (pnpm --filter @tieout/api print-schema)', async () => {
  expect(await readFile(contractFile, 'utf8')).toBe(printContract())
})

test('the committed list of problem codes is what the API may answer with', async () => {
  expect(await readFile(codesFile, 'utf8')).toBe(printCodes())
})

const released = new URL('../../schema/released/', import.meta.url)

test('nothing that was released is gone or changed (schema/released has every release)', async () => {
  const now = buildSchema(printContract())
  for (const file of await readdir(released)) {
    const before = buildSchema(await readFile(new URL(file, released), 'utf8'))
    expect(findBreakingChanges(before, now).map(({ description }) => `${file}: ${description}`)).toEqual([])
  }
})

test('a field that is taken away would be noticed', async () => {
  const [file = ''] = await readdir(released)
  const text = await readFile(new URL(file, released), 'utf8')
  const [before, after] = [buildSchema(text), buildSchema(text.replace('  countryCode: String', '  nothing: String'))]
  expect(findBreakingChanges(before, after).map(({ description }) => description)).toEqual([
    expect.stringContaining('Organisation.countryCode'),
  ])
})
