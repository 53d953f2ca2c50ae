import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../lib/transaction.ts'
import { globalId, localId } from '../lib/ids.ts'
import { notify } from '../notification/notice.ts'
import { connectBooks } from '../testing/books.ts'
import { readName } from './names.store.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let owner: Asker

beforeAll(async () => {
  kit = await startKit()
  owner = await kit.signUp('Ada')
})
afterAll(() => kit.close())

const log = `query ($filter: AuditFilter) { auditLog(first: 5, filter: $filter) { nodes {
  id action actor { kind name id } subject subjectId requestId asked changes { field before after } names { id name } } } }`

async function newest(asker: Asker, filter: object = {}) {
  const { data, errors } = await asker.ask(log, { filter })
  expect(errors).toBeUndefined()
  return data.auditLog.nodes
}

const createClient = `mutation ($name: String!) { createClient(input: { name: $name }) { ... on Client { id } } }`

test('a change says who did it, to what, and what it was before', async () => {
  await owner.ask(`mutation { updateWorkspace(input: { name: "Ada & Co", strictAccountFilter: true }) { __typename } }`)
  const [entry] = await newest(owner)
  expect(entry).toMatchObject({
    action: 'updateWorkspace',
    actor: { kind: 'PERSON', name: 'Ada' },
    subject: 'Ada & Co',
  })
  expect(entry.changes).toEqual([
    { field: 'name', before: 'Ada’s workspace', after: 'Ada & Co' },
    { field: 'strictAccountFilter', before: 'false', after: 'true' },
  ])
  expect(entry.requestId).toMatch(/./)
})

test('what was asked is told by the names of then, and nobody else’s is', async () => {
  const stranger = await kit.signUp('Eve')
  const theirs = await stranger.ask(createClient, { name: 'Their secret client' })
  const { tax } = await connectBooks(kit, owner.workspaceId, new Date('2026-01-12T09:00:00Z'))
  const rate = await owner.ask(
    'mutation { createTaxRate(input: { name: "VAT", percent: "20" }) { ... on TaxRate { id } } }',
  )
  const [taxRateId, ledgerTaxRateId] = [rate.data.createTaxRate.id, globalId('LedgerTaxRate', tax.standard)]
  await owner.ask('mutation ($input: MapTaxInput!) { mapTax(input: $input) { __typename } }', {
    input: { taxRateId, ledgerTaxRateId, side: 'SALES' },
  })
  const [mapped] = await newest(owner, { action: 'mapTax' })
  expect(mapped.names).toEqual([
    { id: taxRateId, name: 'VAT' },
    { id: ledgerTaxRateId, name: '20% (VAT on Income)' },
  ])
  const client = { type: 'Client', id: localId('Client', theirs.data.createClient.id) ?? '' }
  const { prisma } = kit.dependencies
  expect(await readName(prisma, stranger.workspaceId, client)).toBe('Their secret client')
  expect(await readName(prisma, owner.workspaceId, client)).toBeUndefined()
})

test('what a key does is told as the key’s', async () => {
  const { data } = await owner.ask(`mutation { createApiKey(input: { name: "Shop", scopes: [CONTACTS_WRITE] }) {
    ... on CreateApiKeySuccess { key } } }`)
  const { key } = data.createApiKey
  await kit.ask(createClient, { name: 'Bo' }, { authorization: `Bearer ${key}` })
  const [made] = await newest(owner, { action: 'createClient' })
  expect(made).toMatchObject({ actor: { kind: 'KEY', name: 'Shop' }, subject: 'Bo' })
  expect(await newest(owner, { actorKind: 'KEY' })).toEqual([made])
  expect(await newest(owner, { subjectId: made.subjectId, actorId: made.actor.id })).toEqual([made])
})

test('what was refused changed nothing, and is not told', async () => {
  const before = await newest(owner)
  await owner.ask(createClient, { name: '<script>' })
  await owner.ask(createClient, { name: '' })
  expect(await newest(owner)).toEqual(before)
})

test('a change that is rolled back is not told either', async () => {
  const { prisma } = kit.dependencies
  const before = await newest(owner)
  const work = inTransaction(prisma, async (transaction) => {
    const notice = {
      kind: 'BACKFILL_FINISHED',
      organisation: 'X',
      end: 'finished',
      sent: 1,
      skipped: 0,
      failed: 0,
    } as const
    await notify(transaction, { workspaceId: owner.workspaceId }, notice)
    throw new Error('broken off')
  })
  await expect(work).rejects.toThrow('broken off')
  expect(await newest(owner)).toEqual(before)
})

test('what Tieout does by itself is told as its own', async () => {
  const notice = { kind: 'WEBHOOK_DISABLED', url: 'https://example.com/hook', because: 'GONE' } as const
  await notify(kit.dependencies.prisma, { workspaceId: owner.workspaceId }, notice)
  const [entry] = await newest(owner, { actorKind: 'SYSTEM' })
  expect(entry).toMatchObject({ action: 'webhookEndpointDisabled', subject: 'https://example.com/hook' })
})

test('a mutation sent twice under one key is told once', async () => {
  const headers = { ...owner.headers, 'idempotency-key': 'once' }
  for (let n = 0; n < 2; n++) await kit.ask(createClient, { name: 'Once' }, headers)
  const entries = await newest(owner, { action: 'createClient' })
  expect(entries.filter(({ subject }: { subject: string }) => subject === 'Once')).toHaveLength(1)
})

test('no secret is written down', async () => {
  await owner.ask(`mutation { acceptInvitation(input: { token: "very-secret-token" }) { __typename } }`)
  const { rows } = await kit.dependencies.pool.query('select detail::text from "AuditEntry"')
  expect(JSON.stringify(rows)).not.toContain('very-secret-token')
})

test('who may not administer does not see it', async () => {
  const member = await kit.join(owner, 'Mel', 'member')
  const { errors } = await member.ask(log)
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})

test('nobody changes what was written', async () => {
  const change = kit.dependencies.pool.query(`update "AuditEntry" set "actorName" = 'Eve'`)
  await expect(change).rejects.toThrow('never changed')
})

test('the log can be taken along as a table', async () => {
  await owner.ask(createClient, { name: '=HYPERLINK("http://evil")' })
  const { data } = await owner.ask(`{ auditExport(filter: { action: "createClient" }) { csv rows isCut } }`)
  const { csv, rows, isCut } = data.auditExport
  expect(isCut).toBe(false)
  expect(csv.split('\r\n')).toHaveLength(rows + 2)
  expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`)
})

test('somebody who signs in is told of', async () => {
  await kit.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: kit.dependencies.env.publicWebUrl },
    body: JSON.stringify({ email: 'ada@example.com', password: 'correct horse battery' }),
  })
  expect((await newest(owner, { action: 'signIn' }))[0].actor.name).toBe('Ada')
})
