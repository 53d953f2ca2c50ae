import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ledger } from '../engine/ledger.ts'
import { globalId } from '../lib/ids.ts'
import { connectBooks } from '../testing/books.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

const at = new Date('2026-11-20T02:10:00Z')
/** Nothing here reaches the ledger; an estimate asks how large its pages are, a finding where its screens are. */
const ledger = {
  readSize: 1000,
  documentUrl: (_: unknown, __: unknown, id: string) => `https://ledger.test/${id}`,
} as unknown as Ledger

let kit: Kit
let owner: Asker
let organisationId: string

beforeAll(async () => {
  kit = await startKit({ ledger })
  owner = await kit.signUp('Owner')
  organisationId = (await connectBooks(kit, owner.workspaceId, at)).organisationId
})
afterAll(() => kit.close())

const money = { ours: '100', theirs: '90', oursPaid: '0', theirsPaid: '0' }

async function addFinished(findings: number, contactName = 'Acme'): Promise<string> {
  const { workspaceId } = owner
  const row = { workspaceId, number: 'INV-1', contactName, issuedOn: at, currency: 'GBP', fingerprint: 'f' }
  const { id } = await kit.dependencies.prisma.reconciliation.create({
    data: {
      ...{ workspaceId, organisationId, origin: 'PERSON', state: 'DONE', estimatedCalls: 1, calls: 1, createdAt: at },
      ...{ startedAt: at, readAt: at, endedAt: at, differences: findings, issuedFrom: at, issuedTo: at },
      totals: [{ class: 'DIFFERENT', currency: 'GBP', count: findings, ...money }],
      findings: {
        create: Array.from({ length: findings }, () => {
          const { workspaceId: own, ...more } = row
          return { ...more, workspaceId: own, class: 'DIFFERENT' as const, ledgerId: 'there', ours: 100n, theirs: 90n }
        }),
      },
    },
  })
  return globalId('Reconciliation', id)
}

describe('who may do what', () => {
  const mutations = (id: string) => [
    'startReconciliation(input: {})',
    `cancelReconciliation(input: { id: "${id}" })`,
    `repairFindings(input: { reconciliationId: "${id}", class: DIFFERENT, repair: PUSH })`,
    `acceptFindings(input: { reconciliationId: "${id}", class: DIFFERENT })`,
  ]

  test.each(['member', 'viewer'] as const)('a %s reads, and changes nothing', async (role) => {
    const id = await addFinished(2)
    const reader = await kit.join(owner, `Reader${role}`, role)
    const { data } = await reader.ask(
      `{ reconciliation(id: "${id}") { toDo findings { totalCount nodes { ledgerUrl } } } }`,
    )
    expect(data.reconciliation).toMatchObject({ toDo: 2, findings: { totalCount: 2 } })
    for (const mutation of mutations(id)) {
      const { errors } = await reader.ask(`mutation { ${mutation} { __typename } }`)
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
  })

  test('another workspace finds nothing of it', async () => {
    const id = await addFinished(1)
    const stranger = await kit.signUp('Stranger')
    const { data } = await stranger.ask(
      `{ reconciliation(id: "${id}") { id } node(id: "${id}") { id } reconciliations { totalCount } reconciliationEstimate { calls } }`,
    )
    expect(data).toEqual({
      reconciliation: null,
      node: null,
      reconciliations: { totalCount: 0 },
      reconciliationEstimate: null,
    })
    for (const mutation of mutations(id).slice(1)) {
      const answer = await stranger.ask(`mutation { ${mutation} { __typename } }`)
      expect(Object.values(answer.data)).toEqual([{ __typename: 'NotFound' }])
    }
  })

  test('findings are named one by one or by their class, never neither', async () => {
    const id = await addFinished(1)
    const { data } = await owner.ask(`mutation { acceptFindings(input: { reconciliationId: "${id}" }) { __typename } }`)
    expect(data.acceptFindings).toEqual({ __typename: 'InvalidInput' })
  })
})

test('a list takes the same number of statements, however many reconciliations and findings there are', async () => {
  const query = `{ reconciliations(first: 50) { totalCount nodes { id organisationName timeZone toDo kinds reason { code } totals { kind class }
    findings(first: 20) { totalCount nodes { kind number ledgerUrl documentId path invoice { number } repairs } } } } }`
  await addFinished(3)
  const few = await countStatements(query)
  for (let n = 0; n < 4; n++) await addFinished(6)
  expect(await countStatements(query)).toBe(few)
})

test('the statement carries sums, findings and no formula', async () => {
  const id = await addFinished(1, '=HYPERLINK("https://evil.example")')
  const { data } = await owner.ask(`{ reconciliation(id: "${id}") { statement } }`)
  const lines = data.reconciliation.statement.split('\r\n')
  expect(lines).toContain('Organisation,Northlight Studio Ltd')
  expect(lines).toContain('Read from Xero,2026-11-20 02:10:00 to 2026-11-20 02:10:00')
  expect(lines).toContain('INVOICE,DIFFERENT,GBP,1,1.00,0.90,0.10,0.00,0.00')
  expect(lines).toContain(
    `INVOICE,DIFFERENT,INV-1,"'=HYPERLINK(""https://evil.example"")",2026-11-20,GBP,1.00,0.90,,,,`,
  )
})

async function countStatements(query: string): Promise<number> {
  const before = kit.statements.length
  const { errors } = await owner.ask(query)
  expect(errors).toBeUndefined()
  return kit.statements.length - before
}
