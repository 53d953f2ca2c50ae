import type { initGraphQLTada, readFragment as Read } from 'gql.tada'
import type { introspection } from '../../generated/graphql-env.d.ts'
import { write } from './document.ts'

type Graphql = ReturnType<
  typeof initGraphQLTada<{
    introspection: introspection
    scalars: { ID: string; Decimal: string; Date: string; DateTime: string; JSON: object }
  }>
>

/** Writes an operation or fragment, typed against schema/schema.graphql. gql.tada gives the types; no parser is shipped. */
export const graphql = write as unknown as Graphql

/** Opens what a component's own fragment asked for: a matter of types only. */
export const readFragment = ((...given: unknown[]) => given.at(-1)) as typeof Read

export type { FragmentOf, ResultOf, TadaDocumentNode as Document, VariablesOf } from 'gql.tada'
