import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import { keptMs } from './once.ts'

let now = Date.parse('2026-11-21T09:00:00Z')
let kit: Kit
let owner: Asker

beforeAll(async () => {
  const clock = { now: () => now, sleep: async () => {} }
  kit = await startKit({ clock })
  owner = await kit.signUp('Ada')
})
afterAll(() => kit.close())

let keys = 0
let key = ''
beforeEach(async () => {
  key = `key-${++keys}`
  await kit.dependencies.prisma.client.deleteMany()
})

const CREATE =
  'mutation ($name: String!) { made: createClient(input: { name: $name }) { ... on Client { id name } ... on Problem { code } } }'

function create(name: string, under = key) {
  return kit.ask(CREATE, { name }, { ...owner.headers, 'idempotency-key': under })
}

function count(): Promise<number> {
  return kit.dependencies.prisma.client.count()
}

function row() {
  const { workspaceId } = owner
  return kit.dependencies.prisma.idempotencyKey.findUnique({ where: { workspaceId_key: { workspaceId, key } } })
}

describe('the same mutation under the same key', () => {
  test('happens once and is answered the same', async () => {
    const first = await create('Acme')
    const second = await create('Acme')
    expect(first.data.made.name).toBe('Acme')
    expect(second.data).toEqual(first.data)
    expect(second).toMatchObject({ extensions: { idempotency: { replayed: true } } })
    expect(await count()).toBe(1)
  })

  test('sent twenty times at once happens once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create('Acme')))
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code)
    expect(codes.every((code) => code === undefined || code === 'IDEMPOTENCY_IN_PROGRESS')).toBe(true)
    expect(await count()).toBe(1)
    expect((await create('Acme')).data.made.name).toBe('Acme')
  })

  test('may be tried again after a refusal', async () => {
    await create('Acme', 'another')
    expect((await create('Acme')).data.made).toEqual({ code: 'NAME_TAKEN' })
    await kit.dependencies.prisma.client.deleteMany()
    expect((await create('Acme')).data.made.name).toBe('Acme')
  })

  test('is forgotten after 72 hours', async () => {
    await create('Acme')
    now += keptMs + 1
    expect((await create('Acme')).data.made).toEqual({ code: 'NAME_TAKEN' })
  })

  test('by another workspace is another mutation', async () => {
    const stranger = await kit.signUp(`Stranger${keys}`)
    await create('Acme')
    const { data } = await kit.ask(CREATE, { name: 'Acme' }, { ...stranger.headers, 'idempotency-key': key })
    expect(data.made.name).toBe('Acme')
    expect(await count()).toBe(2)
  })
})

test('another question under the same key is refused', async () => {
  await create('Acme')
  const { errors } = await create('Globex')
  expect(errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED')
  expect(await count()).toBe(1)
})

describe('a process that died', () => {
  /** As if the process had died before it kept the answer. */
  async function die(what: object): Promise<void> {
    const { workspaceId } = owner
    await kit.dependencies.prisma.idempotencyKey.update({
      where: { workspaceId_key: { workspaceId, key } },
      data: what,
    })
  }

  test('after the effect: nothing is done again, and the answer is told from what was made', async () => {
    const first = await create('Acme')
    await die({ sealedAnswer: null })
    expect((await create('Acme')).errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_IN_PROGRESS')
    now += 61_000
    const second = await create('Acme')
    expect(second.errors).toBeUndefined()
    expect(second.data).toEqual(first.data)
    expect(await count()).toBe(1)
  })

  test('before the effect: it is done by whoever asks again', async () => {
    await create('Acme')
    await die({ sealedAnswer: null, committedAt: null, subject: null })
    await kit.dependencies.prisma.client.deleteMany()
    now += 61_000
    expect((await create('Acme')).data.made.name).toBe('Acme')
    expect(await count()).toBe(1)
  })

  test('only seemingly: it comes too late, and its effect is undone', async () => {
    const { prisma } = kit.dependencies
    const { workspaceId } = owner
    // Somebody took the key over while this mutation ran: the fence in its transaction undoes it.
    const stolen = prisma.$executeRaw`create or replace function steal() returns trigger language plpgsql as $$ begin
      update "IdempotencyKey" set holder = 'somebody else' where key like 'key-%'; return new; end $$`
    await stolen
    await prisma.$executeRaw`create trigger steal after insert on "Client" for each row execute function steal()`
    const { errors } = await create('Acme')
    await prisma.$executeRaw`drop trigger steal on "Client"`
    expect(errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_IN_PROGRESS')
    expect(await prisma.client.count({ where: { workspaceId } })).toBe(0)
  })
})

test('what is kept is sealed: a key that is shown once is not readable in it', async () => {
  const make = () =>
    kit.ask(
      'mutation { createApiKey(input: { name: "CI" }) { ... on CreateApiKeySuccess { key } } }',
      {},
      { ...owner.headers, 'idempotency-key': key },
    )
  const first = await make()
  expect((await make()).data).toEqual(first.data)
  expect(JSON.stringify(await row())).not.toContain(first.data.createApiKey.key)
})

test.each(['two words', 'x'.repeat(256), '\u00e9mile'])('%j is no key', async (wrong) => {
  const ask = kit.ask(CREATE, { name: 'Acme' }, { ...owner.headers, 'idempotency-key': wrong })
  const { errors } = await ask
  expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST')
  expect(await count()).toBe(0)
})

test('one key is for one mutation', async () => {
  const { errors } = await kit.ask(
    'mutation { a: createClient(input: { name: "A" }) { __typename } b: createClient(input: { name: "B" }) { __typename } }',
    {},
    { ...owner.headers, 'idempotency-key': key },
  )
  expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST')
  expect(await count()).toBe(0)
})

describe('a key at the field, @idempotent(key:)', () => {
  const MAKE = `mutation ($name: String!, $key: String!) {
    made: createClient(input: { name: $name }) @idempotent(key: $key) { ... on Client { id name } ... on Problem { code } } }`
  const make = (name: string, headers = {}) => kit.ask(MAKE, { name, key }, { ...owner.headers, ...headers })

  test('makes it happen once, and be answered the same', async () => {
    const first = await make('Acme')
    const second = await make('Acme')
    expect(second).toMatchObject({ data: first.data, extensions: { idempotency: { replayed: true } } })
    expect(await count()).toBe(1)
    expect((await make('Beta')).errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('is the same key as the header’s: what was done under the one is known under the other', async () => {
    await make('Acme')
    expect((await create('Acme')).errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(await row()).toMatchObject({ key })
  })

  test('written in the text counts as one in a variable, and an empty or second key is refused', async () => {
    const written = `mutation { createClient(input: { name: "Acme" }) @idempotent(key: "${key}") { __typename } }`
    await owner.ask(written)
    expect(await owner.ask(written)).toMatchObject({ extensions: { idempotency: { replayed: true } } })
    expect((await make('Acme', { 'idempotency-key': 'another' })).errors?.[0]?.extensions.code).toBe('BAD_REQUEST')
    const empty = 'mutation { createClient(input: { name: "B" }) @idempotent(key: "") { __typename } }'
    expect((await owner.ask(empty)).errors?.[0]?.extensions.code).toBe('BAD_REQUEST')
    const two = `mutation {
      a: createClient(input: { name: "B" }) @idempotent(key: "${key}-a") { __typename }
      b: createClient(input: { name: "C" }) { __typename } }`
    expect((await owner.ask(two)).errors?.[0]?.extensions.code).toBe('BAD_REQUEST')
    expect(await count()).toBe(1)
  })
})
