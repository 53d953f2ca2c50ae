import type { Connection } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { AlreadyConnected, Conflict, LedgerUnavailable, NotConnected, NotFound } from '../problem/problem.ts'
import { beginConnecting, type Begun } from './begin-connecting.ts'
import { chooseOrganisation } from './choose-organisation.ts'
import { AccountingProviderType, ConnectionNode } from './connection.graphql.ts'
import { changeOrganisation } from './change-organisation.ts'
import { keepConnected } from './keep-connected.ts'
import { disconnect } from './disconnect.ts'
import { syncReferenceData } from './sync-reference-data.ts'
import { pauseSync, resumeSync } from './pause-sync.ts'
import { testConnection, type ConnectionCheck } from './test-connection.ts'

const ConnectInput = builder.inputType('ConnectInput', {
  fields: (t) => ({
    provider: t.field({ type: AccountingProviderType, required: true, defaultValue: 'XERO' }),
    replaceExisting: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Another provider that is connected is disconnected, once this one’s consent is given.',
    }),
    addOrganisation: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Allow another organisation, to change to it; the one that is connected goes on meanwhile.',
    }),
  }),
})
const ChooseOrganisationInput = builder.inputType('ChooseOrganisationInput', {
  fields: (t) => ({ connectionId: t.id({ required: true }), organisationId: t.id({ required: true }) }),
})
const ChangeOrganisationInput = builder.inputType('ChangeOrganisationInput', {
  fields: (t) => ({ connectionId: t.id({ required: true }), organisationId: t.id({ required: true }) }),
})
const DisconnectInput = builder.inputType('DisconnectInput', {
  fields: (t) => ({ connectionId: t.id({ required: true }) }),
})

const PauseSyncInput = builder.inputType('PauseSyncInput', {
  fields: (t) => ({ connectionId: t.id({ required: true }) }),
})
const ResumeSyncInput = builder.inputType('ResumeSyncInput', {
  fields: (t) => ({ connectionId: t.id({ required: true }) }),
})

const ConnectSuccess = builder.objectRef<Begun>('ConnectSuccess').implement({
  fields: (t) => ({
    authorizationUrl: t.exposeString('authorizationUrl'),
    connection: t.field({ type: ConnectionNode, resolve: ({ connection }) => connection }),
  }),
})

const CheckResultType = builder.enumType('CheckResult', { values: ['PASSED', 'FAILED', 'UNKNOWN'] as const })
const ConnectionCheckType = builder.objectRef<ConnectionCheck>('ConnectionCheck').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    result: t.expose('result', { type: CheckResultType }),
    problem: t.field({ type: ProblemType, nullable: true, resolve: ({ problem }) => problem }),
  }),
})
const TestConnectionSuccess = builder.objectRef<{ checks: ConnectionCheck[] }>('TestConnectionSuccess').implement({
  fields: (t) => ({ checks: t.field({ type: [ConnectionCheckType], resolve: ({ checks }) => checks }) }),
})

interface Synced {
  connection: Connection
  added: number
  archived: number
}

const SyncReferenceDataSuccess = builder.objectRef<Synced>('SyncReferenceDataSuccess').implement({
  fields: (t) => ({
    connection: t.field({ type: ConnectionNode, resolve: ({ connection }) => connection }),
    added: t.exposeInt('added'),
    archived: t.exposeInt('archived'),
  }),
})

builder.mutationFields((t) => ({
  connect: t.errorUnionField({
    types: [ConnectSuccess, AlreadyConnected, Conflict],
    nullable: true,
    authScopes: { connect: true },
    args: { input: t.arg({ type: ConnectInput, required: true }) },
    resolve: (_, { input }, context) => beginConnecting(context.dependencies, viewerOf(context), input),
  }),
  chooseOrganisation: t.errorUnionField({
    types: [ConnectionNode, NotFound, Conflict, LedgerUnavailable],
    nullable: true,
    authScopes: { connect: true },
    args: { input: t.arg({ type: ChooseOrganisationInput, required: true }) },
    resolve: (_, { input }, context) =>
      chooseOrganisation(context.dependencies, viewerOf(context), {
        connectionId: localId('Connection', input.connectionId),
        ledgerOrganisationId: localId('Organisation', input.organisationId),
      }),
  }),
  changeOrganisation: t.errorUnionField({
    types: [ConnectionNode, NotFound, NotConnected, Conflict],
    nullable: true,
    authScopes: { connect: true },
    description:
      'Works with another organisation that was allowed, without disconnecting first. Links stay with theirs.',
    args: { input: t.arg({ type: ChangeOrganisationInput, required: true }) },
    resolve: (_, { input }, context) =>
      changeOrganisation(context.dependencies, viewerOf(context), {
        connectionId: localId('Connection', input.connectionId),
        ledgerOrganisationId: localId('Organisation', input.organisationId),
      }),
  }),
  keepConnected: t.errorUnionField({
    types: [ConnectionNode, NotConnected],
    nullable: true,
    authScopes: { connect: true },
    description: 'Counts the idle days of a quiet connection anew.',
    resolve: (_, __, context) => keepConnected(context.dependencies, viewerOf(context)),
  }),
  testConnection: t.errorUnionField({
    types: [TestConnectionSuccess, NotConnected, LedgerUnavailable],
    nullable: true,
    authScopes: { connect: true },
    resolve: (_, __, context) => testConnection(context.dependencies, viewerOf(context)),
  }),
  syncReferenceData: t.errorUnionField({
    types: [SyncReferenceDataSuccess, NotConnected, LedgerUnavailable],
    nullable: true,
    authScopes: { map: true },
    resolve: (_, __, context) => syncReferenceData(context.dependencies, viewerOf(context)),
  }),
  pauseSync: t.errorUnionField({
    types: [ConnectionNode, NotFound, NotConnected],
    nullable: true,
    authScopes: { connect: true },
    description:
      'Pauses all sync until resumeSync: the call under way ends, no other is made. What waits stays where it is, and what is sent meanwhile waits with it.',
    args: { input: t.arg({ type: PauseSyncInput, required: true }) },
    resolve: (_, { input }, context) =>
      pauseSync(context.dependencies, viewerOf(context), localId('Connection', input.connectionId)),
  }),
  resumeSync: t.errorUnionField({
    types: [ConnectionNode, NotFound, NotConnected],
    nullable: true,
    authScopes: { connect: true },
    description: 'Ends a pause: everything that waited goes on at once, each once.',
    args: { input: t.arg({ type: ResumeSyncInput, required: true }) },
    resolve: (_, { input }, context) =>
      resumeSync(context.dependencies, viewerOf(context), localId('Connection', input.connectionId)),
  }),
  disconnect: t.errorUnionField({
    types: [ConnectionNode, NotFound, NotConnected],
    nullable: true,
    authScopes: { connect: true },
    args: { input: t.arg({ type: DisconnectInput, required: true }) },
    resolve: (_, { input }, context) =>
      disconnect(context.dependencies, viewerOf(context), localId('Connection', input.connectionId)),
  }),
}))
