import type { Actor } from './actor.ts'
import type { Command } from './commands.ts'

/** What a person does in Xero to what is no invoice. */
export const otherActions = [
  'edit-note',
  'void-note',
  'edit-spent',
  'delete-spent',
  'tick-off-spent',
  'edit-contact',
  'merge-contacts',
] as const

type Held = Record<string, any>

/** Does it, where there is one; Xero may refuse. */
export function elsewhere(
  { world, story, unknowns }: Actor,
  { what, which }: Extract<Command, { do: 'elsewhere' }>,
): void {
  const shelf = world.simulator.control.state(story.organisation.organisationId) as unknown as Record<string, Held[]>
  const ours = (list: string, member: string) =>
    (shelf[list] ?? []).filter((one) => String(one[member]).startsWith('H-') && one['Status'] !== 'DELETED')
  const notes = ours('creditNotes', 'CreditNoteNumber')
  const spent = ours('bankTransactions', 'Reference')
  const contacts = (shelf['contacts'] ?? []).filter((one) => one['ContactStatus'] === 'ACTIVE')
  const note = notes[which % Math.max(1, notes.length)]
  const transaction = spent[which % Math.max(1, spent.length)]?.['BankTransactionID']
  const [contact, other] = contacts.map((one) => one['ContactID'])
  switch (what) {
    case 'edit-note':
      if (note) story.inXero({ action: 'edit-credit-note', creditNote: note['CreditNoteID'], changes: reworded(note) })
      return
    case 'void-note':
      if (note)
        story.inXero({ action: 'edit-credit-note', creditNote: note['CreditNoteID'], changes: { Status: 'VOIDED' } })
      return
    case 'edit-spent': {
      const changes = reworded(spent[which % Math.max(1, spent.length)] ?? {})
      if (transaction) story.inXero({ action: 'edit-transaction', transaction, changes })
      return
    }
    case 'delete-spent':
      // Xero tells of no bank transaction by webhook: where its lists leave it out as well, only a reconciliation finds out.
      if (transaction && unknowns.deletedInLists) story.inXero({ action: 'delete-transaction', transaction })
      return
    case 'tick-off-spent':
      if (transaction) story.inXero({ action: 'reconcile', transaction })
      return
    case 'edit-contact':
      if (contact) story.inXero({ action: 'edit-contact', contact, changes: { EmailAddress: 'new@acme.example' } })
      return
    case 'merge-contacts':
      if (contact && other) story.inXero({ action: 'merge-contact', contact: other, into: contact })
  }
}

/** The same amounts in other words. */
function reworded(held: Held): Held {
  const lines = (held['LineItems'] ?? []) as Held[]
  return { LineItems: lines.map((line) => ({ ...line, Description: 'Edited there' })) }
}
