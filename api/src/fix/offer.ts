import type { TaxSide } from '@tieout/prisma'
import type { Reason } from '../engine/reason.ts'
import { globalId } from '../lib/ids.ts'
import { accountFor } from '../mapping/suggest.ts'
import { taxFor } from '../mapping/suggest-taxes.ts'
import type { SuggestionBasis } from '../mapping/suggestion-now.ts'
import type { FixCause } from '../problem/words.ts'
import type { Permissions } from '../workspace/roles.ts'
import { offerAgain } from './offer-again.ts'
import { offerContact } from './offer-contact.ts'
import { offerForDocument } from './offer-for-document.ts'

/** One change that mends a problem, ready to be made: a mutation of the schema with its input. */
export interface Offer {
  /** What a button says. */
  label: string
  /** What happens then, in a sentence or two. */
  message: string
  mutation: string
  input: Record<string, string | string[]>
  /** What a role needs for it. */
  needs: keyof Permissions
}

/**
 * The one change that would mend this, where there is an honest one: a single likely answer, never a guess among several.
 * `basis`: what mappings are suggested from; absent while nothing is connected. Pure.
 */
export function offerFor(cause: FixCause, basis: SuggestionBasis | undefined): Offer | undefined {
  const simple = offerForConnection(cause) ?? offerForDocument(cause) ?? offerContact(cause) ?? offerAgain(cause)
  return simple ?? (basis && offerOfMapping(cause, basis))
}

function offerForConnection({ reason }: FixCause): Offer | undefined {
  if (reason.code !== 'SYNC_PAUSED') return undefined
  return {
    label: 'Resume',
    message: 'Everything that waits goes to Xero now, each once.',
    mutation: 'resumeSync',
    input: { connectionId: globalId('Connection', reason.connectionId) },
    needs: 'connect',
  }
}

function offerOfMapping(cause: FixCause, basis: SuggestionBasis): Offer | undefined {
  const { reason, side } = cause
  switch (reason.code) {
    case 'MISSING_TAX_MAPPING':
    case 'TAX_ARCHIVED':
    case 'TAX_RATE_MISMATCH':
      return side && mapTax(cause, basis, side, reason.taxRateId)
    case 'TAX_NOT_FOR_SALES':
      return mapTax(cause, basis, 'SALES', reason.taxRateId)
    case 'TAX_NOT_FOR_PURCHASES':
      return mapTax(cause, basis, 'PURCHASES', reason.taxRateId)
    case 'MISSING_ACCOUNT':
      return mapAccount(cause, basis, reason.side === 'PURCHASES' ? 'EXPENSE' : 'INCOME')
    case 'ACCOUNT_ARCHIVED':
      // That of a project, a service or a line is its own: only the default is known by its side.
      return reason.subject === undefined && side
        ? mapAccount(cause, basis, side === 'PURCHASES' ? 'EXPENSE' : 'INCOME')
        : undefined
    case 'PAYMENT_ACCOUNT_MISSING':
      return mapAccount(cause, basis, 'PAYMENT')
    case 'SETUP_INCOMPLETE':
      return finishSetup(cause, basis, reason)
    default:
      return undefined
  }
}

/** Where one choice is left, one click makes it. */
function finishSetup(
  cause: FixCause,
  basis: SuggestionBasis,
  { missing }: Extract<Reason, { code: 'SETUP_INCOMPLETE' }>,
): Offer | undefined {
  const [only, ...others] = missing
  if (!only || others.length > 0) return undefined
  return only === 'tax' ? mapTax(cause, basis, 'SALES', undefined) : mapAccount(cause, basis, 'INCOME')
}

function mapTax(
  cause: FixCause,
  basis: SuggestionBasis,
  side: TaxSide,
  taxRateId: string | undefined,
): Offer | undefined {
  const found = taxFor(basis, side, taxRateId)
  if (!found) return undefined
  const { taxRate, ledgerTaxRate, because } = found
  const subject = taxRate?.name ?? 'the default'
  return {
    label: withSending(`Use ${ledgerTaxRate.name}`, cause),
    message: `${capital(subject)} becomes ${ledgerTaxRate.name} in Xero, ${side === 'SALES' ? 'for sales' : 'for purchases'}. ${because} ${released(cause)}`,
    mutation: 'mapTax',
    input: {
      ...(taxRate ? { taxRateId: globalId('TaxRate', taxRate.id) } : {}),
      ledgerTaxRateId: globalId('LedgerTaxRate', ledgerTaxRate.id),
      side,
    },
    needs: 'map',
  }
}

const purposeWords = { INCOME: 'Sales', EXPENSE: 'Purchases', PAYMENT: 'Payments' } as const

function mapAccount(cause: FixCause, basis: SuggestionBasis, purpose: keyof typeof purposeWords): Offer | undefined {
  const found = accountFor(basis, purpose)
  if (!found) return undefined
  const { ledgerAccount, because } = found
  const account = ledgerAccount.code ? `${ledgerAccount.code} ${ledgerAccount.name}` : ledgerAccount.name
  return {
    label: withSending(`Use ${account}`, cause),
    message: `${purposeWords[purpose]} without an account of their own go to ${account} in Xero. ${because} ${released(cause)}`,
    mutation: 'mapAccount',
    input: { purpose, ledgerAccountId: globalId('LedgerAccount', ledgerAccount.id) },
    needs: 'map',
  }
}

function withSending(what: string, { waiting = 1 }: FixCause): string {
  return waiting > 1 ? `${what} and send ${waiting}` : `${what} and send`
}

function released({ waiting = 1 }: FixCause): string {
  return waiting > 1
    ? `The ${waiting} documents that wait for it are sent at once.`
    : 'Everything that waits for it is sent at once.'
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
