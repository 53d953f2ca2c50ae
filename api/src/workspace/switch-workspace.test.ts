import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let omar: Asker

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  omar = await kit.signUp('Omar')
  await omar.ask('mutation { createClient(input: { name: "Omar’s client" }) { __typename } }')
})
afterAll(() => kit.close())

async function placesOf(asker: Asker) {
  const { data } = await asker.ask('{ viewer { workspaces { id name role current } } clients { nodes { name } } }')
  return { places: data.viewer.workspaces, clients: data.clients.nodes.map(({ name }: { name: string }) => name) }
}

async function go(asker: Asker, workspaceId: string) {
  const SWITCH = `mutation ($input: SwitchWorkspaceInput!) { switchWorkspace(input: $input) {
    __typename ... on ViewerWorkspace { name } ... on Problem { code } } }`
  return (await asker.ask(SWITCH, { input: { workspaceId } })).data.switchWorkspace
}

async function create(asker: Asker, name: string) {
  const CREATE = `mutation ($input: CreateWorkspaceInput!) { createWorkspace(input: $input) {
    __typename ... on ViewerWorkspace { id name } ... on Problem { code } } }`
  return (await asker.ask(CREATE, { input: { name } })).data.createWorkspace
}

test('another workspace is made, worked in at once, empty, and left again', async () => {
  await maya.ask('mutation { createClient(input: { name: "Maya’s client" }) { __typename } }')
  const { places } = await placesOf(maya)
  expect(places).toMatchObject([{ role: 'OWNER', current: true }])
  expect(await create(maya, 'Second')).toMatchObject({ __typename: 'ViewerWorkspace', name: 'Second' })
  const second = await placesOf(maya)
  expect(second.clients).toEqual([])
  expect(second.places).toMatchObject([{ current: false }, { name: 'Second', role: 'OWNER', current: true }])
  await go(maya, places[0].id)
  expect((await placesOf(maya)).clients).toEqual(['Maya’s client'])
  expect(await create(maya, ' ')).toMatchObject({ code: 'INVALID_INPUT' })
})

test('nobody switches to a workspace they do not work in, nor learns that there is one', async () => {
  const { places } = await placesOf(omar)
  expect(await go(maya, places[0].id)).toMatchObject({ code: 'NOT_FOUND' })
  expect((await placesOf(maya)).clients).toEqual(['Maya’s client'])
})

test('a member of two sees each as they may, and only where they are', async () => {
  const { places } = await placesOf(omar)
  const viewer = await kit.join(omar, 'Vera', 'viewer')
  expect((await placesOf(viewer)).places).toMatchObject([{ id: places[0].id, role: 'VIEWER', current: true }])
  await create(viewer, 'Vera’s own')
  await viewer.ask('mutation { createClient(input: { name: "Hers" }) { __typename } }')
  expect((await placesOf(viewer)).clients).toEqual(['Hers'])
  await go(viewer, places[0].id)
  expect((await placesOf(viewer)).clients).toEqual(['Omar’s client'])
  const { errors } = await viewer.ask('mutation { createClient(input: { name: "Not here" }) { __typename } }')
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})
