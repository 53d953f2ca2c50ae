import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAll, ownCalls } from '../isolation/attack.ts'
import { readContract, rootFields, selection } from '../isolation/contract.ts'
import type { Sight } from '../isolation/crawl.ts'
import { openNeighbours, type Neighbours } from '../isolation/neighbours.ts'
import { idsIn, idsToldIn, rowsOf } from '../isolation/rows.ts'
import { listen } from '../kit/listen.ts'
import type { Story } from '../kit/story.ts'
import { getNamedType } from 'graphql'

const schema = readContract()
let side: Neighbours

beforeAll(async () => {
  side = await openNeighbours(schema)
})
afterAll(() => side.world.close())

async function expectUntouched(): Promise<void> {
  const now = await rowsOf(side.databaseUrl)
  const known = new Set(side.theirRows)
  expect(side.theirRows.filter((row) => !now.has(row))).toEqual([])
  expect([...now].filter((row) => !known.has(row) && [...idsIn([row])].some((id) => side.theirIds.has(id)))).toEqual([])
}

/** What came back, without what was sent. */
async function leaksOf(answer: Response, sent: string): Promise<string[]> {
  const given = new Set(idsToldIn(sent))
  const told = [...answer.headers].join() + Buffer.from(await answer.arrayBuffer()).toString('latin1')
  return side.leaksIn(told).filter((leak) => !given.has(leak))
}

describe('every other address', () => {
  const paths = () => side.world.routes.filter(({ path }) => !path.includes('*') && path !== '/graphql')

  /** The path with the id at each of its parameters. */
  function filled(path: string, id: string): string {
    return path.replaceAll(/:\w+/g, encodeURIComponent(id))
  }

  test.each(['session', 'key'] as const)('tells our %s nothing of theirs', async (way) => {
    const headers = way === 'key' ? side.ourKey : { cookie: side.ours.cookie }
    const wrong: string[] = []
    for (const { method, path } of paths()) {
      for (const [type, [id = '']] of path.includes(':')
        ? side.theirSight.ids
        : ([['', ['']]] as [string, string[]][])) {
        const at = filled(path, id)
        const body = method === 'GET' ? {} : { body: id, headers: { ...headers, 'content-type': 'image/png' } }
        const answer = await fetch(`${side.world.apiUrl}${at}`, { method, headers, redirect: 'manual', ...body })
        const leaks = await leaksOf(answer, at)
        if (leaks.length > 0 || (path.includes(':') && answer.ok))
          wrong.push(`${method} ${path} ${type} ${answer.status} ${leaks.join()}`)
      }
    }
    expect(wrong).toEqual([])
    await expectUntouched()
  })

  test('that takes an id answers who it belongs to', async () => {
    const silent: string[] = []
    for (const { method, path } of paths().filter(({ path }) => path.includes(':'))) {
      const statuses = []
      for (const [, [id = '']] of side.theirSight.ids) {
        const body = method === 'GET' ? {} : { body: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 255, 0]) }
        const headers = { cookie: side.theirs.cookie, 'content-type': 'image/png' }
        // A file's name is no id.
        const at = path.replace(':fileName', 'zebra-2.png')
        statuses.push((await fetch(`${side.world.apiUrl}${filled(at, id)}`, { method, headers, ...body })).ok)
      }
      if (!statuses.includes(true)) silent.push(`${method} ${path}`)
    }
    expect(silent).toEqual([])
  })
})

test('no address of sign-in and workspaces takes or tells what is theirs', async () => {
  const { prisma, auth } = side.world.dependencies
  const workspaceId =
    [...side.theirIds].find((id) => side.theirRows.some((row) => row.startsWith(`Workspace (${id},`))) ?? ''
  const [member, invitation, apiKey] = await Promise.all([
    prisma.member.findFirstOrThrow({
      where: { organizationId: workspaceId },
      include: { user: true, workspace: true },
    }),
    prisma.invitation.findFirstOrThrow({ where: { organizationId: workspaceId } }),
    prisma.apikey.findFirstOrThrow({ where: { referenceId: workspaceId } }),
  ])
  const before = await rowsOf(side.databaseUrl)
  const given: Record<string, unknown> = {
    ...{ organizationId: workspaceId, organizationSlug: member.workspace.slug, slug: member.workspace.slug },
    ...{ memberId: member.id, memberIdOrEmail: member.id, userId: member.userId, invitationId: invitation.id },
    ...{ keyId: apiKey.id, id: apiKey.id, configId: 'default', role: 'owner', name: 'ours', data: { name: 'ours' } },
  }
  const endings = /sign-out|revoke|delete|change|sign-in|sign-up/
  const endpoints = Object.values(
    auth.api as Record<string, { path?: string; options?: { method?: string | string[] } }>,
  )
    .flatMap(({ path, options }) => [options?.method ?? []].flat().map((method) => ({ method, path: path ?? '' })))
    .filter(({ path }) => path && !endings.test(path))
  const wrong: string[] = []
  for (const { method, path } of endpoints) {
    const query = new URLSearchParams(Object.entries(given).map(([key, value]) => [key, String(value)]))
    const body = method === 'GET' ? {} : { body: JSON.stringify(given) }
    const answer = await fetch(`${side.world.apiUrl}/api/auth${path.replaceAll(/:\w+/g, apiKey.id)}?${query}`, {
      method,
      headers: { 'content-type': 'application/json', origin: side.world.webUrl, cookie: side.ours.cookie },
      redirect: 'manual',
      ...body,
    })
    const leaks = await leaksOf(answer, JSON.stringify(given))
    if (leaks.length > 0) wrong.push(`${method} ${path} ${answer.status} ${leaks.join()}`)
  }
  expect(endpoints.length).toBeGreaterThan(30)
  expect(wrong).toEqual([])
  const now = await rowsOf(side.databaseUrl)
  const mine = [...now].filter((row) => !before.has(row) && [...idsIn([row])].some((id) => side.theirIds.has(id)))
  expect(mine).toEqual([])
  expect([...before].filter((row) => !now.has(row) && side.theirRows.includes(row))).toEqual([])
})

test('no subscription tells what happens in theirs', async () => {
  /** Opens every subscription; `first` comes with the first news that are somebody's, `heard` holds all until then. */
  const open = (story: Story, isOf: (text: string) => boolean) =>
    rootFields(schema, 'subscription').map((field) => {
      const asked = `subscription { ${field.name} ${selection(schema, getNamedType(field.type), 2)} }`
      const news = listen(side.world, story, asked)
      const heard: string[] = []
      const first = (async () => {
        for (let isSomebodys = false; !isSomebodys; isSomebodys = isOf(heard.at(-1) ?? '')) {
          const { done, value } = await news.next()
          if (done) throw new Error(`${field.name} ended after ${heard.length} news.`)
          heard.push(JSON.stringify(value))
        }
      })()
      return { first, heard, news }
    })
  const live = async (story: Story, sight: Sight) => {
    const at = { apiUrl: side.world.apiUrl, headers: { cookie: story.cookie } }
    // Whoever goes on in another workspace hears no more of this one, news on their way included.
    const leaves = ['createWorkspace', 'switchWorkspace']
    const calls = [...ownCalls(schema, sight.ids)].filter(
      ({ kind, field }) => kind === 'mutation' && !leaves.includes(field.name),
    )
    for await (const made of makeAll(schema, at, calls)) void made
  }
  const ours = open(side.ours, (text) => idsToldIn(text).length > 0)
  const theirs = open(side.theirs, (text) => side.leaksIn(text).length > 0)
  await live(side.theirs, side.theirSight)
  await Promise.all(theirs.map(({ first }) => first))
  await live(side.ours, side.ourSight)
  await Promise.all(ours.map(({ first }) => first))
  expect(ours.flatMap(({ heard }) => heard.flatMap((text) => side.leaksIn(text)))).toEqual([])
  for (const { news } of [...ours, ...theirs]) await news.return(undefined)
})
