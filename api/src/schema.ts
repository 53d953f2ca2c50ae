import type { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'
import './problem/problem.graphql.ts'
import './workspace/viewer.graphql.ts'
import './workspace/workspace.graphql.ts'

/** The whole GraphQL schema: each feature's types and fields, put together. */
export function makeSchema(): GraphQLSchema {
  return builder.toSchema()
}
