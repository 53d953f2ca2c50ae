import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const rows = readFileSync(join(root, 'docs/features.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| F'))
  .map((line) => {
    const [, number = '', , , graphql = '', proof = ''] = line.split('|').map((cell) => cell.trim())
    return { number, names: quoted(graphql), paths: quoted(proof) }
  })

test('docs/features.md has each feature once, in order', () => {
  const all = Array.from({ length: 115 }, (_, at) => `F${String(at + 1).padStart(3, '0')}`)
  expect(rows.map(({ number }) => number)).toEqual(all)
})

test.each(rows)('$number is proven by tests that exist', ({ paths }) => {
  expect(paths.length).toBeGreaterThan(0)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test.each(rows)('$number names GraphQL that the schema has', ({ names }) => {
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter((name) => !hasName(name))).toEqual([])
})

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
}

/** `Type`, `Type.field`, or a field of a root type. */
function hasName(name: string): boolean {
  const [type = '', field] = name.split('.')
  if (field !== undefined) return hasField(type, field)
  return ['Query', 'Mutation', 'Subscription'].some((rootType) => hasField(rootType, type)) || body(type) !== undefined
}

function hasField(type: string, field: string): boolean {
  return new RegExp(`^  ${field}\\b`, 'm').test(body(type) ?? '')
}

const schema = readFileSync(join(root, 'schema/schema.graphql'), 'utf8')

function body(type: string): string | undefined {
  return new RegExp(`^(?:type|interface|input|enum) ${type}\\b[^]*?^}`, 'm').exec(schema)?.[0]
}
