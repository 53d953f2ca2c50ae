import { createSchema } from 'graphql-yoga'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { startKit, type Asker, type Kit, type Loose } from '../testing/kit.ts'
import { makeGraphql } from './graphql.ts'

/** Once everybody heard what they wait for. */
const heard = Promise.withResolvers<void>()

/** Resolvers that forgot to ask in which workspace. */
const schema = createSchema<Context>({
  typeDefs: `
    type Query { clients: [String!]!  plainly: [String!]!  client(id: ID!): String }
    type Mutation { rename(id: ID!): Int!  add(workspaceId: ID!): String! }
    type Subscription { clients: [String!]! }`,
  resolvers: {
    Query: {
      clients: (_, __, context) => clientsIn(context),
      plainly: async (_, __, { dependencies }) =>
        (await dependencies.pool.query<{ name: string }>('select name from "Client"')).rows.map(({ name }) => name),
      client: async (_, { id }: { id: string }, { dependencies }) =>
        (await dependencies.prisma.client.findUnique({ where: { id } }))?.name,
    },
    Mutation: {
      rename: async (_, { id }: { id: string }, { dependencies }) =>
        (await dependencies.prisma.client.updateMany({ where: { id }, data: { name: 'Renamed' } })).count,
      add: async (_, { workspaceId }: { workspaceId: string }, { dependencies }) =>
        (await dependencies.prisma.client.create({ data: { workspaceId, name: 'Added' } })).name,
    },
    Subscription: {
      clients: {
        subscribe: async function* (_: unknown, __: unknown, context: Context) {
          for (let nth = 0; nth < 2; nth++) yield { clients: await clientsIn(context) }
          // A source that ends takes along what its readers did not read yet.
          await heard.promise
        },
        resolve: async ({ clients }: { clients: string[] }, _: unknown, context: Context) => [
          ...clients,
          ...(await clientsIn(context)),
        ],
      },
    },
  },
})

async function clientsIn({ dependencies }: Context): Promise<string[]> {
  return (await dependencies.prisma.client.findMany()).map(({ name }) => name)
}

let kit: Kit
let maya: Asker
let omar: Asker
let idOf: Record<string, string>

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  omar = await kit.signUp('Omar')
  const { prisma } = kit.dependencies
  const own = await prisma.client.create({ data: { workspaceId: maya.workspaceId, name: 'Of Maya' } })
  const foreign = await prisma.client.create({ data: { workspaceId: omar.workspaceId, name: 'Of Omar' } })
  idOf = { own: own.id, foreign: foreign.id }
})
afterAll(() => kit.close())

function send(query: string, headers: Record<string, string>, variables: Record<string, unknown> = {}) {
  return makeGraphql(kit.dependencies, schema as never).fetch(
    'http://localhost/graphql',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      body: JSON.stringify({ query, variables }),
    },
    { requestId: 'test' },
  )
}

async function ask(
  query: string,
  headers: Record<string, string>,
  variables?: Record<string, unknown>,
): Promise<Loose> {
  return (await send(query, headers, variables)).json()
}

test('a query that forgot the workspace finds nothing of others, all at the same moment', async () => {
  const query = `query ($id: ID!) { clients plainly client(id: $id) }`
  const asked = await Promise.all(
    [maya, omar, maya, omar].map(({ headers }) => ask(query, headers, { id: idOf['own'] })),
  )
  const ofMaya = { clients: ['Of Maya'], plainly: ['Of Maya'], client: 'Of Maya' }
  const ofOmar = { clients: ['Of Omar'], plainly: ['Of Omar'], client: null }
  expect(asked.map(({ data }) => data)).toEqual([ofMaya, ofOmar, ofMaya, ofOmar])
})

test('whoever is nobody here finds nothing', async () => {
  expect((await ask('{ clients plainly }', {})).data).toEqual({ clients: [], plainly: [] })
})

test('a mutation that forgot the workspace changes nothing of others, and writes nothing there', async () => {
  const { data } = await ask('mutation ($id: ID!) { rename(id: $id) }', maya.headers, { id: idOf['foreign'] })
  expect(data.rename).toBe(0)
  const added = await ask('mutation ($id: ID!) { add(workspaceId: $id) }', maya.headers, { id: omar.workspaceId })
  expect(added).toMatchObject({ data: null, errors: [{ extensions: { code: 'INTERNAL' } }] })
  expect(await kit.dependencies.prisma.client.count()).toBe(2)
})

/** What a subscription tells, one list an event, until so many came. */
async function hear(headers: Record<string, string>, count: number): Promise<string[][]> {
  const { body } = await send('subscription { clients }', headers)
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    const told = [...text.matchAll(/^data: (\{.*)\n/gm)].map(
      ([, data = '']) => (JSON.parse(data) as Loose).data.clients,
    )
    if (told.length === count) return told
  }
  throw new Error(`It ended: ${text}`)
}

test('a subscription that forgot the workspace is told nothing of others', async () => {
  const told = await Promise.all([maya, omar].map(({ headers }) => hear(headers, 2)))
  heard.resolve()
  const [ofMaya, ofOmar] = ['Of Maya', 'Of Omar'].map((name) => [name, name])
  expect(told).toEqual([
    [ofMaya, ofMaya],
    [ofOmar, ofOmar],
  ])
})
