import type { Credit } from '../credit/credits.graphql.ts'
import type { Document, FragmentOf, ResultOf } from '../graph/graphql.ts'
import type { Problem } from '../graph/problem.graphql.ts'
import type { Amount } from '../money/format.ts'
import type { PreviewFacts, TimelineFacts } from '../invoice/detail/invoice.graphql.ts'
import type { Change } from '../invoice/drift/change.graphql.ts'
import type { ChoiceOperations } from '../invoice/drift/choices.svelte.ts'
import type { Face } from '../invoice/detail/subject.ts'
import type { Desk, Saved } from '../invoice/editor/desk.ts'
import type { listVariables } from '../invoice/list-state.ts'
import type { Page } from '../invoice/long-list.svelte.ts'
import type { EditorWords } from '../words/editor.ts'
import type { ListWords } from '../words/list.ts'
import type { View } from '../preference/views.graphql.ts'
import type { PaymentFacts } from '../payment/paying.ts'
import type { DocumentPage, EditedDocument, Receipt, Row } from './facts.graphql.ts'

/** The money of a bill, an expense or a credit note, in the order it moves on. */
export const statuses = ['DRAFT', 'APPROVED', 'PARTIALLY_PAID', 'PAID', 'VOIDED'] as const
export type Status = (typeof statuses)[number]

interface Total {
  totalCount: number
}
type Counted = 'all' | 'failed' | 'draft' | 'pending' | 'synced' | 'skipped' | 'notSynced'

/** A page of a kind's list, with the numbers on its tabs and whom it may be filtered by. */
export interface ListAnswer extends Record<Counted, Total> {
  list: Total & {
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
    nodes: Row[]
  }
  parties: { nodes: { id: string; name: string }[] }
  views: View[]
}

/** One document as its page knows it. */
export type Shown = ResultOf<typeof DocumentPage> & {
  id: string
  party: { id?: string; name: string }
  dueOn?: string
  amountPaid?: Amount
  amountDue?: Amount
  payments?: PaymentFacts[]
  /** False: it is spent money, and paid. */
  payable?: boolean
  allocations?: Credit[]
  receipts?: Receipt[]
  ledgerChange: Change | null
  preview: FragmentOf<typeof PreviewFacts>
  timeline: (FragmentOf<typeof TimelineFacts> & { id: string; at: string })[]
}

/** A change to one document that needs nothing but its id. */
export type Act = Document<Record<string, Saved | Problem | null>, { input: { id: string } }>

/** What a kind calls things, beside what every document has alike. */
export interface KindWords {
  list: ListWords
  editor: EditorWords
  approved: (number: string) => string
  notFound: string
  /** The column of whom it names. */
  party: string
}

/** All that the pages of bills, expenses and credit notes differ in. */
export interface DocumentKind {
  face: Face
  words: KindWords
  due: boolean
  list: Document<ListAnswer, ReturnType<typeof listVariables<Status>>>
  /** Of its list, by itself. */
  page: Document<
    { list: Page<Row> },
    Pick<ReturnType<typeof listVariables<Status>>, 'where' | 'orderBy'> & { first: number; after: string }
  >
  one: Document<{ document: Shown | null }, { id: string }>
  edited: Document<{ document: EditedDocument | null }, { id: string }>
  approve: Act
  push: Act
  refresh: Act
  void: Act
  choices: ChoiceOperations<{ id: string }>
  /** The global id's beginning, for the bare ids that links in Xero carry. */
  type: string
  desk: Pick<Desk, 'numbered' | 'supplier' | 'write'> & { purchase: boolean; bank: boolean }
}
