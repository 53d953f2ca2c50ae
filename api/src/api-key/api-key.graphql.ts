import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { InvalidInput, NotFound } from '../problem/problem.ts'
import { ApiKeyNode } from '../workspace/workspace.graphql.ts'
import { ApiKeyScopeType } from './api-key-scope.graphql.ts'
import { rotateApiKey, type Rotated } from '../workspace/rotate-api-key.ts'
import { scopesFrom } from './scopes.ts'

builder.prismaObjectField('Apikey', 'scopes', (t) =>
  t.field({
    type: [ApiKeyScopeType],
    description: 'What it may do.',
    select: { permissions: true },
    resolve: ({ permissions }) => [...scopesFrom(permissions)],
  }),
)

const RotateApiKeyInput = builder.inputType('RotateApiKeyInput', {
  fields: (t) => ({
    apiKeyId: t.id({ required: true }),
    overlapHours: t.int({
      required: true,
      defaultValue: 24,
      description: 'So long the old key works beside the new one; 0 ends it at once.',
    }),
  }),
})

const RotateApiKeySuccess = builder.objectRef<Rotated>('RotateApiKeySuccess').implement({
  description: '`key` is shown this once.',
  fields: (t) => ({
    apiKey: t.field({ type: ApiKeyNode, description: 'The new key.', resolve: ({ apiKey }) => apiKey }),
    key: t.exposeString('key', { description: 'The new key itself.' }),
    previous: t.field({
      type: ApiKeyNode,
      description: 'The old one: see when it ends.',
      resolve: (it) => it.previous,
    }),
  }),
})

builder.mutationField('rotateApiKey', (t) =>
  t.errorUnionField({
    types: [RotateApiKeySuccess, NotFound, InvalidInput],
    nullable: true,
    authScopes: { administer: true },
    description:
      'A new key of the same name and scopes; the old one goes on for a while, so that nothing stands still.',
    args: { input: t.arg({ type: RotateApiKeyInput, required: true }) },
    resolve: (_, { input }, context) =>
      rotateApiKey(context.dependencies, viewerOf(context), { ...input, apiKeyId: String(input.apiKeyId) }),
  }),
)
