import type { Reason, ReasonCode } from '../engine/reason.ts'
import { wordsForRefusal } from './refusals.ts'
import { WAITING } from './waiting.ts'
import { dayText, lineText, pages, percentText, wordFor, type Setting, type Words } from './words.ts'

/** How each reason is told. */
export type Explain = { [Code in ReasonCode]: (reason: Extract<Reason, { code: Code }>, setting: Setting) => Words }

const EXPLAIN: Explain = {
  NOT_CONNECTED: () => ({
    title: 'Xero isn’t connected',
    message: 'Connect Xero to send invoices. Your invoices stay here either way.',
    fix: { label: 'Connect Xero', path: pages.connection },
  }),
  SETUP_INCOMPLETE: ({ missing }) => ({
    title: 'Finish set-up to sync',
    message: `Choose ${listOf(missing.map((one) => (one === 'tax' ? 'a default tax code' : 'an income account')))}. Nothing is sent before that.`,
    fix: { label: 'Go to mapping', path: pages.mapping },
  }),
  SENT_BEFORE_CONNECT: (_, { documentId }) => ({
    title: 'Sent before you connected',
    message: `We only send new ${wordFor(documentId)}s by ourselves. You can send this one now.`,
    fix: { label: 'Send this one', path: pages.document(documentId) },
  }),
  MANUAL_MODE: (_, { documentId }) => ({
    title: 'Ready to copy to Xero',
    message: `Your workspace sends ${wordFor(documentId)}s to Xero by hand. Copy this one when you are ready.`,
    fix: { label: 'Copy to Xero', path: pages.document(documentId) },
  }),
  DRAFT: (_, { documentId }) => ({
    title: 'Still a draft',
    message: `Drafts stay here. ${approve(documentId)} and it goes to Xero.`,
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  UNLINKED: (_, { documentId }) => ({
    title: 'Not linked to Xero',
    message: `Someone took the link away. Xero keeps its ${wordFor(documentId)}, and neither follows the other.`,
    fix: { label: 'Link it again', path: pages.document(documentId) },
  }),
  MISSING_ACCOUNT: ({ line, description, side }, { documentId }) => ({
    title: `No account for ${lineText(line)}`,
    message: `“${description}” has no ${side === 'PURCHASES' ? 'expense' : 'income'} account. Nothing was sent to Xero.`,
    fix: { label: 'Choose account', path: pages.accountMapping(documentId) },
  }),
  ACCOUNT_ARCHIVED: ({ account, line }, { documentId }) => ({
    title: `Account ${account} is archived in Xero`,
    message: `${capital(lineText(line))} would post to it. Choose another account and try again. Nothing was sent to Xero.`,
    fix: { label: 'Choose account', path: pages.accountMapping(documentId) },
  }),
  MISSING_TAX_MAPPING: ({ rate, taxRateId }, { documentId }) => ({
    title: `${rate} isn’t mapped`,
    message: `Pick the Xero tax rate to use for ${rate}. Nothing was sent to Xero.`,
    fix: { label: `Map ${rate}`, path: pages.taxMapping(taxRateId, documentId) },
  }),
  TAX_ARCHIVED: ({ tax, taxRateId }, { documentId }) => ({
    title: `Tax rate ${tax} is archived in Xero`,
    message: 'Choose another tax rate and try again. Nothing was sent to Xero.',
    fix: { label: 'Review mapping', path: pages.taxMapping(taxRateId, documentId) },
  }),
  TAX_NOT_FOR_SALES: ({ tax, taxRateId }, { documentId }) => ({
    title: `${tax} isn’t for sales`,
    message: 'Xero doesn’t allow this tax rate on income. Choose one for sales. Nothing was sent to Xero.',
    fix: { label: 'Review mapping', path: pages.taxMapping(taxRateId, documentId) },
  }),
  TAX_NOT_FOR_PURCHASES: ({ tax, taxRateId }, { documentId }) => ({
    title: `${tax} isn’t for purchases`,
    message: 'Xero doesn’t allow this tax rate with the account. Choose one for purchases. Nothing was sent to Xero.',
    fix: { label: 'Review mapping', path: pages.taxMapping(taxRateId, documentId) },
  }),
  TAX_RATE_MISMATCH: ({ ours, theirs, taxRateId }, { documentId }) => ({
    title: 'Tax rate differs',
    message: `Xero’s rate is ${percentText(theirs)}, this ${wordFor(documentId)} uses ${percentText(ours)}. Nothing was sent to Xero.`,
    fix: { label: 'Review mapping', path: pages.taxMapping(taxRateId, documentId) },
  }),
  TRACKING_UNMATCHED: ({ line, category, subject }) => ({
    title: `No ${category} for ${lineText(line)}`,
    message: subject
      ? `No option of ${category} in Xero is called “${subject}”. Choose one for it. Nothing was sent to Xero.`
      : `The line has nothing that says its ${category}. Nothing was sent to Xero.`,
    fix: { label: 'Review tracking', path: pages.trackingMapping },
  }),
  TRACKING_ARCHIVED: ({ category, option }) => ({
    title: `${category}: ${option} is archived in Xero`,
    message: 'Choose another option for it and try again. Nothing was sent to Xero.',
    fix: { label: 'Review tracking', path: pages.trackingMapping },
  }),
  CURRENCY_UNSUPPORTED: ({ currency, base }, { documentId }) => ({
    title: `Skipped: ${currency} ${wordFor(documentId)}`,
    message: `Your Xero plan has no multi-currency: this one is in ${currency}, base is ${base}. We’ll try again if that changes.`,
    fix: { label: 'Change currency', path: pages.editDocument(documentId) },
  }),
  LOCKED_PERIOD: ({ date, lockedTo }, { documentId }) => ({
    title: 'Xero period is locked',
    message: `The date ${dayText(date)} is in a period locked up to ${dayText(lockedTo)}. Nothing was sent to Xero.`,
    fix: { label: 'Change date', path: pages.editDocument(documentId) },
  }),
  ZERO_TOTAL: (_, { documentId }) => ({
    title: 'Skipped: nothing to collect',
    message: `The total is zero, so there is nothing for Xero to expect. The ${wordFor(documentId)} stays here.`,
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  CONTACT_AMBIGUOUS: ({ client, count, clientId }) => ({
    title: `Which ${client} is it?`,
    message: `${count} Xero contacts match, so we didn’t guess. Choose the right one. Nothing was sent to Xero.`,
    fix: { label: 'Choose contact', path: pages.client(clientId) },
  }),
  CONTACT_ARCHIVED: ({ client, clientId }) => ({
    title: 'Contact is archived in Xero',
    message: `Restore ${client} in Xero, or link another contact. Nothing was sent to Xero.`,
    fix: { label: 'Choose contact', path: pages.client(clientId) },
  }),
  CONTACT_MISSING: ({ client, clientId }) => ({
    title: `${client} has no Xero contact`,
    message: 'Your workspace doesn’t create contacts by itself. Link one, or create it in Xero. Nothing was sent.',
    fix: { label: 'Choose contact', path: pages.client(clientId) },
  }),
  PAYMENT_ACCOUNT_MISSING: () => ({
    title: 'No payment account',
    message: 'Choose the account that payments go to. The payment stays here until then.',
    fix: { label: 'Choose payment account', path: pages.paymentAccount },
  }),
  BANK_ACCOUNT_MISSING: ({ currency }) => ({
    title: 'No bank account to pay from',
    message: `Choose a bank account in ${currency} that the money came from. Nothing was sent to Xero.`,
    fix: { label: 'Choose payment account', path: pages.paymentAccount },
  }),
  LEFT_OUT: ({ by }, { documentId }) => ({
    title: `Left out by ${by}`,
    message: 'It stays here, and nothing of it goes to Xero. You can send it at any time.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  PAYMENTS_STAY_HERE: () => ({
    title: 'Payments stay here',
    message: 'Your workspace doesn’t send payments to Xero. Change the sync direction to send this one.',
    fix: { label: 'Change direction', path: pages.workspace },
  }),
  PAYMENT_MAYBE_THERE: ({ amount, paidOn }, { documentId }) => ({
    title: 'Xero may have this payment already',
    message: `Xero has a payment of ${amount} on ${dayText(paidOn)}. Say whether it is the same; we didn’t send a second one.`,
    fix: { label: 'Decide', path: pages.document(documentId) },
  }),
  DUPLICATE_NUMBER: ({ number, differs = [] }, { documentId }) => ({
    title: `${number} already exists in Xero`,
    message: `We didn’t create a second one${differs.length > 0 ? `: the two differ in ${listOf(differs)}` : ''}. Link it if it is the same ${wordFor(documentId)}, or change the number here.`,
    fix: { label: `Link ${number}`, path: pages.document(documentId) },
  }),
  LOCKED_IN_XERO: (_, { documentId }) => ({
    title: 'Locked in Xero',
    message: `The ${wordFor(documentId)} has a payment or a lock in Xero, so your change wasn’t sent. Xero keeps what it had.`,
    fix: { label: 'Compare', path: pages.document(documentId) },
  }),
  VOIDED_IN_XERO: (_, { documentId }) => ({
    title: 'Voided in Xero',
    message: 'Someone voided or deleted it in Xero. It is unchanged here: void it too, send it anew, or unlink it.',
    fix: { label: 'Decide', path: pages.document(documentId) },
  }),
  CHANGED_IN_XERO: (_, { documentId }) => ({
    title: 'Changed in Xero',
    message: 'Someone edited it in Xero since our last push. Nothing was overwritten on either side: you choose.',
    fix: { label: 'Compare', path: pages.document(documentId) },
  }),
  PAYMENT_REFUSED: () => ({
    title: 'Xero refused the payment',
    message: 'The payment is recorded here but not in Xero. Check the payment account and try again.',
    fix: { label: 'Check payment account', path: pages.paymentAccount },
  }),
  APPROVAL_LIMIT: () => ({
    title: 'Above your approval limit in Xero',
    message: 'The connected Xero user may not approve this amount. Ask someone who can, or send it as a draft.',
    fix: { label: 'Open connection', path: pages.connection },
  }),
  REFUSED: ({ refusals }, setting) => wordsForRefusal(refusals[0]?.code ?? 'UNKNOWN', setting),
  ...WAITING,
}

/** Every reason's code, for the documentation. */
export const reasonCodes = Object.keys(EXPLAIN)

/** The words for a reason. */
export function wordsForReason(reason: Reason, setting: Setting): Words {
  const explain = EXPLAIN[reason.code] as (reason: Reason, setting: Setting) => Words
  return explain(reason, setting)
}

/** What moves it on from being a draft. */
function approve(documentId: string | undefined): string {
  const word = wordFor(documentId)
  return word === 'invoice' ? 'Send the invoice' : `Approve the ${word}`
}

function listOf(words: string[]): string {
  return new Intl.ListFormat('en-GB').format(words)
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
