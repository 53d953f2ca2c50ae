import { beginOldStory } from '../kit/old-story.ts'
import { attachReceipt, kinds, type Kind } from '../kit/kinds.ts'
import { recordPayment, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { minute, type TimedWorld } from '../kit/timed-world.ts'

const [bill, creditNote, expense] = kinds as [Kind, Kind, Kind, Kind]

/**
 * A workspace that uses everything: every type that has an id has a row in it. `mark` stands in every text of its own,
 * so that a word of it is known wherever it turns up.
 */
export async function settle(world: TimedWorld, mark: string): Promise<Story> {
  const story = await beginOldStory(world, 2, async ({ graph }) => {
    await graph.run('updateWorkspace', { name: `${mark} workspace` }, '... on Workspace { id }')
  })
  const run = async (mutation: string, input: object | undefined, type: string): Promise<string> => {
    const made = await story.graph.run(mutation, input, `... on ${type} { id }`)
    if (made['__typename'] !== type) throw new Error(`${mutation}: ${JSON.stringify(made)}`)
    return made['id']
  }
  await tellBuying(story, run)
  const url = `https://${mark}.example.com/hooks`
  await story.graph.run('createWebhookEndpoint', { url }, '... on CreateWebhookEndpointSuccess { secret }')
  const party = await run('createClient', { name: `${mark} party`, email: `${mark}@party.example` }, 'Client')
  const projectId = await run('createProject', { name: `${mark} project`, clientId: party }, 'Project')
  const serviceId = await run('createService', { name: `${mark} service` }, 'Service')
  const taxRateId = await run('createTaxRate', { name: `${mark} tax`, percent: '20' }, 'TaxRate')
  await run('inviteMember', { email: `${mark}@invited.example`, role: 'MEMBER' }, 'Invitation')
  await story.graph.run('createApiKey', { name: `${mark} key` }, '... on CreateApiKeySuccess { key }')
  await run('saveView', { list: 'INVOICES', name: `${mark} view`, query: 'tab=ready', shared: true }, 'SavedView')
  await chooseTracking(story, projectId)

  await keepRecord(story, mark, run)
  const line = { description: `${mark} line`, quantity: '1', unitPrice: '100', taxRateId, projectId, serviceId }
  const invoiceId = await sendNew(story, `${mark}-1`, { clientId: party, lines: [line] })
  const ids: string[] = []
  for (const kind of [bill, creditNote, expense]) {
    const input = { ...kind.input(party, taxRateId), number: `${mark}-${kind.one}` }
    const id = await run(`create${kind.type}`, input, kind.type)
    await run(`approve${kind.type}`, { id }, kind.type)
    ids.push(id)
  }
  const [, creditNoteId = '', expenseId = ''] = ids
  await run('allocateCreditNote', { creditNoteId, invoiceId, amount: '10.00' }, 'Allocation')
  await attachReceipt(world, story, expenseId, `${mark}.png`)
  await run('startBackfill', { historyMode: 'ALL' }, 'Backfill')
  await world.sweep()
  await recordPayment(story, `${mark}-1`, '20.00', `${mark} payment`)
  await world.pass(minute)
  story.inXero({ action: 'pay', invoice: `${mark}-bill` })
  await world.hear()
  await findDifference(world, story)
  return story
}

type Run = (mutation: string, input: object | undefined, type: string) => Promise<string>

async function tellBuying({ graph }: Story, run: Run): Promise<void> {
  const { accounts } = await graph.ask(
    '{ accounts: ledgerAccounts(first: 100, purpose: EXPENSE) { nodes { id code } } }',
  )
  const { id: ledgerAccountId } = accounts.nodes.find((one: { code: string }) => one.code === '429')
  await run('mapAccount', { purpose: 'EXPENSE', ledgerAccountId }, 'AccountMapping')
}

async function keepRecord(story: Story, mark: string, run: Run): Promise<void> {
  const fields = [{ name: `${mark} field`, kind: 'TEXT' }]
  const input = { name: `${mark} job`, pluralName: `${mark} jobs`, fields, linksTo: ['ITEM'] }
  const collectionId = await run('createCollection', input, 'Collection')
  const lines = [{ description: `${mark} work`, quantity: '1', unitPrice: '10' }]
  const recordId = await run('createRecord', { collectionId, title: `${mark} record`, lines }, 'Record')
  const { ledgerItems } = await story.graph.ask('{ ledgerItems(first: 1) { nodes { id } } }')
  await run('linkItem', { recordId, itemId: ledgerItems.nodes[0].id }, 'Record')
}

async function chooseTracking({ graph }: Story, subjectId: string): Promise<void> {
  const { ledgerTrackingCategories: found } = await graph.ask('{ ledgerTrackingCategories { id options { id } } }')
  const [{ id: categoryId, options }] = found
  const input = { categoryId, source: 'PROJECT', choices: [{ subjectId, optionId: options[0].id }] }
  await graph.run('mapTracking', input, '... on MapTrackingSuccess { category { id } }')
}

/** Something is changed in Xero while nothing is heard, so that a reconciliation finds it. */
async function findDifference(world: TimedWorld, story: Story): Promise<void> {
  const { organisationId } = story.organisation
  world.simulator.control.addFault({ kind: 'webhook-drop', match: { organisationId } })
  story.inXero({
    action: 'edit-invoice',
    invoice: 'INV-0001',
    changes: { Reference: 'changed there', DueDate: '2026-12-24' },
  })
  story.inXero({ action: 'void', invoice: 'INV-0002' })
  await story.graph.run('startReconciliation', { scope: 'ALL' }, '... on Reconciliation { id }')
  await world.sweep()
  world.simulator.control.clearFaults()
}
