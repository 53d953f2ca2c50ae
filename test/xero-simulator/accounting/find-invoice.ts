import type { Invoice } from '../model/documents.ts'
import { numberKey } from '../store/store.ts'
import type { Actor } from './actor.ts'

/** The invoice with this id, or the sales invoice with this number. */
export function findInvoice(actor: Pick<Actor, 'world' | 'organisationId'>, reference: string): Invoice | undefined {
  const { invoices } = actor.world.store
  const byId = invoices.get(reference.toLowerCase())
  if (byId?.organisationId === actor.organisationId) return byId
  const numbered = invoices.by('number', numberKey(actor.organisationId, reference))
  return numbered.find(({ type, status }) => type === 'ACCREC' && status !== 'DELETED') ?? numbered[0]
}
