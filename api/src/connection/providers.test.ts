import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LedgerConsent, TokenAnswer } from '../engine/ledger-consent.ts'
import { seal } from '../lib/seal.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'
import { callbackRoutes } from './callback.ts'

/** Tokens as a provider gives them; what it was asked for is written down, in order. */
function makeProvider(name: string, asked: string[]): LedgerConsent {
  const tokens: TokenAnswer = {
    ok: true,
    tokens: {
      ...{ accessToken: `${name} access`, refreshToken: `${name} refresh`, expiresInSeconds: 1800, scopes: ['books'] },
      ...{ ledgerUserId: 'the same person', consentId: undefined },
    },
  }
  const note = <Answer>(what: string, answer: Answer): Promise<Answer> => {
    asked.push(`${name}: ${what}`)
    return Promise.resolve(answer)
  }
  const report = { operation: 'list', status: 200, durationMs: 1 } as never
  return {
    scopes: ['books'],
    authorizationUrl: ({ state }) => `https://${name}.example/?state=${state}`,
    exchangeCode: (code) => note(`exchange ${code}`, code === 'good' ? tokens : refused),
    refresh: () => note('refresh', tokens),
    revoke: (token) => note(`revoke ${token}`, { ok: true }),
    listOrganisations: () =>
      note('list', {
        ok: true as const,
        value: ['One', 'Two'].map((one) => ({
          ...{ ledgerConnectionId: `${name} ${one}`, ledgerOrganisationId: `${name} ${one}`, name: `${one} Ltd` },
        })),
        report,
      }),
    removeOrganisation: (_, id) => note(`remove ${id}`, { ok: true }),
  }
}

const refused: TokenAnswer = { ok: false, failure: { kind: 'refused', said: 'no' } }
const asked: string[] = []
let kit: Kit
let owner: Asker

beforeAll(async () => {
  kit = await startKit({
    consent: makeProvider('xero', asked),
    providers: { QUICKBOOKS: { name: 'QuickBooks', consent: makeProvider('quickbooks', asked) } },
    routes: (dependencies) => [callbackRoutes(dependencies)],
  })
  owner = await kit.signUp('Owner')
  await tieToQuickBooks()
})
afterAll(() => kit.close())

/** As the second provider's own adapter would leave it. */
async function tieToQuickBooks(): Promise<void> {
  const { prisma, sealKey } = kit.dependencies
  const { workspaceId } = owner
  const now = new Date()
  const organisation = await prisma.organisation.create({
    data: { workspaceId, provider: 'QUICKBOOKS', ledgerOrganisationId: 'realm', name: 'Old Books Ltd' },
  })
  const id = 'f5a0a1a8-6a4e-4a8e-9a35-000000000001'
  await prisma.grant.create({
    data: {
      ...{ id, provider: 'QUICKBOOKS', ledgerUserId: 'the same person', refreshedAt: now, scopes: ['books'] },
      sealedAccessToken: seal('old access', id, sealKey),
      sealedRefreshToken: seal('old refresh', id, sealKey),
      accessExpiresAt: new Date(now.getTime() + 1_800_000),
    },
  })
  const ties = { workspaceId, grantId: id, organisationId: organisation.id, ledgerConnectionId: 'realm' }
  await prisma.connection.create({ data: { ...ties, provider: 'QUICKBOOKS', status: 'CONNECTED', connectedAt: now } })
}

const CONNECT = `mutation ($input: ConnectInput!) { connect(input: $input) {
  __typename ... on ConnectSuccess { authorizationUrl } ... on Problem { code message } } }`

async function connect(input: object) {
  return (await owner.ask(CONNECT, { input })).data.connect
}

async function standingNow() {
  const { data } = await owner.ask('{ connection { provider status organisationName } }')
  return data.connection
}

async function comeBack(authorizationUrl: string, code: string): Promise<string> {
  const state = new URL(authorizationUrl).searchParams.get('state')
  const answer = await kit.request(`/connections/callback?state=${state}&code=${code}`, { headers: owner.headers })
  return new URL(answer.headers.get('location') ?? '').search
}

test('both providers are offered, for both are registered', async () => {
  const { data } = await owner.ask('{ integrations { provider name } }')
  expect(data.integrations).toEqual([
    { provider: 'QUICKBOOKS', name: 'QuickBooks' },
    { provider: 'XERO', name: 'Xero' },
  ])
})

test('another provider is not connected beside the one that is, and is told by name', async () => {
  expect(await connect({ provider: 'XERO' })).toMatchObject({
    ...{ __typename: 'Conflict', code: 'PROVIDER_CONFLICT' },
    message: expect.stringContaining('QuickBooks'),
  })
})

test('asked to switch, the old one stays until the new one’s consent is given', async () => {
  const begun = await connect({ provider: 'XERO', replaceExisting: true })
  expect(begun.authorizationUrl).toContain('xero.example')
  expect(await standingNow()).toMatchObject({ provider: 'QUICKBOOKS', status: 'CONNECTED' })
  expect(await comeBack(begun.authorizationUrl, 'bad')).toBe('?result=failed')
  expect(await standingNow()).toMatchObject({ provider: 'QUICKBOOKS', status: 'CONNECTED' })
  expect(asked.filter((one) => /remove|revoke/.test(one))).toEqual([])
})

test('given, the old one ends at its own provider, and the new one is the only one', async () => {
  const begun = await connect({ provider: 'XERO', replaceExisting: true })
  asked.length = 0
  expect(await comeBack(begun.authorizationUrl, 'good')).toBe('?result=choose')
  expect(asked).toEqual([
    'xero: exchange good',
    'xero: list',
    'quickbooks: remove realm',
    'quickbooks: revoke old refresh',
  ])
  expect(await standingNow()).toMatchObject({ provider: 'XERO', status: 'CHOOSING_ORGANISATION' })
  const ended = await kit.dependencies.prisma.connection.findFirstOrThrow({ where: { provider: 'QUICKBOOKS' } })
  expect(ended).toMatchObject({ status: 'DISCONNECTED', statusCode: 'REPLACED' })
})

test('a provider that is not registered is offered to nobody and connects nothing', async () => {
  const plain = await startKit({ consent: makeProvider('xero', []) })
  const other = await plain.signUp('Other')
  const { data } = await other.ask(CONNECT, { input: { provider: 'QUICKBOOKS' } })
  expect(data.connect).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' })
  expect((await other.ask('{ integrations { provider } }')).data.integrations).toEqual([{ provider: 'XERO' }])
  await plain.close()
})
