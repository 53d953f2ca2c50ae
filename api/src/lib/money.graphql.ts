import { builder } from '../builder.ts'
import { toDecimal } from '../engine/money.ts'

/** An amount in hundredths, and its currency. */
export interface Money {
  amount: bigint
  currency: string
}

export const MoneyType = builder.objectRef<Money>('Money').implement({
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', resolve: ({ amount }) => toDecimal(amount) }),
    currency: t.exposeString('currency'),
  }),
})
