import { afterAll, beforeAll, expect, test } from 'vitest'
import { globalId } from '../lib/ids.ts'
import { connectBooks } from '../testing/books.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let project: string
let category: string
const option: Record<string, string> = {}

const MAP = `mutation ($input: MapTrackingInput!) { mapTracking(input: $input) { __typename
  ... on MapTrackingSuccess { category { name mapping { source unmatched revision option { name }
    choices { subject { ... on Project { name } } option { name } } } } }
  ... on InvalidInput { fields { path message } } ... on Problem { code } } }`

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  const { organisationId } = await connectBooks(kit, maya.workspaceId, new Date())
  const options = ['North', 'South', 'Gone'].map((name) => ({
    ...{ ledgerOptionId: name, name, status: 'ACTIVE' },
    archivedAt: name === 'Gone' ? new Date() : null,
  }))
  const row = await kit.dependencies.prisma.ledgerTrackingCategory.create({
    data: {
      organisationId,
      ledgerCategoryId: 'region',
      name: 'Region',
      status: 'ACTIVE',
      options: { create: options },
    },
    include: { options: true },
  })
  category = globalId('LedgerTrackingCategory', row.id)
  for (const one of row.options) option[one.name] = globalId('LedgerTrackingOption', one.id)
  const { data } = await maya.ask('mutation { createProject(input: { name: "Harbour" }) { ... on Project { id } } }')
  project = data.createProject.id
})
afterAll(() => kit.close())

async function map(input: object) {
  const { data } = await maya.ask(MAP, { input: { categoryId: category, ...input } })
  return data.mapTracking
}

test('a category goes by project, with a choice where names differ and an option for the rest', async () => {
  const choices = [{ subjectId: project, optionId: option['North'] }]
  const mapped = await map({ source: 'PROJECT', unmatched: 'USE_OPTION', optionId: option['South'], choices })
  expect(mapped.category.mapping).toMatchObject({
    ...{ source: 'PROJECT', unmatched: 'USE_OPTION', option: { name: 'South' } },
    choices: [{ subject: { name: 'Harbour' }, option: { name: 'North' } }],
  })
})

test('somebody who saw an older mapping is told so; with nothing it is taken away', async () => {
  const { category: before } = await map({ source: 'FIXED', optionId: option['North'] })
  expect(before.mapping).toMatchObject({ source: 'FIXED', choices: [] })
  expect(await map({ source: 'CLIENT', revision: '' })).toMatchObject({ code: 'MAPPING_CHANGED' })
  const gone = await map({ revision: before.mapping.revision })
  expect(gone.category).toEqual({ name: 'Region', mapping: null })
})

test.each([
  ['optionId', { source: 'FIXED' }, 'Choose an option of Region.'],
  ['optionId', { source: 'PROJECT', unmatched: 'USE_OPTION' }, 'Choose an option of Region.'],
  ['optionId', { source: 'FIXED', optionId: 'Gone' }, 'Gone is archived in Xero. Choose another option.'],
  [
    'choices.0.subjectId',
    { source: 'SERVICE', choices: [{ subjectId: 'project', optionId: 'North' }] },
    'This isn’t a service of your workspace.',
  ],
  [
    'choices.0.optionId',
    { source: 'PROJECT', choices: [{ subjectId: 'project', optionId: 'Gone' }] },
    'Gone is archived in Xero.',
  ],
])('a wrong %s is named', async (path, input: Record<string, unknown>, message) => {
  const choices = (input['choices'] as { optionId: string }[] | undefined)?.map(({ optionId }) => ({
    subjectId: project,
    optionId: option[optionId],
  }))
  const optionId = option[(input['optionId'] as string | undefined) ?? '']
  const answer = await map({ ...input, ...(choices && { choices }), ...(optionId && { optionId }) })
  expect(answer).toMatchObject({ __typename: 'InvalidInput', fields: [{ path, message }] })
})

test('a viewer may not, and another workspace’s category is nowhere to be found', async () => {
  const viewer = await kit.join(maya, 'Elsie', 'viewer')
  const refused = await viewer.ask(MAP, { input: { categoryId: category } })
  expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const other = await kit.signUp('Other')
  await connectBooks(kit, other.workspaceId, new Date())
  const { data } = await other.ask(MAP, { input: { categoryId: category } })
  expect(data.mapTracking.code).toBe('NOT_FOUND')
})
