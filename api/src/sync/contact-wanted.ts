import type { ContactWanted } from '../engine/match-contact.ts'

/** A client as its contact is looked for in the ledger. */
export function toWanted(client: { id: string; name: string; email: string | null }): ContactWanted {
  return { number: contactNumber(client.id), name: client.name, email: client.email ?? undefined }
}

/** Our own key at the ledger: 36 characters of the 50 it allows. */
export function contactNumber(clientId: string): string {
  return `TIE-${clientId.replaceAll('-', '')}`
}
