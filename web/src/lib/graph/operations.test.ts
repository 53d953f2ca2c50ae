import contract from '@tieout/schema/schema.graphql?raw'
import trusted from '@tieout/schema/trusted-documents.json'
import { buildSchema, parse, specifiedRules, validate, NoUnusedFragmentsRule, type DocumentNode } from 'graphql'
import { expect, test } from 'vitest'
import { print } from './document.ts'

const schema = buildSchema(contract)
const modules = import.meta.glob<Record<string, unknown>>('../**/*.graphql.ts', { eager: true })
const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule)

const operations = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported).map(([name, document]) => ({ name: `${file} ${name}`, text: print(document as object) })),
)

test('there are operations to check', () => {
  expect(operations.length).toBeGreaterThan(30)
})

test.each(operations)('$name asks for what the schema has', ({ text }) => {
  const document: DocumentNode = parse(text)
  expect(validate(schema, document, rules).map(({ message }) => message)).toEqual([])
})

test('the server knows every operation by its id', async () => {
  const { readOperations } = await import('../../../scripts/operations.ts')
  expect(trusted, 'run `pnpm --filter @tieout/web trust`').toEqual(await readOperations())
})
