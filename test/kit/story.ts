import { createHash } from 'node:crypto'
import type { PersonAction } from '../xero-simulator/simulator.ts'
import { graphAt, type Graph } from './graph.ts'
import type { World } from './world.ts'

/** Where a Tieout and its Xero are reached. */
export type Doors = Pick<World, 'apiUrl' | 'webUrl' | 'simulator'>

/** A workspace with one owner, as a new user would make it, and the Xero organisation it is to be tied to. */
export interface Story {
  graph: Graph
  cookie: string
  organisation: { organisationId: string; name: string }
  connect(): Promise<string>
  /** Default tax code and income account, and with `payments` the bank account. */
  mapDefaults(options?: { payments?: boolean }): Promise<void>
  createClient(name: string, email?: string): Promise<string>
  createTaxRate(name: string, percent: string): Promise<string>
  /** A draft of one line at 100.00 for each number. */
  createInvoice(number: string, more?: Record<string, unknown>): Promise<string>
  send(invoiceId: string): Promise<Record<string, any>>
  invoice(number: string): Promise<Record<string, any>>
  /** Does what a person does in Xero's own screens. */
  inXero(action: DistributiveOmit<PersonAction, 'organisationId'>): void
  held(): Record<string, any>[]
}

type DistributiveOmit<T, K extends keyof any> = T extends unknown ? Omit<T, K> : never

let people = 0

/**
 * Signs a new person up. `as` a cookie goes on as its owner; `as` key asks everything with an API key alone, after the
 * owner made one, and no browser holds a session.
 */
export async function beginStory(
  world: Doors,
  template: 'uk' | 'nz' = 'uk',
  as: { cookie: string } | 'person' | 'key' = 'person',
): Promise<Story> {
  const cookie = typeof as === 'object' ? as.cookie : await signUp(world, `person${++people}-${Date.now()}@example.com`)
  const graph = graphAt(world.apiUrl, as === 'key' ? await makeKey(world, cookie) : { cookie })
  // Whoever is signed in already is the demo's owner, and the organisation is theirs.
  const name = typeof as === 'object' ? 'Northlight Studio Ltd' : `Studio ${people} Ltd`
  const organisation = world.simulator.control.createOrganisation({ template, name })
  const { organisationId } = organisation
  let clientId: string | undefined
  let taxRateId: string | undefined

  const createClient: Story['createClient'] = async (name, email) =>
    (await graph.run('createClient', { name, email }, '... on Client { id }'))['id']
  const createTaxRate: Story['createTaxRate'] = async (name, percent) =>
    (await graph.run('createTaxRate', { name, percent }, '... on TaxRate { id }'))['id']

  return {
    graph,
    cookie,
    organisation,
    createClient,
    createTaxRate,
    connect: async () => {
      const begun = await graph.run('connect', { provider: 'XERO' }, '... on ConnectSuccess { authorizationUrl }')
      const back = world.simulator.control.authorise({
        url: begun['authorizationUrl'],
        organisationIds: [organisationId],
      })
      return visitCallback(world, back, as === 'key' ? {} : { cookie })
    },
    mapDefaults: async ({ payments = false } = {}) => {
      const { ledgerTaxRates, income, bank } = await graph.ask(`{
        ledgerTaxRates(first: 100) { nodes { id taxType } }
        income: ledgerAccounts(first: 100, purpose: INCOME) { nodes { id code } }
        bank: ledgerAccounts(first: 100, purpose: PAYMENT) { nodes { id type } } }`)
      const tax = ledgerTaxRates.nodes.find((rate: any) => rate.taxType === 'OUTPUT2')
      const sales = income.nodes.find((account: any) => account.code === '200')
      const account = bank.nodes.find((one: any) => one.type === 'BANK')
      await graph.run('mapTax', { ledgerTaxRateId: tax.id }, '... on TaxMapping { id }')
      await graph.run('mapAccount', { purpose: 'INCOME', ledgerAccountId: sales.id }, '... on AccountMapping { id }')
      if (payments)
        await graph.run(
          'mapAccount',
          { purpose: 'PAYMENT', ledgerAccountId: account.id },
          '... on AccountMapping { id }',
        )
    },
    createInvoice: async (number, more = {}) => {
      clientId ??= await createClient('Acme & Sons', 'accounts@acme.example')
      taxRateId ??= await createTaxRate('VAT', template === 'uk' ? '20' : '15')
      const line = { description: 'Design', quantity: '1', unitPrice: '100', taxRateId }
      const input = { clientId, number, issuedOn: '2026-11-01', dueOn: '2026-12-01', lines: [line], ...more }
      const created = await graph.run('createInvoice', input, '... on Invoice { id }')
      if (!created['id']) throw new Error(JSON.stringify(created))
      return created['id']
    },
    send: (invoiceId) => graph.run('sendInvoice', { invoiceId }, '... on Invoice { id status sync { state } }'),
    invoice: async (number) => {
      const { invoiceByNumber } = await graph.ask(
        `query ($number: String!) { invoiceByNumber(number: $number) { id number status version
          total { amount currency } amountDue { amount }
          payments { amount { amount } origin reversed ledgerId sync { state reason { code } } }
          timeline { kind text }
          sync { state attempts ledgerId ledgerUrl ledgerStatus ledgerTotal { amount } nextAttemptAt
            reason { code title message fix { label path } } warning { code message } } } }`,
        { number },
      )
      return invoiceByNumber
    },
    inXero: (action) => world.simulator.control.act({ ...action, organisationId } as PersonAction),
    held: () => world.simulator.control.state(organisationId).invoices as Record<string, any>[],
  }
}

/** Where a Tieout is. */
type Addresses = Pick<World, 'apiUrl' | 'webUrl'>

const password = 'correct horse battery staple'

/** Signs a new person up and answers their session cookie. */
export function signUp(world: Addresses, email: string): Promise<string> {
  return authenticate(world, 'sign-up', { name: 'Maya Okafor', email, password })
}

/** Signs somebody who signed up in again, in another browser; answers its session cookie. */
export function signIn(world: Addresses, email: string): Promise<string> {
  return authenticate(world, 'sign-in', { email, password })
}

async function authenticate(
  world: Addresses,
  way: 'sign-up' | 'sign-in',
  body: { email: string; password: string; name?: string },
): Promise<string> {
  const answer = await fetch(`${world.apiUrl}/api/auth/${way}/email`, {
    method: 'POST',
    // Each person at an address of their own: an address that signs up many people is held back.
    headers: { 'content-type': 'application/json', origin: world.webUrl, 'x-forwarded-for': addressOf(body.email) },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${way}: ${answer.status} ${await answer.text()}`)
  return cookiesOf(answer)
}

/** The headers of a key that may do everything, made by whoever holds the cookie. */
export async function makeKey(world: Doors, cookie: string): Promise<Record<string, string>> {
  const owner = graphAt(world.apiUrl, { cookie })
  const { scopes } = await owner.ask('{ scopes: __type(name: "ApiKeyScope") { enumValues { name } } }')
  const all = scopes.enumValues.map(({ name }: { name: string }) => name)
  const input = { name: 'Their product', scopes: all }
  const { key } = await owner.run('createApiKey', input, '... on CreateApiKeySuccess { key }')
  return { authorization: `Bearer ${key}` }
}

/** Follows Xero's redirect back, in the browser that holds these cookies; answers where the person lands. */
export async function visitCallback(world: Addresses, back: string, headers: Record<string, string>): Promise<string> {
  const { search, pathname } = new URL(back)
  const answer = await fetch(`${world.apiUrl}${pathname}${search}`, { redirect: 'manual', headers })
  return (answer.headers.get('location') ?? '').replace(world.webUrl, '')
}

function addressOf(email: string): string {
  return [...createHash('sha256').update(email).digest().subarray(0, 3)].join('.').replace(/^/, '10.')
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
