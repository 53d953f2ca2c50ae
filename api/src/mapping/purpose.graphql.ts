import { builder } from '../builder.ts'

export const AccountPurposeType = builder.enumType('AccountPurpose', {
  values: ['INCOME', 'PROJECT', 'SERVICE', 'PAYMENT', 'EXPENSE'] as const,
})
