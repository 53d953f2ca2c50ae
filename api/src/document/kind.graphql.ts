import { builder } from '../builder.ts'

export const DocumentKindType = builder.enumType('DocumentKind', {
  values: ['INVOICE', 'BILL', 'CREDIT_NOTE', 'EXPENSE'] as const,
})
