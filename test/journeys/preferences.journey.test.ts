import { afterAll, beforeAll, expect, test } from 'vitest'
import { graphAt, type Graph } from '../kit/graph.ts'
import { beginStory, makeKey, signUp, type Story } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'

let world: World
let story: Story
/** A colleague who may only read. */
let reader: Graph

const fields = '... on SavedView { id name query shared list } ... on InvalidInput { fields { path } }'

beforeAll(async () => {
  world = await openWorld()
  story = await beginStory(world)
  const email = `reader-${Date.now()}@example.com`
  reader = graphAt(world.apiUrl, { cookie: await signUp(world, email) })
  await world.dependencies.prisma.$executeRaw`
    insert into "Member" (id, "organizationId", "userId", role)
    select gen_random_uuid()::text, (select id from "Workspace" order by "createdAt" limit 1), u.id, 'viewer'
    from "User" u where u.email = ${email}`
  const { workspace } = (await story.graph.ask('{ viewer { workspace { id } } }')).viewer
  await reader.run('switchWorkspace', { workspaceId: workspace.id }, '')
})
afterAll(() => world.close())

function save(graph: Graph, name: string, query: string, shared = false) {
  return graph.run('saveView', { list: 'INVOICES', name, query, shared }, fields)
}

async function names(graph: Graph, list = 'INVOICES'): Promise<string[]> {
  const { savedViews } = await graph.ask(`{ savedViews(list: ${list}) { name } }`)
  return savedViews.map(({ name }: { name: string }) => name)
}

test('a view keeps filters and order under a name, without the page that was turned to', async () => {
  const saved = await save(story.graph, 'Big and late', 'tab=needs-you&sort=-total&after=abc')
  expect(saved).toMatchObject({ name: 'Big and late', query: 'tab=needs-you&sort=-total', shared: false })
  expect(await names(story.graph)).toEqual(['Big and late'])
  expect(await names(story.graph, 'BILLS')).toEqual([])
})

test('saved again under its name, it takes the new filters', async () => {
  const again = await save(story.graph, 'Big and late', 'sort=-total')
  expect(again).toMatchObject({ query: 'sort=-total' })
  expect(await names(story.graph)).toEqual(['Big and late'])
})

test('one’s own views are nobody else’s; a shared one is everybody’s in the workspace', async () => {
  await save(story.graph, 'For us all', 'tab=ready', true)
  expect(await names(reader)).toEqual(['For us all'])
})

test('who may only read keeps views, but neither shares one nor takes a shared one away', async () => {
  expect(await save(reader, 'Mine', 'tab=synced')).toMatchObject({ shared: false })
  expect(await save(reader, 'Ours', 'tab=synced', true)).toMatchObject({ fields: [{ path: 'shared' }] })
  const [shared] = (await reader.ask('{ savedViews { id shared } }')).savedViews.filter((one: any) => one.shared)
  expect(await reader.run('deleteView', { id: shared.id }, '')).toMatchObject({ __typename: 'NotFound' })
  expect(await names(story.graph)).toContain('For us all')
})

test('a view that is deleted is gone, and the rest stay', async () => {
  const { id } = await save(story.graph, 'For a moment', 'q=x')
  const { views } = await story.graph.run('deleteView', { id }, '... on DeleteViewSuccess { views { name } }')
  expect(views).toEqual([{ name: 'Big and late' }, { name: 'For us all' }])
})

test('an empty name is refused', async () => {
  expect(await save(story.graph, ' ', 'q=x')).toMatchObject({ fields: [{ path: 'name' }] })
})

test('single keys are on until a person switches them off, for that person alone', async () => {
  const asked = '{ viewer { singleKeys } }'
  expect(await story.graph.ask(asked)).toEqual({ viewer: { singleKeys: true } })
  expect(await story.graph.run('setSingleKeys', { on: false }, '... on SetSingleKeysSuccess { on }')).toMatchObject({
    on: false,
  })
  expect(await story.graph.ask(asked)).toEqual({ viewer: { singleKeys: false } })
  expect(await reader.ask(asked)).toEqual({ viewer: { singleKeys: true } })
})

test('a key reads shared views, and keeps none', async () => {
  const key = graphAt(world.apiUrl, await makeKey(world, story.cookie))
  expect(await names(key)).toEqual(['For us all'])
  expect(await save(key, 'Its own', 'q=x')).toMatchObject({ code: 'PERSON_ONLY' })
})
