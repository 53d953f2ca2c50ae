import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { guides } from '../../../generated/docs/guides.ts'
import { reference } from '../../../generated/docs/reference.ts'
import { hrefOf } from '../../docs/reference.ts'
import { findPage } from './find.ts'

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../../schema/schema.graphql'), 'utf8'))
const fences = /^```graphql\n([^]*?)^```$/gm

test.each(guides)('$slug leads nowhere that is not there', ({ html }) => {
  const links = [...html.matchAll(/href="\/docs\/?([^"#]*)/g)].map(([, path = '']) => path)
  expect(links.filter((path) => !findPage(path))).toEqual([])
})

test.each(guides)('$slug asks for nothing the schema has not', ({ markdown }) => {
  const operations = [...markdown.matchAll(fences)].map(([, text = '']) => parse(text))
  expect(operations.flatMap((operation) => validate(schema, operation).map(({ message }) => message))).toEqual([])
})

test('each operation has an example that the schema takes', () => {
  const examples = reference.flatMap(({ example }) => (example ? [example] : []))
  expect(examples.length).toBeGreaterThan(150)
  expect(examples.flatMap((text) => validate(schema, parse(text)).map(({ message }) => message))).toEqual([])
})

test('the first page shows a call and what it answers', () => {
  expect(findPage('')).toMatchObject({ example: expect.stringMatching(/TIEOUT_URL[^]*answers[^]*Northlight Studio/) })
})

test('everything in the schema has a page, and every type it names is one click away', () => {
  const types = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'))
  const missing = types.filter((name) => !/^(Query|Mutation|Subscription|Int|Float|String|Boolean|ID)$/.test(name))
  expect(missing.filter((name) => !findPage(`reference/type/${name}`))).toEqual([])
  for (const entry of reference) expect(findPage(hrefOf(entry).slice('/docs/'.length))).toMatchObject({ entry })
})

test.each(['nothing', 'errors/A/b', 'reference/type/Nothing', 'quickstart/more', 'reference/query'])(
  'nothing stands under %s',
  (path) => {
    expect(findPage(path)).toBeUndefined()
  },
)
