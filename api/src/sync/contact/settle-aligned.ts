import { differencesOf } from '../../engine/align-contact.ts'
import type { Refusal } from '../../engine/ledger-answer.ts'
import type { LedgerContact } from '../../engine/ledger-documents.ts'
import { publish } from '../../events/publish.ts'
import { json } from '../../lib/json.ts'
import { mirrorContacts } from '../contact-mirror.store.ts'
import { fenced, now, type Run } from '../run.ts'
import { lockLink, type DueLink } from './alignment.store.ts'

/** How one change of a contact ended: as the ledger has it now, or why it refused. */
export type Settled = { link: DueLink } & ({ saved: LedgerContact } | { refusals: Refusal[] })

/** Writes down what came of it. What was edited here again meanwhile stays due. */
export async function settleAligned(run: Run, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return
  const { organisationId, workspaceId, connectionId } = run.target
  const at = now(run)
  await fenced(run, async (transaction) => {
    for (const one of settled) {
      const link = await lockLink(transaction, one.link)
      if (!link || link.ledgerContactId !== one.link.ledgerContactId) continue
      const differ =
        'saved' in one ? differencesOf(link.client, one.saved) : differencesOf(link.client, one.link.client)
      const dueFields = link.dueFields.filter((field) => differ.some((difference) => difference.field === field))
      const dueAt = dueFields.length > 0 ? at : null
      const told =
        'saved' in one ? { sentAt: at, name: one.saved.name, refusals: [] } : { refusals: json(one.refusals) }
      await transaction.contactLink.update({ where: { id: link.id }, data: { ...told, dueFields, dueAt, attempts: 0 } })
      if ('saved' in one) await mirrorContacts(transaction, organisationId, [one.saved], at)
    }
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
}
