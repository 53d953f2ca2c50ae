import type { initGraphQLTada } from 'gql.tada'
import type { introspection } from './generated/graphql-env.d.ts'
import { write } from './operation.ts'

type Graphql = ReturnType<
  typeof initGraphQLTada<{
    introspection: introspection
    scalars: { ID: string; Decimal: string; Date: string; DateTime: string }
  }>
>

/**
 * Writes an operation or a fragment. What it answers and which variables it takes are known to TypeScript from its text,
 * without generating anything; nothing is parsed at run time.
 */
export const graphql = write as unknown as Graphql

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada'
