import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Answer, type Kit, type Loose } from '../testing/kit.ts'
import { prepareDemo } from './prepare-demo.ts'
import { demoFile, type DemoFile } from './sign-in.ts'

let kit: Kit
let dataDir: string
let demo: DemoFile

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tieout-demo-'))
  kit = await startKit({ env: { DEMO: '1', TIEOUT_DATA_DIR: dataDir } })
  demo = await prepare()
})
afterAll(async () => {
  await kit.close()
  await rm(dataDir, { recursive: true })
})

function prepare(): Promise<DemoFile> {
  const { prisma, auth } = kit.dependencies
  return prepareDemo({ prisma, auth, dataDir, now: Date.parse('2026-11-20T10:41:00Z') })
}

function withKey(query: string, key = demo.apiKey): Promise<Answer> {
  return kit.ask(query, {}, { authorization: `Bearer ${key}` })
}

test('the demo’s file opens it, for a person and for a program', async () => {
  const { mode } = await stat(demoFile(dataDir))
  expect(mode & 0o777).toBe(0o600)
  const signIn = await kit.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
    body: JSON.stringify({ email: demo.email, password: demo.password }),
  })
  expect(signIn.status).toBe(200)
  const { data } = await withKey('{ viewer { workspace { name memberCount } } instance { demo { email password } } }')
  expect(data.viewer.workspace).toEqual({ name: 'Northlight Studio', memberCount: 6 })
  expect(data.instance.demo).toEqual({ email: demo.email, password: demo.password })
  expect(demo.apiKey).toMatch(/^tie_test_/)
})

test('there are invoices of every status, and their sums are right', async () => {
  const { data } = await withKey(`{ invoiceCounts { all notSynced draft paid } nextInvoiceNumber
    invoices(first: 100) { nodes { status issuedOn total { amount } amountPaid { amount } amountDue { amount }
      lines { net { amount } tax { amount } } payments { amount { amount } paidOn } } } }`)
  const { all, notSynced } = data.invoiceCounts
  expect(all).toBeGreaterThan(40)
  expect(notSynced).toBe(all)
  const nodes = data.invoices.nodes as Loose[]
  expect(new Set(nodes.map((node) => node.status)).size).toBe(5)
  const cents = (amount: string) => Number(amount.replace('.', ''))
  for (const { status, issuedOn, total, amountPaid, lines, payments } of nodes) {
    const sum = lines.reduce((all: number, one: Loose) => all + cents(one.net.amount) + cents(one.tax.amount), 0)
    expect(sum).toBe(cents(total.amount))
    expect(payments.reduce((all: number, one: Loose) => all + cents(one.amount.amount), 0)).toBe(
      cents(amountPaid.amount),
    )
    if (status === 'PAID') expect(amountPaid).toEqual(total)
    expect(issuedOn <= '2026-11-20').toBe(true)
  }
})

test('there is a collection of jobs, whose lines follow their hours', async () => {
  const { data } = await withKey(`{ collections { nodes { id pluralName recordCount fields { name } } } }`)
  const [jobs] = data.collections.nodes
  expect(jobs).toMatchObject({ pluralName: 'Jobs', recordCount: 2 })
  const { data: found } = await withKey(`{ records(collectionId: "${jobs.id}", search: "cobalt") { nodes {
    title client { name } total { amount } lines { quantity quantityField { name } project { name } } } } }`)
  expect(found.records.nodes).toMatchObject([
    { client: { name: 'Cobalt Cycles' }, total: { amount: '2656.00' }, lines: [{ quantity: '24' }, {}, {}] },
  ])
})

test('preparing it again changes nothing', async () => {
  expect(await prepare()).toEqual(demo)
  const { data } = await withKey('{ viewer { workspace { memberCount apiKeys { name } } } }')
  expect(data.viewer.workspace).toEqual({ memberCount: 6, apiKeys: [{ name: 'Demo' }] })
})

test('with its file gone, it can be opened again', async () => {
  await rm(demoFile(dataDir))
  const again = await prepare()
  const { data } = await withKey('{ viewer { role } }', again.apiKey)
  expect(data.viewer.role).toBe('ADMIN')
})
