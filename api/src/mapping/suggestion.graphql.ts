import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { LedgerAccountNode, LedgerTaxRateNode } from '../ledger/ledger.graphql.ts'
import { LedgerTrackingCategoryNode } from '../ledger/tracking.graphql.ts'
import { ProjectNode } from '../project/project.graphql.ts'
import { ServiceNode } from '../service/service.graphql.ts'
import { TaxRateNode } from '../tax-rate/tax-rate.graphql.ts'
import { TaxSideType } from './mapping.graphql.ts'
import { AccountPurposeType } from './purpose.graphql.ts'
import { branded } from './subject.graphql.ts'
import { suggestMappings, type Suggestion } from './suggest.ts'
import { loadSuggestionsNow } from './suggestion-now.ts'
import { TrackingSourceType } from './tracking-mapping.graphql.ts'

const MappingSuggestionType = builder.objectRef<Suggestion>('MappingSuggestion').implement({
  description: 'A mapping Tieout would choose; nothing is used until a person confirms it.',
  fields: (t) => ({
    taxRate: t.field({ type: TaxRateNode, nullable: true, resolve: ({ taxRate }) => taxRate }),
    side: t.field({
      type: TaxSideType,
      nullable: true,
      description: 'Of a tax code: what is sold, or what is bought.',
      resolve: ({ side }) => side,
    }),
    subject: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      resolve: ({ subject }) => subject && branded(subject, subject.kind === 'Project' ? ProjectNode : ServiceNode),
    }),
    purpose: t.field({ type: AccountPurposeType, nullable: true, resolve: ({ purpose }) => purpose }),
    ledgerTaxRate: t.field({
      type: LedgerTaxRateNode,
      nullable: true,
      resolve: ({ ledgerTaxRate }) => ledgerTaxRate,
    }),
    ledgerAccount: t.field({
      type: LedgerAccountNode,
      nullable: true,
      resolve: ({ ledgerAccount }) => ledgerAccount,
    }),
    trackingCategory: t.field({
      type: LedgerTrackingCategoryNode,
      nullable: true,
      description: 'The tracking category it is for.',
      resolve: ({ trackingCategory }) => trackingCategory,
    }),
    trackingSource: t.field({
      type: TrackingSourceType,
      nullable: true,
      description: 'What would name the option of that category.',
      resolve: ({ trackingSource }) => trackingSource,
    }),
    because: t.exposeString('because'),
  }),
})

builder.queryField('mappingSuggestions', (t) =>
  t.field({
    type: [MappingSuggestionType],
    description:
      'Mappings that are missing and have one likely answer; those of purchases only where something is bought.',
    resolve: async (_, __, context) => {
      const { prisma } = context.dependencies
      const basis = await loadSuggestionsNow(prisma, viewerOf(context).workspaceId)
      return basis ? suggestMappings(basis) : []
    },
  }),
)
