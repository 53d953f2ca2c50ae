import { createHash, randomBytes } from 'node:crypto'
import type { Ledger, LedgerAccess } from '@tieout/api/engine/ledger'
import type { LedgerAnswer } from '@tieout/api/engine/ledger-answer'
import type { LedgerConsent, TokenSet } from '@tieout/api/engine/ledger-consent'
import type { PlannedDocument } from '@tieout/api/engine/ledger-plans'
import { makeXeroConsent } from '@tieout/api/xero/consent'
import { makeXeroLedger } from '@tieout/api/xero/ledger'
import { startSimulator, type Simulator } from '../xero-simulator/simulator.ts'

const redirectUri = 'http://localhost:4169/xero/return'

/** A simulator and the adapter that talks to it. */
export interface Line {
  xero: Simulator
  ledger: Ledger
  consent: LedgerConsent
}

/** A fresh organisation and the right to its books. */
export interface Books {
  access: LedgerAccess
  tokens: TokenSet
}

/** Starts a simulator of its own and points the adapter at it. */
export async function openLine(): Promise<Line> {
  const xero = await startSimulator()
  const { url, clientId, clientSecret } = xero
  const ledger = makeXeroLedger({ apiUrl: url, deepLinkUrl: url })
  const urls = { loginUrl: url, identityUrl: url, apiUrl: url }
  return { xero, ledger, consent: makeXeroConsent({ ...urls, clientId, clientSecret, redirectUri }) }
}

/** Makes an organisation and goes the whole way of consent to it. */
export async function openBooks({ xero, consent }: Line): Promise<Books> {
  const { organisationId } = xero.control.createOrganisation({ template: 'nz' })
  const verifier = randomBytes(32).toString('base64url')
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url')
  const url = consent.authorizationUrl({ state: 'state', codeChallenge })
  const back = new URL(xero.control.authorise({ url, organisationIds: [organisationId] }))
  const answer = await consent.exchangeCode(back.searchParams.get('code') ?? '', verifier)
  if (!answer.ok) throw new Error(answer.failure.said)
  const { tokens } = answer
  return { tokens, access: { ledgerOrganisationId: organisationId, accessToken: tokens.accessToken } }
}

/** What was asked for; throws with the failure where it did not come. */
export function valueOf<T>(answer: LedgerAnswer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  return answer.value
}

/** Makes a contact with this number and gives its id. */
export async function createContact(ledger: Ledger, access: LedgerAccess, number: string): Promise<string> {
  const contact = { number, name: `Acme "${number}"`, email: 'pay@acme.example', phone: '021 555 123' }
  const [row] = valueOf(await ledger.writeContacts(access, ledger.encodeContacts([contact]), crypto.randomUUID()))
  if (!row || !('saved' in row)) throw new Error(JSON.stringify(row))
  return row.saved.ledgerContactId
}

/** An approved invoice for three teas at 8.3533. */
export function plan(number: string, ledgerContactId: string, more: Partial<PlannedDocument> = {}): PlannedDocument {
  const line = {
    account: { code: '200' },
    taxType: 'OUTPUT2',
    taxAmount: undefined,
    tracking: [],
    ledgerLineId: undefined,
  }
  return {
    form: 'INVOICE',
    bankAccount: undefined,
    number,
    ledgerContactId,
    issuedOn: '2026-11-01',
    dueOn: '2026-11-30',
    currency: 'NZD',
    reference: undefined,
    url: `https://app.example/invoices/${number}`,
    status: 'AUTHORISED',
    lines: [{ ...line, description: 'Tea', quantity: '3', unitPrice: '8.3533' }],
    ledgerId: undefined,
    ...more,
  }
}
