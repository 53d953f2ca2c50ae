import type { Side } from '../engine/document-kind.ts'
import type { Reason } from '../engine/reason.ts'
import { isPurchase, namesIn } from '../document/kinds.ts'
import { globalId } from '../lib/ids.ts'

/** What a problem says to a person. */
export interface Words {
  /** What happened, in a few words. */
  title: string
  /** What we do about it, what you can do, and what is safe. */
  message: string
  fix?: Fix
}

/** One click that mends a problem: `path` is a page of the web app. */
export interface Fix {
  label: string
  path: string
  /** What it mends, for whoever can tell the very change that would. */
  cause?: FixCause
}

/** What is to be mended, and how much waits for it. */
export interface FixCause {
  reason: Reason
  /** The side of trade; absent where both wait together. */
  side: Side | undefined
  documentId: string | undefined
  /** How many documents wait for the same; absent where one is looked at alone. */
  waiting: number | undefined
  /** Which sync work would be tried again; absent where nothing has failed. */
  retry: Retry | undefined
}

/** What `retrySync` takes: sync work by global id, or all with one cause. */
export type Retry = { workIds: string[] } | { causeKey: string }

/** What the words may lean on besides the reason itself. */
export interface Setting {
  /** Times are told in this zone. */
  timeZone: string
  /** The document's global id, for its name and for fixes that lead to its page. */
  documentId?: string | undefined
  /** The side of trade, where several documents of one side are told of together, and how many they are. */
  side?: Side | undefined
  waiting?: number | undefined
  retry?: Retry | undefined
}

const INTEGRATION = '/settings/integrations/xero'

/** The pages that fixes lead to, in one place. */
export const pages = {
  connection: INTEGRATION,
  mapping: `${INTEGRATION}/mapping`,
  /** Of the document's own side: what is sold and what is bought are mapped apart. */
  taxMapping: (taxRateId: string | undefined, documentId: string | undefined) => {
    const rate = taxRateId === undefined ? 'default' : globalId('TaxRate', taxRateId)
    return `${INTEGRATION}/mapping#${isPurchase(documentId) ? 'buy_tax' : 'tax'}-${rate}`
  },
  accountMapping: (documentId: string | undefined) =>
    `${INTEGRATION}/mapping#${isPurchase(documentId) ? 'expense-default' : 'accounts'}`,
  paymentAccount: `${INTEGRATION}/mapping#payment`,
  trackingMapping: `${INTEGRATION}/mapping#tracking`,
  backfill: `${INTEGRATION}/backfill`,
  reconciliation: '/sync/reconciliation',
  clients: '/clients',
  client: (id: string | undefined) =>
    id === undefined ? '/clients' : `/clients/${encodeURIComponent(globalId('Client', id))}`,
  workspace: '/settings/workspace',
  invoices: '/invoices',
  record: ({ id, collectionId }: { id: string; collectionId: string }) =>
    `/records/${encodeURIComponent(globalId('Collection', collectionId))}/${encodeURIComponent(globalId('Record', id))}`,
  collection: (id: string) => `/records/${encodeURIComponent(globalId('Collection', id))}`,
  document: (id: string | undefined) => namesIn(id).page + (id === undefined ? '' : `/${encodeURIComponent(id)}`),
  editDocument: (id: string | undefined) =>
    namesIn(id).page + (id === undefined ? '' : `/${encodeURIComponent(id)}/edit`),
}

/** What a person calls the document: `invoice`, `bill`. */
export function wordFor(id: string | undefined): string {
  return namesIn(id).word
}

/** `2026-03-31` becomes `31 March 2026`. */
export function dayText(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** The day of a moment as a person says it, where they are. */
export function dayOfText(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(moment)
}

/** A moment as a clock on the wall says it: `10:42`. */
export function timeText(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(moment))
}

/** A moment that may be of another day: `10:42, 21 November`. */
export function momentText(moment: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone }).format(new Date(moment))
  return `${timeText(moment, timeZone)}, ${day}`
}

/** `20` becomes `20%`. */
export function percentText(rate: string): string {
  return `${rate}%`
}

/** Lines are told from 1. */
export function lineText(line: number): string {
  return `line ${line + 1}`
}
