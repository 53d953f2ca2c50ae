import type { Connection } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { dayOfText } from '../problem/words.ts'
import { loadTimeZone } from '../workspace/time-zone.ts'
import { viewerOf } from '../context.ts'
import type { ConnectionReason } from '../engine/reason.ts'
import { globalId } from '../lib/ids.ts'
import { explain, explainConnection, setupIncomplete } from '../problem/catalogue.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { readBudget, type CallBudget } from './call-budget.ts'
import { countImpact, type ChangeImpact } from './change-organisation.ts'
import { findConnectionOf } from './connection.store.ts'
import { pauseOf } from './pause.ts'
import { findMissingSetup } from './missing-setup.ts'
import { ReferenceDataType } from './reference-data.graphql.ts'
import { listChoices, type OrganisationChoice } from './organisation-choices.ts'

export const AccountingProviderType = builder.enumType('AccountingProvider', {
  description: 'Known providers. Which of them this installation offers is told by `integrations`.',
  values: ['XERO', 'QUICKBOOKS'] as const,
})

const ConnectionStatusType = builder.enumType('ConnectionStatus', {
  values: [
    'CONNECTING',
    'CHOOSING_ORGANISATION',
    'CONNECTED',
    'NEEDS_ATTENTION',
    'EXPIRED',
    'PAUSED',
    'DISCONNECTED',
  ] as const,
})

const OrganisationType = builder.objectRef<OrganisationChoice>('Organisation').implement({
  fields: (t) => ({
    id: t.id({ resolve: ({ ledgerOrganisationId }) => globalId('Organisation', ledgerOrganisationId) }),
    name: t.exposeString('name'),
    countryCode: t.exposeString('countryCode', { nullable: true }),
    baseCurrency: t.exposeString('baseCurrency', { nullable: true }),
    isDemo: t.exposeBoolean('isDemo'),
    inUseElsewhere: t.exposeBoolean('inUseElsewhere'),
  }),
})

const CallBudgetType = builder.objectRef<CallBudget>('CallBudget').implement({
  description: 'Xero calls left, as Xero last reported them.',
  fields: (t) => ({
    minuteLeft: t.exposeInt('minuteLeft'),
    minuteLimit: t.exposeInt('minuteLimit'),
    dayLeft: t.exposeInt('dayLeft'),
    dayLimit: t.exposeInt('dayLimit'),
    parkedUntil: t.field({ type: 'DateTime', nullable: true, resolve: ({ parkedUntil }) => parkedUntil }),
  }),
})

const ChangeImpactType = builder.objectRef<ChangeImpact>('ChangeImpact').implement({
  description:
    'What stays with the organisation when the workspace changes to another; it works again on the way back.',
  fields: (t) => ({
    links: t.exposeInt('links', { description: 'Invoices linked to it.' }),
    contacts: t.exposeInt('contacts', { description: 'Clients linked to its contacts.' }),
    pending: t.exposeInt('pending', { description: 'Invoices that wait to be sent to it, and would not be.' }),
  }),
})

export const ConnectionNode = builder.prismaNode('Connection', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    provider: t.expose('provider', { type: AccountingProviderType }),
    status: t.expose('status', { type: ConnectionStatusType }),
    statusReason: t.field({
      type: ProblemType,
      nullable: true,
      resolve: async (connection, _, context) => {
        const { statusCode, statusSince, workspaceId } = connection
        if (statusCode === null) return null
        const timeZone = (await loadTimeZone(context, workspaceId)) ?? 'UTC'
        const pause = pauseOf(connection)
        if (pause) return explain(pause, { timeZone })
        const since = statusSince ? dayOfText(statusSince, timeZone) : undefined
        return explainConnection({ code: statusCode } as ConnectionReason, since)
      },
    }),
    organisationName: t.string({
      nullable: true,
      select: { organisation: { select: { name: true } } },
      resolve: ({ organisation }) => organisation?.name,
    }),
    baseCurrency: t.string({
      nullable: true,
      select: { organisation: { select: { baseCurrency: true } } },
      resolve: ({ organisation }) => organisation?.baseCurrency,
    }),
    organisation: t.field({
      type: OrganisationType,
      nullable: true,
      select: { organisation: true },
      resolve: ({ organisation }) => organisation && { ...organisation, inUseElsewhere: false },
    }),
    organisations: t.field({
      type: [OrganisationType],
      description: 'What the consent covers, to choose from.',
      resolve: (connection, _, { dependencies }) => listChoices(dependencies, connection),
    }),
    connectedAt: t.expose('connectedAt', { type: 'DateTime', nullable: true }),
    lastCheckedAt: t.expose('lastCheckedAt', { type: 'DateTime', nullable: true }),
    referenceSyncedAt: t.field({
      type: 'DateTime',
      nullable: true,
      select: { organisation: { select: { referenceSyncedAt: true } } },
      resolve: ({ organisation }) => organisation?.referenceSyncedAt,
    }),
    referenceData: t.field({
      type: ReferenceDataType,
      nullable: true,
      description: 'What the last complete read of the reference data found; null before the first.',
      select: { organisation: true },
      resolve: ({ organisation }) => organisation,
    }),
    mappingsKeptUntil: t.expose('mappingsKeptUntil', { type: 'Date', nullable: true }),
    scopes: t.stringList({
      select: { grant: { select: { scopes: true } } },
      resolve: ({ grant }) => grant?.scopes ?? [],
    }),
    missingSetup: t.field({
      type: [ProblemType],
      description: 'Empty: the first invoice can be pushed.',
      resolve: async (connection, _, { dependencies }) => {
        const missing = await findMissingSetup(dependencies, connection)
        return missing.map((one) => setupIncomplete([one]))
      },
    }),
    changeImpact: t.field({
      type: ChangeImpactType,
      description: 'What changing the organisation would leave behind.',
      resolve: ({ organisationId }, _, { dependencies }) => countImpact(dependencies, organisationId),
    }),
    budget: t.field({
      type: CallBudgetType,
      nullable: true,
      resolve: (connection, _, { dependencies }) => readBudget(dependencies, connection),
    }),
  }),
})

builder.queryField('connection', (t) =>
  t.field({
    type: ConnectionNode,
    nullable: true,
    description: 'The workspace’s connection, the last one if it is disconnected; null before the first.',
    resolve: (_, __, context): Promise<Connection | null> =>
      findConnectionOf(context.dependencies.prisma, viewerOf(context).workspaceId),
  }),
)
