import type { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'
import './client/client.graphql.ts'
import './invoice/invoice-changed.graphql.ts'
import './invoice/invoice-list.graphql.ts'
import './invoice/invoice-mutations.graphql.ts'
import './invoice/invoice.graphql.ts'
import './invoice/overview.graphql.ts'
import './payment/payment.graphql.ts'
import './problem/problem.graphql.ts'
import './project/project.graphql.ts'
import './service/service.graphql.ts'
import './tax-rate/tax-rate.graphql.ts'
import './timeline/timeline.graphql.ts'
import './workspace/settings.graphql.ts'
import './workspace/viewer.graphql.ts'
import './workspace/workspace.graphql.ts'

/** The whole GraphQL schema: each feature's types and fields, put together. */
export function makeSchema(): GraphQLSchema {
  return builder.toSchema()
}
