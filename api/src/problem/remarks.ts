import type { ConnectionReason, Warning, WarningCode } from '../engine/reason.ts'
import { pages, percentText, type Words } from './words.ts'

type ExplainWarning = { [Code in WarningCode]: (warning: Extract<Warning, { code: Code }>) => Words }
type ExplainConnection = {
  [Code in ConnectionReason['code']]: (reason: Extract<ConnectionReason, { code: Code }>, since?: string) => Words
}

const WARNINGS: ExplainWarning = {
  DEFAULT_TAX_USED: ({ rates }) => ({
    title: 'Synced with your tax amount',
    message: `${rates.join(', ')} isn’t mapped, so the default tax code was used. The total is yours to the penny.`,
    fix: { label: 'Review mapping', path: pages.mapping },
  }),
  TAX_RATE_DIFFERS: ({ ours, theirs }) => ({
    title: 'Tax rate differs',
    message: `Xero’s rate is ${percentText(theirs)}, this invoice uses ${percentText(ours)}. Sent with your tax amount.`,
    fix: { label: 'Review mapping', path: pages.mapping },
  }),
  TOTAL_DIFFERS: ({ ours, theirs }) => ({
    title: 'Totals differ',
    message: `The total is ${ours} here and ${theirs} in Xero. Check the tax mapping.`,
    fix: { label: 'Review mapping', path: pages.mapping },
  }),
  PAYMENT_NOT_RECORDED: () => ({
    title: 'A payment isn’t recorded in Xero',
    message: 'The invoice was paid before you chose a payment account. Choose one to record it.',
    fix: { label: 'Choose payment account', path: pages.paymentAccount },
  }),
  SAVED_WITH_WARNING: () => ({
    title: 'Xero took it with a remark',
    message: 'The invoice is in Xero. Xero’s own words are below.',
  }),
  CHANGED_IN_XERO: () => ({
    title: 'Changed in Xero',
    message: 'Someone edited it in Xero since our last push. Nothing was overwritten on either side: you choose.',
  }),
}

const RECONNECT = { label: 'Reconnect', path: pages.connection }

const CONNECTIONS: ExplainConnection = {
  DECLINED: () => ({
    title: 'Access wasn’t allowed',
    message: 'You didn’t allow access, so nothing was connected.',
    fix: { label: 'Try again', path: pages.connection },
  }),
  TOKEN_EXPIRED: () => ({
    title: 'Xero connection expired',
    message: 'Reconnect to carry on. Your mappings are safe.',
    fix: RECONNECT,
  }),
  REMOVED_IN_XERO: (_, since) => ({
    title: 'Disconnected in Xero',
    message: `Someone removed the app in Xero${since ? ` on ${since}` : ''}. Your invoices and mappings are safe here.`,
    fix: RECONNECT,
  }),
  SCOPE_MISSING: () => ({
    title: 'One more permission needed',
    message: 'Xero asks for a permission that wasn’t given. Update the connection to carry on.',
    fix: { label: 'Update connection', path: pages.connection },
  }),
  PERMISSION: () => ({
    title: 'Your Xero user can’t create invoices',
    message: 'Ask a Standard or Adviser user to reconnect. Nothing was sent to Xero.',
    fix: RECONNECT,
  }),
  CANNOT_INVOICE: () => ({
    title: 'This Xero organisation has no invoicing',
    message: 'Choose an organisation whose plan includes invoices.',
    fix: { label: 'Choose organisation', path: pages.connection },
  }),
  DISCONNECTED_BY_PERSON: () => ({
    title: 'Disconnected',
    message: 'Nothing is sent to Xero. Your invoices stay here, and what is in Xero stays there.',
    fix: RECONNECT,
  }),
  INACTIVITY: () => ({
    title: 'Disconnected after a long quiet time',
    message: 'Nothing had synced for a long time, so the connection ended. Your invoices stay here and in Xero.',
    fix: RECONNECT,
  }),
  REPLACED: () => ({
    title: 'Another provider took over',
    message: 'Another accounting provider was connected in its place. What was sent before stays where it is.',
    fix: { label: 'Open integrations', path: '/settings/integrations' },
  }),
  PLAN_REQUIRED: () => ({
    title: 'Paused: not in your plan',
    message: 'Your plan doesn’t include accounting. Nothing is lost; it goes on by itself when the plan does.',
    fix: { label: 'See integrations', path: '/settings/integrations' },
  }),
}

/** Every code of a remark or of a connection that needs somebody, for the documentation. */
export const remarkCodes = [...Object.keys(WARNINGS), ...Object.keys(CONNECTIONS)]

/** The words for a remark on something that did arrive. */
export function wordsForWarning(warning: Warning): Words {
  return (WARNINGS[warning.code] as (warning: Warning) => Words)(warning)
}

/** The words for why a connection isn't working, and since which day, in words, if that is known. */
export function wordsForConnection(reason: ConnectionReason, since?: string): Words {
  return (CONNECTIONS[reason.code] as (reason: ConnectionReason, since?: string) => Words)(reason, since)
}
