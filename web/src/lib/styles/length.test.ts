import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '../..')

test('no style sheet is longer than a script may be', () => {
  const sheets = globSync('**/*.css', { cwd: src })
  expect(sheets.length).toBeGreaterThan(40)
  const lines = (sheet: string) => readFileSync(join(src, sheet), 'utf8').trimEnd().split('\n').length
  expect(sheets.filter((sheet) => lines(sheet) > 200)).toEqual([])
})
