import { visitCallback, type Story } from '../kit/story.ts'
import type { Actor } from './actor.ts'

/** Maps what a workspace sells, buys and taxes to the books it is tied to. */
export async function mapAll(story: Story, reducedRate: string): Promise<void> {
  const { graph } = story
  await story.mapDefaults({ payments: true })
  const { accounts, rates } = await graph.ask(`{
    accounts: ledgerAccounts(first: 100, purpose: EXPENSE) { nodes { id code } }
    rates: ledgerTaxRates(first: 100) { nodes { id taxType } } }`)
  const account = accounts.nodes.find((one: any) => one.code === '429')
  const rate = rates.nodes.find((one: any) => one.taxType === 'RROUTPUT')
  await graph.run('mapAccount', { purpose: 'EXPENSE', ledgerAccountId: account.id }, '... on AccountMapping { id }')
  await graph.run('mapTax', { taxRateId: reducedRate, ledgerTaxRateId: rate.id }, '... on TaxMapping { id }')
}

/**
 * Goes on with the other organisation of this history, which a person allows first. Nothing happens where nothing is
 * connected, or where Xero or the network fail.
 */
export async function changeOrganisation(actor: Actor): Promise<void> {
  const { story, other } = actor
  const { connection } = await story.graph.ask('{ connection { status } }')
  if (connection.status !== 'CONNECTED') return
  if (!(await findOther(story))) await allow(actor)
  const found = await findOther(story)
  if (!found) return
  const changed = await story.graph.run('changeOrganisation', found, '... on Connection { id }')
  if (changed['__typename'] !== 'Connection') return
  Object.assign(actor, { story: other, other: story })
  await settleIn(actor)
}

/** Maps to books that nobody mapped to yet, once they were read. */
export async function settleIn(actor: Actor): Promise<void> {
  const { story, mapped, taxRates } = actor
  if (mapped.has(story)) return
  const { rates } = await story.graph.ask('{ rates: ledgerTaxRates(first: 1) { nodes { id } } }')
  if (rates.nodes.length === 0) return
  await mapAll(story, taxRates.mapped)
  mapped.add(story)
}

/** Every call that the organisation which is not connected has seen. */
export function callsElsewhere({ world, other }: Actor): string[] {
  const { organisationId } = other.organisation
  return world.simulator.control.requests({ organisationId }).map(({ method, path }) => `${method} ${path}`)
}

async function allow({ world, story, other }: Actor): Promise<void> {
  const wish = { provider: 'XERO', addOrganisation: true }
  const begun = await story.graph.run('connect', wish, '... on ConnectSuccess { authorizationUrl }')
  const url = begun['authorizationUrl']
  if (!url) return
  const { organisationId } = other.organisation
  const back = world.simulator.control.authorise({ url, organisationIds: [organisationId] })
  await visitCallback(world, back, { cookie: story.cookie })
}

async function findOther({ graph }: Story): Promise<{ connectionId: string; organisationId: string } | undefined> {
  const { connection } = await graph.ask('{ connection { id status organisation { id } organisations { id } } }')
  if (connection?.status !== 'CONNECTED') return undefined
  const other = connection.organisations.find((one: any) => one.id !== connection.organisation.id)
  return other && { connectionId: connection.id, organisationId: other.id }
}
