import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let collection: { id: string; version: number; fields: { id: string; name: string; kind: string }[] }
let record: { id: string; version: number; lines: { id: string }[] }

const COLLECTION = `__typename ... on Collection { id version name pluralName fields { id name kind } }
  ... on Problem { code message } ... on InvalidInput { fields { path } }`
const RECORD = `__typename ... on Record { id version title total { amount currency } values { field { name } value }
  lines { id description quantity quantityField { name } net { amount } } }
  ... on Problem { code message } ... on InvalidInput { fields { path } }`
const CREATE_COLLECTION = `mutation ($input: CreateCollectionInput!) { createCollection(input: $input) { ${COLLECTION.replace('fields { path }', 'wrong: fields { path }')} } }`
const UPDATE_COLLECTION = CREATE_COLLECTION.replaceAll('CreateCollection', 'UpdateCollection').replace(
  'createCollection',
  'updateCollection',
)
const CREATE = `mutation ($input: CreateRecordInput!) { createRecord(input: $input) { ${RECORD} } }`
const UPDATE = `mutation ($input: UpdateRecordInput!) { updateRecord(input: $input) { ${RECORD} } }`

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
})
afterAll(() => kit.close())

function field(name: string): string {
  return collection.fields.find((one) => one.name === name)?.id ?? ''
}

test('a collection is made with its fields, and its name once', async () => {
  const fields = [
    { name: 'Hours', kind: 'NUMBER' },
    { name: 'Starts on', kind: 'DATE' },
    { name: 'Budget', kind: 'MONEY' },
  ]
  const input = { name: 'Job', pluralName: 'Jobs', fields }
  const { data } = await maya.ask(CREATE_COLLECTION, { input })
  collection = data.createCollection
  expect(collection).toMatchObject({ __typename: 'Collection', pluralName: 'Jobs', fields })
  const again = await maya.ask(CREATE_COLLECTION, { input: { ...input, pluralName: 'jobs' } })
  expect(again.data.createCollection).toMatchObject({ __typename: 'Conflict', code: 'NAME_TAKEN' })
})

test('a line follows the field that drives it, and the total follows the line', async () => {
  const lines = [
    { description: 'Work', quantityFieldId: field('Hours'), unitPrice: '85' },
    { description: 'Materials', quantity: '2', unitPrice: '40.005' },
  ]
  const values = [{ fieldId: field('Hours'), value: '12.5' }]
  const input = { collectionId: collection.id, title: 'Shop front', values, lines }
  const { data } = await maya.ask(CREATE, { input })
  record = data.createRecord
  expect(record).toMatchObject({
    __typename: 'Record',
    total: { amount: '1142.51', currency: 'GBP' },
    lines: [
      { quantity: '12.5', quantityField: { name: 'Hours' }, net: { amount: '1062.50' } },
      { quantity: '2', quantityField: null, net: { amount: '80.01' } },
    ],
  })
  const changed = await maya.ask(UPDATE, {
    input: { id: record.id, version: record.version, values: [{ fieldId: field('Hours'), value: '10' }] },
  })
  expect(changed.data.updateRecord).toMatchObject({
    total: { amount: '930.01' },
    lines: [{ id: record.lines[0]?.id, quantity: '10' }, { id: record.lines[1]?.id }],
  })
  record = changed.data.updateRecord
})

test.each([
  ['Hours', 'many', 'values.0'],
  ['Starts on', '2026-02-30', 'values.0'],
  ['Budget', '1.234', 'values.0'],
])('%s does not take %s', async (name, value, path) => {
  const input = { id: record.id, version: record.version, values: [{ fieldId: field(name), value }] }
  const { data } = await maya.ask(UPDATE, { input })
  expect(data.updateRecord).toMatchObject({ __typename: 'InvalidInput', fields: [{ path }] })
})

test('only a number field of the collection drives a quantity', async () => {
  const lines = [{ description: 'Work', quantityFieldId: field('Budget'), unitPrice: '1' }]
  const { data } = await maya.ask(UPDATE, { input: { id: record.id, version: record.version, lines } })
  expect(data.updateRecord).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'lines.0.quantityFieldId' }] })
})

test('an edit of an older version is refused, and leads to the newest', async () => {
  const input = { id: record.id, version: record.version - 1, title: 'Old' }
  const { data } = await maya.ask(UPDATE, { input })
  expect(data.updateRecord).toMatchObject({ __typename: 'Conflict', code: 'EDITED_MEANWHILE' })
})

test('a field that drives a quantity stays, another may go with what was said in it', async () => {
  const keep = (...names: string[]) =>
    maya.ask(UPDATE_COLLECTION, {
      input: {
        ...{ id: collection.id, version: collection.version },
        fields: collection.fields.filter(({ name }) => names.includes(name)),
      },
    })
  const refused = await keep('Budget')
  expect(refused.data.updateCollection).toMatchObject({ __typename: 'Conflict', code: 'FIELD_IN_USE' })
  const done = await keep('Hours', 'Budget')
  expect(done.data.updateCollection).toMatchObject({ version: 2, fields: [{ name: 'Hours' }, { name: 'Budget' }] })
  collection = done.data.updateCollection
})

test('records are found by part of a title; archived ones only when asked for', async () => {
  const list = `query ($id: ID!, $search: String, $all: Boolean) {
    records(collectionId: $id, search: $search, includeArchived: $all) { totalCount nodes { title } } }`
  const find = async (search: string, all = false) => {
    const { data } = await maya.ask(list, { id: collection.id, search, all })
    return data.records.nodes.map(({ title }: { title: string }) => title)
  }
  expect(await find('FRONT')).toEqual(['Shop front'])
  expect(await find('nothing')).toEqual([])
  await maya.ask(
    `mutation ($input: ArchiveRecordInput!) { archiveRecord(input: $input) { ... on Record { archived } } }`,
    { input: { id: record.id, archived: true } },
  )
  expect(await find('')).toEqual([])
  expect(await find('', true)).toEqual(['Shop front'])
})

test('members keep records, admins shape collections, and another workspace sees neither', async () => {
  const tom = await kit.join(maya, 'Tom', 'member')
  const elsie = await kit.join(maya, 'Elsie', 'viewer')
  const other = await kit.signUp('Zoe')
  const input = { collectionId: collection.id, title: 'Another' }
  expect((await tom.ask(CREATE, { input })).data.createRecord).toMatchObject({ __typename: 'Record' })
  expect((await elsie.ask(CREATE, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const shape = await tom.ask(CREATE_COLLECTION, { input: { name: 'Van', pluralName: 'Vans' } })
  expect(shape.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect((await other.ask(CREATE, { input })).data.createRecord).toMatchObject({ __typename: 'NotFound' })
  const seen = await other.ask(
    `query ($id: ID!, $record: ID!) { collection(id: $id) { id } record(id: $record) { id } node(id: $record) { id }
      collections { totalCount } records(collectionId: $id) { totalCount } }`,
    { id: collection.id, record: record.id },
  )
  expect(seen.data).toEqual({
    ...{ collection: null, record: null, node: null },
    ...{ collections: { totalCount: 0 }, records: { totalCount: 0 } },
  })
})

test('a page of records costs as many statements however many records and lines there are', async () => {
  const page = `query ($id: ID!) { records(collectionId: $id, includeArchived: true) { totalCount nodes { title total { amount }
    client { name } values { value } lines { quantity net { amount } taxRate { name } } } } }`
  const count = async () => {
    kit.statements.length = 0
    await maya.ask(page, { id: collection.id })
    return kit.statements.length
  }
  const before = await count()
  const lines = [{ description: 'Work', quantity: '1', unitPrice: '85' }]
  for (const title of ['One', 'Two', 'Three'])
    await maya.ask(CREATE, { input: { collectionId: collection.id, title, lines } })
  expect(await count()).toBe(before)
})
