import type { Dependencies } from '@tieout/api/dependencies'
import * as fc from 'fast-check'
import type { FaultKind, Unknowns } from '../xero-simulator/simulator.ts'
import { beginnings } from './beginnings.ts'
import type { Kind } from './documents.ts'
import { otherActions } from './elsewhere.ts'
import { faults, losses, places, webhookFaults, writes } from './faults.ts'

/** What can happen, as plain data: documents are named by place, modulo how many there are. */
export type Command =
  | ({ do: 'approve'; kind: Kind; client: number } & Content)
  | ({ do: 'send-many'; count: number; client: number } & Content)
  | ({ do: 'edit'; document: number } & Content)
  | { do: 'void' | 'push'; document: number }
  | { do: 'credit'; note: number; invoice: number; percent: number }
  | { do: 'pay'; invoice: number; percent: number }
  | { do: 'retry' }
  | { do: 'backfill'; turn: (typeof turns)[number] }
  | { do: 'xero'; what: (typeof xeroActions)[number]; invoice: number }
  | { do: 'elsewhere'; what: (typeof otherActions)[number]; which: number }
  | { do: 'reconcile' }
  | { do: 'expenses-as'; form: 'SPEND_MONEY' | 'BILL' }
  | { do: 'pass'; seconds: number }
  | { do: 'fault'; kind: FaultKind; on: keyof typeof places; times: number; afterCalls: number }
  | { do: 'work'; crash: CrashPoint | null; during: { point: Point; command: Command } | null; beside: boolean }
  | { do: 'disconnect' | 'reconnect' | 'change-organisation' }

/** What the lines of a document say: one for each tax, or one without any. */
export interface Content {
  price: number
  taxes?: Tax[]
}

/** Which of the tax rates a history has: mapped, as the default is, unlike it, or none at all. */
export type Tax = 'mapped' | 'like-default' | 'unlike-default' | 'none'

/** A moment of a drain: the n-th time it does this. */
export interface Point {
  what: (typeof moments)[number]
  nth: number
}

/** The process dies before or after it. */
export type CrashPoint = Point & { when: 'before' | 'after' }

/** What happens, in a Xero that settles in one of its ways what nobody has confirmed. */
export interface History {
  unknowns: Partial<Unknowns>
  commands: Command[]
}

const xeroActions = ['pay', 'part-pay', 'delete-payment', 'void', 'edit'] as const

const turns = ['start', 'pause', 'resume', 'cancel', 'retry'] as const

const moments = [
  'writeDocuments',
  'writePayments',
  'writeContacts',
  'readDocumentsByNumber',
  'findPaymentsByMarker',
  'readAllocations',
  'readDocumentsById',
  'transaction',
] as const satisfies (keyof Dependencies['ledger'] | 'transaction')[]

const invoice = fc.nat(3)
const document = fc.nat(7)
const client = fc.nat(1)
const percent = fc.constantFrom(10, 50, 100)
const content = {
  price: fc.integer({ min: 1, max: 99_999 }),
  taxes: fc.array(fc.constantFrom<Tax>('mapped', 'like-default', 'unlike-default', 'none'), {
    minLength: 1,
    maxLength: 3,
  }),
}

const approval: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('approve' as const),
  kind: fc.constantFrom<Kind>('Invoice', 'Invoice', 'Bill', 'CreditNote', 'Expense'),
  ...{ ...content, client },
})

const change: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), document, ...content }),
  fc.record({ do: fc.constantFrom('void' as const, 'push' as const), document }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pay' as const), invoice, percent }) },
  fc.record({ do: fc.constant('credit' as const), note: fc.nat(1), invoice, percent }),
  fc.record({ do: fc.constant('xero' as const), what: fc.constantFrom(...xeroActions), invoice }),
  fc.record({ do: fc.constant('elsewhere' as const), what: fc.constantFrom(...otherActions), which: fc.nat(3) }),
  approval,
)

/** A drain commits often, and calls for the same thing once or twice. */
const crash: fc.Arbitrary<CrashPoint> = fc.constantFrom(...moments).chain((what) =>
  fc.record({
    what: fc.constant(what),
    nth: fc.integer({ min: 1, max: what === 'transaction' ? 12 : 2 }),
    when: fc.constantFrom('before', 'after'),
  }),
)
const during = fc.record({
  point: fc.record({ what: fc.constantFrom(...moments), nth: fc.integer({ min: 1, max: 2 }) }),
  command: fc.oneof(
    { weight: 6, arbitrary: change },
    { weight: 1, arbitrary: fc.constantFrom<Command>({ do: 'disconnect' }, { do: 'change-organisation' }) },
  ),
})

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: approval },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('send-many' as const),
      count: fc.integer({ min: 2, max: 4 }),
      ...{ ...content, client },
    }),
  },
  { weight: 5, arbitrary: change },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      crash: fc.option(crash, { freq: 2 }),
      during: fc.option(during, { freq: 2 }),
      beside: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.constantFrom(2, 20, 70, 400, 1_900) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      kind: fc.constantFrom(...faults),
      on: fc.constantFrom(...(Object.keys(places) as (keyof typeof places)[])),
      times: fc.integer({ min: 1, max: 3 }),
      afterCalls: fc.nat(2),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      kind: fc.constantFrom(...losses),
      on: fc.constantFrom(...writes),
      times: fc.integer({ min: 1, max: 3 }),
      afterCalls: fc.constant(0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      kind: fc.constantFrom(...webhookFaults),
      on: fc.constant('anything' as const),
      times: fc.constant(1),
      afterCalls: fc.constant(0),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Command>({ do: 'retry' }, { do: 'disconnect' }, { do: 'reconnect' }) },
  { weight: 1, arbitrary: fc.constantFrom<Command>({ do: 'reconcile' }, { do: 'change-organisation' }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('expenses-as' as const), form: fc.constantFrom('SPEND_MONEY', 'BILL') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('backfill' as const), turn: fc.constantFrom('start', ...turns) }),
  },
)

const unknowns: fc.Arbitrary<Partial<Unknowns>> = fc.record(
  {
    batchOrder: fc.constantFrom('request', 'reversed'),
    inFlightDuplicate: fc.constantFrom('wait', 'conflict', 'error'),
    graceReplay: fc.constantFrom('new-pair', 'same-pair'),
    idempotencyKeepsRefusals: fc.boolean(),
    idempotencyKeepsInternalErrors: fc.boolean(),
    ownWritesEmit: fc.boolean(),
    paymentEmitsInvoiceUpdate: fc.boolean(),
    modifiedSinceInclusive: fc.boolean(),
    refusedCallsCount: fc.boolean(),
    deletedInLists: fc.boolean(),
  },
  { requiredKeys: [] },
)

export const histories: fc.Arbitrary<History> = fc.record({
  unknowns,
  commands: fc
    .tuple(fc.constantFrom(...beginnings), fc.array(command, { minLength: 3, maxLength: 16, size: 'max' }))
    .map(([before, commands]) => [...before, ...commands]),
})
