import { createTestDatabase } from '@tieout/prisma/testing'
import type { Hono } from 'hono'
import { makeDependencies, type Dependencies, type Overrides } from '../dependencies.ts'
import type { LedgerConsent } from '../engine/ledger-consent.ts'
import type { Ledger } from '../engine/ledger.ts'
import { makeServer } from '../server.ts'
import { testEnv } from './env.ts'

/** A test reads exactly what it asked for, and fails where it is not there: its query is its type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loose = any

/** What one operation answered. */
export interface Answer {
  data: Loose
  errors: { message: string; path?: string[]; extensions: { code: string; requestId: string } }[] | undefined
}

/** Somebody who asks: their headers, and the workspace they ask in. */
export interface Asker {
  headers: Record<string, string>
  workspaceId: string
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>
}

/** A Tieout of one test, on a database of its own. */
export interface Kit {
  dependencies: Dependencies
  request: Hono['request']
  /** Every statement Prisma sent so far. */
  statements: string[]
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>
  /** Signs a new person up: the owner of a workspace of their own. */
  signUp(name: string): Promise<Asker>
  /** Adds a new person to `owner`'s workspace. */
  join(owner: Asker, name: string, role: 'admin' | 'member' | 'viewer'): Promise<Asker>
  close(): Promise<void>
}

export interface KitOptions extends Overrides {
  env?: Record<string, string>
  routes?: (dependencies: Dependencies) => Hono[]
}

/** Starts one. Unless a ledger is given, reaching for it is a bug of the test and throws. */
export async function startKit({ env = {}, routes, ...overrides }: KitOptions = {}): Promise<Kit> {
  const database = await createTestDatabase()
  const statements: string[] = []
  const dependencies = makeDependencies(testEnv(database.url, env), {
    ledger: unreachable<Ledger>('ledger'),
    consent: unreachable<LedgerConsent>('consent'),
    onStatement: (sql) => statements.push(sql),
    ...overrides,
  })
  await dependencies.listener.started
  const { app } = makeServer(dependencies, routes?.(dependencies))
  const request: Hono['request'] = (...given) => app.request(...given)

  const ask: Kit['ask'] = async (query, variables = {}, headers = {}) => {
    const body = JSON.stringify({ query, variables })
    const answer = await app.request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    return (await answer.json()) as Answer
  }

  const register = async (name: string): Promise<{ cookie: string; userId: string }> => {
    const answer = await app.request('/api/auth/sign-up/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: dependencies.env.publicWebUrl },
      body: JSON.stringify({ name, email: `${name.toLowerCase()}@example.com`, password: 'correct horse battery' }),
    })
    if (!answer.ok) throw new Error(`${name} could not sign up: ${answer.status} ${await answer.text()}`)
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    return { cookie, userId: ((await answer.json()) as { user: { id: string } }).user.id }
  }

  const asker = (headers: Record<string, string>, workspaceId: string): Asker => ({
    headers,
    workspaceId,
    ask: (query, variables) => ask(query, variables, headers),
  })

  return {
    dependencies,
    request,
    statements,
    ask,
    signUp: async (name) => {
      const { cookie, userId } = await register(name)
      const member = await dependencies.prisma.member.findFirstOrThrow({ where: { userId } })
      return asker({ cookie }, member.organizationId)
    },
    join: async (owner, name, role) => {
      const { cookie, userId } = await register(name)
      await dependencies.prisma.member.deleteMany({ where: { userId } })
      await dependencies.prisma.member.create({ data: { userId, role, organizationId: owner.workspaceId } })
      return asker({ cookie }, owner.workspaceId)
    },
    close: async () => {
      await dependencies.close()
      await database.drop()
    },
  }
}

function unreachable<Port extends object>(name: string): Port {
  const complain = (_: Port, property: string | symbol): never => {
    throw new Error(`This test reached for ${name}.${String(property)}.`)
  }
  return new Proxy({} as Port, { get: complain })
}
