import { beginStory, type Doors, type Story } from './story.ts'
import type { World } from './world.ts'

/** A story that is connected, mapped, payments included, and has its client's contact in Xero. */
export async function beginConnectedStory(world: Doors): Promise<Story> {
  const story = await beginStory(world)
  await story.connect()
  await story.mapDefaults({ payments: true })
  return story
}

/** Makes and sends an invoice of 120.00. */
export async function sendNew(story: Story, number: string, more?: Record<string, unknown>): Promise<string> {
  const id = await story.createInvoice(number, more)
  const sent = await story.send(id)
  if (sent['__typename'] !== 'Invoice') throw new Error(JSON.stringify(sent))
  return id
}

/** The live invoices of this number in Xero. */
export function inXeroBy(story: Story, number: string): Record<string, any>[] {
  return story.held().filter((one) => one['InvoiceNumber'] === number && one['Status'] !== 'DELETED')
}

/** The live payments in Xero. */
export function paymentsIn(world: World, story: Story): Record<string, any>[] {
  const { payments } = world.simulator.control.state(story.organisation.organisationId)
  return (payments as Record<string, any>[]).filter((payment) => payment['Status'] !== 'DELETED')
}

export async function recordPayment(story: Story, number: string, amount: string, reference?: string) {
  const { id } = await story.invoice(number)
  const input = { invoiceId: id, amount, date: '2026-11-20', ...(reference === undefined ? {} : { reference }) }
  const recorded = await story.graph.run('recordPayment', input, '... on Payment { id sync { state } }')
  if (recorded['__typename'] !== 'Payment') throw new Error(JSON.stringify(recorded))
  return recorded
}
