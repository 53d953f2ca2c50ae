import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../docs/decisions')

test('every decision has a number of its own, says it in its title, and none is left out', () => {
  const files = readdirSync(folder).toSorted()
  expect(files.length).toBeGreaterThan(15)
  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, at) => at + 1))
  for (const file of files)
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. `))
})
