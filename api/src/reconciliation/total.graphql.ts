import { builder } from '../builder.ts'
import type { ClassTotal } from '../engine/tie-out-totals.ts'
import { MoneyType } from '../lib/money.graphql.ts'

const EntryClassType = builder.enumType('EntryClass', {
  description: 'How an invoice stands on both sides: the classes of findings, and what ties out.',
  values: [
    ...(['EQUAL', 'BEFORE_CONNECTION', 'MISSING_THERE', 'NOT_SENT', 'MISSING_HERE', 'NOT_LINKED'] as const),
    ...(['DIFFERENT', 'VOIDED_THERE', 'PAID_THERE', 'PAID_HERE', 'UNDER_WAY'] as const),
  ],
})

/** One line of the statement. */
export const ReconciliationTotalType = builder.objectRef<ClassTotal>('ReconciliationTotal').implement({
  description: 'What one class amounts to in one currency, on both sides.',
  fields: (t) => ({
    class: t.field({ type: EntryClassType, description: 'The class.', resolve: (total) => total.class }),
    count: t.exposeInt('count', { description: 'How many invoices.' }),
    ours: t.field({
      type: MoneyType,
      description: 'Their totals here.',
      resolve: ({ ours: amount, currency }) => ({ amount, currency }),
    }),
    theirs: t.field({
      type: MoneyType,
      description: 'Their totals in Xero.',
      resolve: ({ theirs: amount, currency }) => ({ amount, currency }),
    }),
    difference: t.field({
      type: MoneyType,
      description: 'Ours less Xero’s.',
      resolve: ({ ours, theirs, currency }) => ({ amount: ours - theirs, currency }),
    }),
    oursPaid: t.field({
      type: MoneyType,
      description: 'Of it, paid here.',
      resolve: ({ oursPaid: amount, currency }) => ({ amount, currency }),
    }),
    theirsPaid: t.field({
      type: MoneyType,
      description: 'Of it, settled in Xero.',
      resolve: ({ theirsPaid: amount, currency }) => ({ amount, currency }),
    }),
  }),
})
