import type { Workspace } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { ApiKeyScopeType } from '../api-key/api-key-scope.graphql.ts'
import { viewerOf } from '../context.ts'
import { InvalidInput, NotFound } from '../problem/problem.ts'
import { createApiKey, revokeApiKey, type NewApiKey } from './api-keys.ts'
import { updateWorkspace } from './update-workspace.ts'
import {
  ApiKeyNode,
  ContactMatchOrderType,
  CreatedStatusType,
  ExpenseFormType,
  PushTriggerType,
  WorkspaceNode,
} from './workspace.graphql.ts'

const DirectionPresetType = builder.enumType('SyncDirectionPreset', {
  values: ['ONE_WAY', 'PAID_STATUS_BACK', 'TWO_WAY'] as const,
})

const UpdateWorkspaceInput = builder.inputType('UpdateWorkspaceInput', {
  fields: (t) => ({
    name: t.string(),
    timeZone: t.string(),
    pushTrigger: t.field({ type: PushTriggerType }),
    createdStatus: t.field({ type: CreatedStatusType }),
    composeCreateStatus: t.field({
      type: CreatedStatusType,
      description: 'What an invoice or bill made from a record is created as in Xero.',
    }),
    requireExplicitTaxMapping: t.boolean(),
    autoCreateContacts: t.boolean({
      description: 'A client that matches no contact gets a new one in Xero; otherwise a person chooses.',
    }),
    contactMatchOrder: t.field({ type: ContactMatchOrderType, description: 'What a client is matched with first.' }),
    direction: t.field({ type: DirectionPresetType, description: 'Sets the four flows below at once.' }),
    paymentsPush: t.boolean(),
    paymentsPull: t.boolean(),
    contactsPush: t.boolean(),
    contactsPull: t.boolean(),
    strictAccountFilter: t.boolean({
      description: 'Pickers offer only accounts with payments enabled in Xero, and no bank accounts.',
    }),
    expensesAs: t.field({ type: ExpenseFormType }),
  }),
})
const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    expiresInDays: t.int(),
    scopes: t.field({
      type: [ApiKeyScopeType],
      description: 'What it may do; left out, it reads and changes nothing. A key gives no more than it holds itself.',
    }),
  }),
})
const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  fields: (t) => ({ apiKeyId: t.id({ required: true }) }),
})

const CreateApiKeySuccess = builder.objectRef<NewApiKey>('CreateApiKeySuccess').implement({
  description: '`key` is shown this once.',
  fields: (t) => ({
    apiKey: t.field({ type: ApiKeyNode, resolve: ({ apiKey }) => apiKey }),
    key: t.exposeString('key'),
  }),
})
const RevokeApiKeySuccess = builder.objectRef<{ workspace: Workspace }>('RevokeApiKeySuccess').implement({
  fields: (t) => ({ workspace: t.field({ type: WorkspaceNode, resolve: ({ workspace }) => workspace }) }),
})

builder.mutationFields((t) => ({
  updateWorkspace: t.errorUnionField({
    types: [WorkspaceNode, InvalidInput],
    nullable: true,
    authScopes: { administer: true },
    args: { input: t.arg({ type: UpdateWorkspaceInput, required: true }) },
    resolve: (_, { input }, context) => updateWorkspace(context.dependencies, viewerOf(context), input),
  }),
  createApiKey: t.errorUnionField({
    types: [CreateApiKeySuccess, InvalidInput],
    nullable: true,
    authScopes: { administer: true },
    args: { input: t.arg({ type: CreateApiKeyInput, required: true }) },
    resolve: (_, { input }, context) => createApiKey(context.dependencies, viewerOf(context), input),
  }),
  revokeApiKey: t.errorUnionField({
    types: [RevokeApiKeySuccess, NotFound],
    nullable: true,
    authScopes: { administer: true },
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true }) },
    resolve: (_, { input }, context) => revokeApiKey(context.dependencies, viewerOf(context), input),
  }),
}))
