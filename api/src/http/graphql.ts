import { createYoga, type YogaServerInstance } from 'graphql-yoga'
import { guardAllowance } from './graphql-allowance.ts'
import { useIdempotency } from './graphql-idempotency.ts'
import { guardScopes } from './graphql-scopes.ts'
import { makeContext, type OwnContext, type ServerContext } from '../context.ts'
import type { Dependencies } from '../dependencies.ts'
import { makeSchema } from '../schema.ts'
import { tellCursors } from './graphql-cursor.ts'
import { tellDeprecations } from './graphql-deprecations.ts'
import { limitDocuments, limitTime } from './graphql-limits.ts'
import { maskError, refuseFormPosts, tellRequestId } from './graphql-plugins.ts'
import { shareSubscriptions } from './graphql-sharing.ts'
import { countUsage } from './graphql-usage.ts'
import { observeOperations } from './graphql-telemetry.ts'
import { DOCUMENT_ID, trustedDocuments } from './graphql-trusted-documents.ts'
import { keepBehindWall } from './graphql-wall.ts'

/** The largest body anybody may send. */
export const MAX_BODY_BYTES = 1_000_000

/** A query is answered within this time, or not at all. */
const operationPatienceMs = 20_000

/** GraphQL over HTTP at /graphql: queries and mutations as JSON, subscriptions over SSE, GraphiQL for people. */
export function makeGraphql(
  dependencies: Dependencies,
  schema = makeSchema(),
): YogaServerInstance<ServerContext, OwnContext> {
  return createYoga<ServerContext, OwnContext>({
    schema,
    context: makeContext(dependencies),
    graphqlEndpoint: '/graphql',
    landingPage: false,
    // Node's own: a stand-in's stream, copied into a native response, throws when a reader of a subscription leaves.
    fetchAPI: { Request, Response, ReadableStream, Headers, TextEncoder, TextDecoder, URL },
    // Its assets are in the package: no page of ours asks a stranger's server for script. They weigh thirty megabytes, so they
    // are read when a person opens it, not by every process.
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    graphiql: { title: 'Tieout GraphQL', credentials: 'same-origin', defaultQuery: EXAMPLE },
    // Our pages reach /graphql on their own origin; other programs are no browsers.
    cors: false,
    multipart: false,
    extraParamNames: [DOCUMENT_ID],
    // The server has judged the body's size before.
    maxRequestBodySize: false,
    logging: false,
    maskedErrors: { maskError },
    plugins: [
      refuseFormPosts(),
      trustedDocuments(),
      limitDocuments(),
      countUsage(dependencies.usage),
      guardScopes(),
      guardAllowance(dependencies),
      tellDeprecations(`${dependencies.env.publicWebUrl}/docs/versions`),
      limitTime(operationPatienceMs),
      useIdempotency(),
      observeOperations(),
      tellCursors(),
      shareSubscriptions(),
      tellRequestId(dependencies.log),
      keepBehindWall(),
    ],
  })
}

const EXAMPLE = `# Sign in to Tieout in this browser, or add the header { "Authorization": "Bearer tie_…" }.
{
  viewer { name workspace { name } }
  invoices(first: 5) { nodes { number total { amount currency } sync { state reason { title } } } }
}
`
