import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const rows = readFileSync(join(root, 'docs/security/rfc-9700.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [, section = '', rule = '', , code = '', proof = ''] = line.split('|').map((cell) => cell.trim())
    return { section, rule, paths: quoted(code), proofs: quoted(proof), names: named(proof) }
  })

test('the page has the rules for redirects, codes, tokens and proxies', () => {
  const sections = new Set(rows.flatMap(({ section }) => section.split(', ')))
  for (const section of ['2.1', '2.1.1', '2.4', '4.3.2', '4.4', '4.7', '4.11.1', '4.13', '4.14'])
    expect(sections).toContain(section)
})

test.each(rows)('$section: $rule', ({ paths, proofs, names }) => {
  expect(paths.length).toBe(1)
  expect(proofs.length).toBe(1)
  expect([...paths, ...proofs].filter((path) => !existsSync(join(root, path)))).toEqual([])
  const proof = proofs.map((path) => readFileSync(join(root, path), 'utf8')).join()
  for (const name of names) expect(proof).toContain(`'${name}'`)
})

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path)
}

function named(cell: string): string[] {
  return [...cell.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name)
}
