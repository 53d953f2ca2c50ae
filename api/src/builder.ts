import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import type PrismaTypes from '@tieout/prisma/pothos'
import { getDatamodel } from '@tieout/prisma/pothos'
import { GraphQLError } from 'graphql'
import type { Context } from './context.ts'
import {
  printDay,
  printDecimal,
  printMoment,
  readDay,
  readDecimal,
  readMoment,
  type DecimalLike,
} from './lib/scalars.ts'
import { permissionsOf } from './workspace/roles.ts'
import { resultUnion } from './lib/result-union.ts'

/** What a field may ask of the viewer. */
interface Scopes {
  viewer: boolean
  connect: boolean
  map: boolean
  send: boolean
  administer: boolean
}

/** Every `*.graphql.ts` adds its types and fields to this. Fields are non-null unless they say otherwise. */
export const builder = new SchemaBuilder<{
  PrismaTypes: PrismaTypes
  Context: Context
  AuthScopes: Scopes
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  Scalars: {
    ID: { Input: string; Output: string | number | bigint }
    Decimal: { Input: string; Output: DecimalLike }
    Date: { Input: string; Output: Date | string }
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: never; Output: object }
  }
}>({
  // The errors plugin stands before Prisma's, as its documentation asks.
  plugins: [ErrorsPlugin, ScopeAuthPlugin, PrismaPlugin, RelayPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  errors: {
    // A default of [Error] would tell the client a database's own words, connection string included.
    defaultTypes: [],
    defaultUnionOptions: resultUnion,
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ viewer }) => {
      if (!viewer) return { viewer: false, connect: false, map: false, send: false, administer: false }
      return { viewer: true, ...permissionsOf(viewer.role) }
    },
    unauthorizedError: (_parent, { viewer }) => (viewer ? forbidden() : unauthenticated()),
  },
  prisma: {
    client: ({ dependencies }) => dependencies.prisma,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    maxConnectionSize: 100,
    defaultConnectionSize: 25,
  },
  relay: {
    cursorType: 'String',
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    nodesOnConnection: true,
    nodesQueryOptions: { complexity: ({ ids }: { ids: unknown[] }) => ({ field: 1, multiplier: ids.length }) },
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 5,
    // What an operation costs is judged once, before any of it runs: http/graphql-cost.ts.
    disabled: true,
  },
})

builder.queryType({ authScopes: { viewer: true } })
builder.mutationType({
  description: 'Every mutation answers with a union: the success type, or a Problem that says why not and what to do.',
  authScopes: { viewer: true },
})
builder.subscriptionType({ authScopes: { viewer: true } })

builder.scalarType('Decimal', {
  description: 'Exact decimal, a string in JSON.',
  serialize: printDecimal,
  parseValue: readDecimal,
})
builder.scalarType('Date', {
  description: 'A calendar day, such as 2026-11-21.',
  serialize: printDay,
  parseValue: readDay,
})
builder.scalarType('DateTime', {
  description: 'RFC 3339, UTC.',
  serialize: printMoment,
  parseValue: readMoment,
})

builder.scalarType('JSON', {
  description: 'An object, as it is to be sent. Only ever answered.',
  serialize: (value) => value,
  parseValue: () => {
    throw new GraphQLError('JSON is only ever answered.', { extensions: { code: 'BAD_USER_INPUT' } })
  },
})

function unauthenticated(): GraphQLError {
  return new GraphQLError('Sign in, or send an API key.', { extensions: { code: 'UNAUTHENTICATED' } })
}

function forbidden(): GraphQLError {
  return new GraphQLError('Your role doesn’t allow this. Ask an owner or admin of the workspace.', {
    extensions: { code: 'FORBIDDEN' },
  })
}
