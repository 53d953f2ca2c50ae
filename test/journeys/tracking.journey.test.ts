import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story
let project: string
let line: Record<string, unknown>

beforeAll(async () => {
  world = await openTimedWorld()
  story = await beginConnectedStory(world)
  project = (await story.graph.run('createProject', { name: 'Harbour rebrand' }, '... on Project { id }'))['id']
  const taxRateId = await story.createTaxRate('Standard', '20')
  line = { description: 'Signs', quantity: '1', unitPrice: '80', taxRateId, projectId: project }
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

async function categories() {
  const { ledgerTrackingCategories } = await story.graph.ask(
    '{ ledgerTrackingCategories { id name options { id name archived } mapping { revision option { archived } } } }',
  )
  return new Map<string, any>(ledgerTrackingCategories.map((one: { name: string }) => [one.name, one]))
}

async function mapTo(
  name: string,
  input: { source: string; unmatched?: string; option?: string; forProject?: string },
) {
  const { id: categoryId, options } = (await categories()).get(name)
  const idOf = (wanted: string | undefined) => options.find((one: { name: string }) => one.name === wanted)?.id
  const { source, unmatched } = input
  const choices = input.forProject ? [{ subjectId: project, optionId: idOf(input.forProject) }] : []
  const given = { categoryId, source, unmatched, optionId: idOf(input.option), choices }
  const answer = await story.graph.run('mapTracking', given, '... on MapTrackingSuccess { category { id } }')
  expect(answer['__typename']).toBe('MapTrackingSuccess')
}

function tracked(number: string) {
  const [line] = inXeroBy(story, number)[0]?.['LineItems'] ?? []
  return line.Tracking.map((one: Record<string, string>) => `${one['Name']}: ${one['Option']}`)
}

test('lines carry the options their project and a fixed choice name, as the preview said', async () => {
  await mapTo('Region', { source: 'PROJECT', forProject: 'North' })
  await mapTo('Team', { source: 'FIXED', option: 'Brand' })
  const id = await story.createInvoice('INV-0001', { lines: [line] })
  await story.send(id)
  const { invoice } = await story.graph.ask(
    'query ($id: ID!) { invoice(id: $id) { preview { rows { label willBe because } totalCheck { agrees apart { amount } } } } }',
    { id },
  )
  expect(invoice.preview.rows.find((row: { label: string }) => row.label === 'Line 1')).toMatchObject({
    willBe: expect.stringContaining('Region: North · Team: Brand'),
    because: 'Account from your default, tax code from your default, Region from its project, Team from a fixed option',
  })
  expect(invoice.preview.totalCheck).toEqual({ agrees: true, apart: { amount: '0.00' } })
  await world.sweep()
  expect(tracked('INV-0001')).toEqual(['Region: North', 'Team: Brand'])
})

test('a policy decides for a line that names no option', async () => {
  await mapTo('Region', { source: 'SERVICE', unmatched: 'REFUSE' })
  await story.send(await story.createInvoice('INV-0002', { lines: [line] }))
  await world.sweep()
  expect((await story.invoice('INV-0002')).sync).toMatchObject({
    state: 'FAILED',
    reason: { code: 'TRACKING_UNMATCHED', title: 'No Region for line 1', fix: { label: 'Review tracking' } },
  })
  await mapTo('Region', { source: 'SERVICE', unmatched: 'USE_OPTION', option: 'Overseas' })
  await world.sweep()
  expect(tracked('INV-0002')).toEqual(['Region: Overseas', 'Team: Brand'])
})

test('what people chose in Xero stays when the category is not ours to fill, and an edit of ours follows', async () => {
  const { id: categoryId } = (await categories()).get('Team')
  await story.graph.run('mapTracking', { categoryId }, '... on MapTrackingSuccess { category { id } }')
  const { id, version } = await story.invoice('INV-0001')
  const input = { invoiceId: id, version, reference: 'PO 7' }
  await story.graph.run('updateInvoice', input, '... on Invoice { id }')
  await world.sweep()
  expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ Reference: 'PO 7' }])
  expect(tracked('INV-0001')).toContain('Team: Brand')
})

test('an option archived in Xero is found before a push', async () => {
  await mapTo('Team', { source: 'FIXED', option: 'Print' })
  story.inXero({ action: 'archive-tracking', category: 'Team', option: 'Print' })
  await world.pass(minute)
  await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { archived }')
  expect((await categories()).get('Team').mapping.option).toEqual({ archived: true })
  await story.send(await story.createInvoice('INV-0003', { lines: [line] }))
  await world.sweep()
  expect((await story.invoice('INV-0003')).sync).toMatchObject({
    state: 'FAILED',
    reason: { code: 'TRACKING_ARCHIVED' },
  })
  expect(inXeroBy(story, 'INV-0003')).toEqual([])
})
