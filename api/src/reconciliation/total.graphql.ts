import { builder } from '../builder.ts'
import { DocumentKindType } from '../document/kind.graphql.ts'
import type { ClassTotal } from '../engine/tie-out-totals.ts'
import { MoneyType } from '../lib/money.graphql.ts'

const EntryClassType = builder.enumType('EntryClass', {
  description:
    'How a document stands on both sides: the classes of findings, what ties out, what is older than the connection, and money that was booked in Xero from the bank’s own lines (FROM_BANK).',
  values: [
    ...([
      'EQUAL',
      'BEFORE_CONNECTION',
      'FROM_BANK',
      'MISSING_THERE',
      'NOT_SENT',
      'MISSING_HERE',
      'NOT_LINKED',
    ] as const),
    ...(['DIFFERENT', 'VOIDED_THERE', 'PAID_THERE', 'PAID_HERE', 'UNDER_WAY'] as const),
  ],
})

/** One line of the statement. */
export const ReconciliationTotalType = builder.objectRef<ClassTotal>('ReconciliationTotal').implement({
  description: 'What one class of one kind of document amounts to in one currency, on both sides.',
  fields: (t) => ({
    kind: t.field({ type: DocumentKindType, description: 'The kind of document.', resolve: (total) => total.kind }),
    class: t.field({ type: EntryClassType, description: 'The class.', resolve: (total) => total.class }),
    count: t.exposeInt('count', { description: 'How many documents.' }),
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
