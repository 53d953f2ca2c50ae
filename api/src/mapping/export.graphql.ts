import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { exportMappings, toCsv, type ExportedMapping, type MappingExport } from './export.ts'

const MappingKindType = builder.enumType('MappingKind', {
  description: 'A tax code for what is sold or bought, an account, or an option of a tracking category.',
  values: ['SALES_TAX', 'PURCHASES_TAX', 'ACCOUNT', 'TRACKING'] as const,
})

const ExportedMappingType = builder.objectRef<ExportedMapping>('ExportedMapping').implement({
  description: 'One mapping in words, to be kept or carried elsewhere.',
  fields: (t) => ({
    kind: t.expose('kind', { type: MappingKindType, description: 'What it maps.' }),
    ours: t.exposeString('ours', { description: 'What of Tieout it is for: a rate, a project, a default.' }),
    code: t.exposeString('code', { nullable: true, description: 'The code in Xero, where there is one.' }),
    theirs: t.exposeString('theirs', { description: 'The name in Xero.' }),
  }),
})

const MappingExportType = builder.objectRef<MappingExport>('MappingExport').implement({
  description: 'All mappings of one organisation.',
  fields: (t) => ({
    organisationName: t.exposeString('organisation', { description: 'Whose mappings these are.' }),
    rows: t.field({ type: [ExportedMappingType], description: 'Each mapping.', resolve: ({ rows }) => rows }),
    csv: t.string({ description: 'The same as a table for a spreadsheet.', resolve: (one) => toCsv(one) }),
  }),
})

builder.queryField('mappingExport', (t) =>
  t.field({
    type: MappingExportType,
    nullable: true,
    authScopes: { map: true },
    description:
      'Every mapping of the connected organisation, or of the last one while its mappings are kept; null where there never was one.',
    resolve: async (_, __, context) =>
      (await exportMappings(context.dependencies.prisma, viewerOf(context).workspaceId)) ?? null,
  }),
)
