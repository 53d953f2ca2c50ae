import { isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attempts, makeAll, ownCalls, type Attempt } from '../isolation/attack.ts'
import { nodeTypes, readContract } from '../isolation/contract.ts'
import { crawl } from '../isolation/crawl.ts'
import { mark, openNeighbours, type Neighbours } from '../isolation/neighbours.ts'
import { idsIn, idsToldIn, rowsOf } from '../isolation/rows.ts'

const schema = readContract()
let side: Neighbours

beforeAll(async () => {
  side = await openNeighbours(schema)
})
afterAll(() => side.world.close())

/** Calls with their ids where ours belong. */
function foreign(): Iterable<Attempt> {
  return attempts(schema, { ours: side.ourSight.ids, theirs: side.theirSight.ids })
}

test('both workspaces hold something of every type that has an id', () => {
  const names = nodeTypes(schema).map(({ name }) => name)
  for (const { ids } of [side.ourSight, side.theirSight]) expect(names.filter((name) => !ids.has(name))).toEqual([])
})

test('nothing we can read is theirs', () => {
  expect(side.leaksIn(JSON.stringify([...side.ourSight.answers]))).toEqual([])
})

test('what they read themselves would be seen as theirs', async () => {
  const at = { apiUrl: side.world.apiUrl, headers: { cookie: side.theirs.cookie } }
  const queries = [...foreign()].filter(
    (call) => call.kind === 'query' && call.isWanted && !call.position.includes('.'),
  )
  const unseen = []
  for await (const { call, answer } of makeAll(schema, at, queries))
    if (side.leaksIn(JSON.stringify(answer)).length === 0) unseen.push(call.field.name)
  expect(unseen).toEqual([])
})

/** A key is judged like a person once it is known whose it is: for it, ids of the right type are enough. */
function callsOf(way: 'session' | 'key'): Iterable<Attempt> {
  return way === 'session' ? foreign() : [...foreign()].filter((call) => call.isWanted)
}

describe.each(['session', 'key'] as const)('with our %s', (way) => {
  test('no id of theirs is taken or tells anything, in any place of any query or mutation', async () => {
    const at = { apiUrl: side.world.apiUrl, headers: way === 'key' ? side.ourKey : { cookie: side.ours.cookie } }
    const wrong: string[] = []
    for await (const { call, answer, told } of makeAll(schema, at, callsOf(way))) {
      const sent = new Set(idsToldIn(JSON.stringify(call.values)))
      const errors = told.errors.map(({ message }) => message.slice(0, 200))
      const leaks = side.leaksIn(JSON.stringify([answer, errors])).filter((leak) => !sent.has(leak))
      for (const one of [...leaks, ...errors]) wrong.push(`${call.field.name} ${call.position} ${call.type}: ${one}`)
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })
})

test('after all that, every row of theirs is as it was, and none of ours names theirs', async () => {
  const now = await rowsOf(side.databaseUrl)
  const known = new Set(side.theirRows)
  expect(side.theirRows.filter((row) => !now.has(row))).toEqual([])
  const ours = [...now].filter((row) => !known.has(row))
  // The audit log keeps what we asked for, ids of theirs among it; what those name it must not know.
  const [told, others] = [ours.filter(isAudit), ours.filter((row) => !isAudit(row))]
  expect(others.filter((row) => [...idsIn([row])].some((id) => side.theirIds.has(id)))).toEqual([])
  expect(told.filter((row) => side.leaksIn(row).includes(mark))).toEqual([])
  const sight = await crawl(schema, side.world.apiUrl, { cookie: side.theirs.cookie })
  expect(lasting(sight.answers)).toEqual(lasting(side.theirSight.answers))
})

test('without signing in, only what is meant for everybody answers', async () => {
  const open = []
  for await (const { call, told } of makeAll(
    schema,
    { apiUrl: side.world.apiUrl, headers: {} },
    ownCalls(schema, side.ourSight.ids),
  ))
    if (!told.errors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) open.push(call.field.name)
  expect([...new Set(open)]).toEqual(['instance', 'invitation', 'viewer', 'unsubscribe'])
})

/** Mutations that were done, not refused. */
const done = new Set<string>()

function isProblem(answer: Record<string, unknown> | null): boolean {
  const type = schema.getType(String(answer?.['__typename']))
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Problem')
}

test('every query and mutation can be reached with ids of one’s own', async () => {
  const at = { apiUrl: side.world.apiUrl, headers: { cookie: side.ours.cookie } }
  const refused = new Map<string, string[]>()
  const reached = new Set<string>()
  for await (const { call, answer, told } of makeAll(schema, at, ownCalls(schema, side.ourSight.ids))) {
    const isInvalid = answer?.['__typename'] === 'InvalidInput'
    const why = [...told.errors.map(({ message }) => message), ...(isInvalid ? [JSON.stringify(answer)] : [])]
    if (why.length === 0) reached.add(call.field.name)
    if (call.kind === 'mutation' && why.length === 0 && !isProblem(answer)) done.add(call.field.name)
    else refused.set(call.field.name, why)
  }
  expect([...refused].filter(([name]) => !reached.has(name))).toEqual([])
})

function isAudit(row: string): boolean {
  return row.startsWith('AuditEntry ')
}

/** They leave no entry, for a reason. */
const unaudited = {
  unsubscribe: 'nobody is signed in: the link in a mail is enough, and changes only what its reader gets',
}

test('every mutation that did something stands in the audit log', async () => {
  // On the way a workspace was made, and gone on in: what we did stands in both.
  const { viewer } = await side.ours.graph.ask('{ viewer { workspace { id } } }')
  const { rows } = await side.world.dependencies.pool.query<{ action: string }>(
    `select distinct action from "AuditEntry" where "actorId" in (
      select "actorId" from "AuditEntry" where "workspaceId" = $1)`,
    idsToldIn(viewer.workspace.id),
  )
  const told = new Set(rows.map(({ action }) => action))
  const silent = [...done].filter((name) => !told.has(name) && !(name in unaudited))
  expect(silent).toEqual([])
  expect(done.size).toBeGreaterThan(40)
})

/** Without what is left of the calls to Xero: looking around uses some up. */
function lasting(answers: Map<string, unknown>): unknown {
  return JSON.parse(
    JSON.stringify([...answers], (key, value) => (/^(CallBudget|RateLimit)_/.test(key) ? undefined : value)),
  )
}
