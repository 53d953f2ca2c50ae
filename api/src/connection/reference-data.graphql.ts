import type { Organisation } from '@tieout/prisma'
import { builder } from '../builder.ts'

/** The organisation's own settings and what the last complete read brought. */
export const ReferenceDataType = builder.objectRef<Organisation>('ReferenceData').implement({
  description: 'What is kept of the organisation’s own data, and how fresh it is.',
  fields: (t) => ({
    syncedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When everything was last read from Xero.',
      resolve: ({ referenceSyncedAt }) => referenceSyncedAt,
    }),
    added: t.exposeInt('referenceAdded', { description: 'How many things that reading found new.' }),
    archived: t.exposeInt('referenceArchived', { description: 'How many things it found gone, and archived here.' }),
    lockedTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Documents dated on or before it are refused; null: nothing is locked.',
      resolve: ({ periodLockDate, endOfYearLockDate }) =>
        [periodLockDate, endOfYearLockDate].flatMap((date) => date ?? []).sort((a, b) => +b - +a)[0],
    }),
    multiCurrency: t.exposeBoolean('multiCurrency', {
      description: 'Whether documents in other currencies than the base are taken.',
    }),
    accountsUrl: t.string({
      description: 'The chart of accounts in Xero, where payments to an account are enabled.',
      resolve: ({ shortCode }, _, { dependencies }) => dependencies.ledger.accountsUrl(shortCode ?? undefined),
    }),
  }),
})
