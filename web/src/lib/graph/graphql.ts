import { initGraphQLTada } from 'gql.tada'
import type { introspection } from '../../generated/graphql-env.d.ts'

/** Writes a typed operation or fragment against schema/schema.graphql. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { ID: string; Decimal: string; Date: string; DateTime: string }
}>()

export { readFragment } from 'gql.tada'
export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada'
