import type { Problem } from '../../graph/problem.graphql.ts'
import type { Amount } from '../../money/format.ts'
import type { Invoice } from './invoice.graphql.ts'

/** Any document as its page knows it: an invoice, a bill, an expense, a credit note. */
export interface Subject {
  id: string
  number: string
  status: string
  total: Amount
  sync: Invoice['sync']
  foreignLinks?: Invoice['foreignLinks']
  ledgerChange?: Invoice['ledgerChange']
}

type Line = Invoice['lines'][number]

/** A document as it looks on paper. */
export interface Paper {
  number: string
  issuedOn: string
  dueOn?: string
  reference: string | null
  subtotal: Amount
  taxTotal: Amount
  total: Amount
  amountPaid?: Amount
  amountDue?: Amount
  lines: (Omit<Line, 'posting'> & { posting?: Line['posting'] | undefined })[]
}

/** What a kind of document is called and where its pages are. */
export interface Face {
  /** Of its list; a document's own page lies beneath. */
  path: string
  title: string
  /** One of them, in a sentence. */
  noun: string
  document: string
  heading: (number: string) => string
  /** Before the client's or supplier's name. */
  party: string
  /** Ends its time as a draft. */
  send: (number: string) => string
  voidText: string
  status: Readonly<Record<string, string>>
  /** What Xero gets when it has none yet. */
  created: string
  paid: string
  /** What of the total is open. */
  left: string
}

interface Doing {
  readonly busy: boolean
}

/** What can be done with one document, from wherever on its page. */
export interface Actions {
  readonly busy: boolean
  /** Why the last thing asked was refused. */
  readonly problem: Problem | undefined
  readonly pushWord: string
  readonly pushing: Doing
  readonly refreshing: Doing
  readonly voiding: Doing
  readonly linking?: Doing
  send(): Promise<void>
  push(): Promise<void>
  refresh(): Promise<void>
  void(): Promise<boolean>
  /** Takes the one of the same number in Xero as its own. */
  link?(): Promise<void>
}
