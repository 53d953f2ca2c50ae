import { GraphQLError, type ExecutionResult } from 'graphql'
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { ServerContext } from '../context.ts'

/**
 * A page on another site can make a browser post a form with our cookies, but not JSON: only JSON is taken. Mutations by GET
 * are refused by Yoga itself.
 */
export function refuseFormPosts(): Plugin {
  return {
    onRequestParse({ request }) {
      if (request.method !== 'POST') return
      const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
      if (type === 'application/json') return
      throw new GraphQLError('Send the operation as application/json.', {
        extensions: { code: 'UNSUPPORTED_MEDIA_TYPE', http: { status: 415 } },
      })
    },
  }
}

const MASKED = 'Unexpected error.'

/** What anybody may see of an error: refusals we worded ourselves; of anything else only that it happened. */
export function maskError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError && isWorded(error)) return error
  const original = error instanceof GraphQLError ? error.originalError : error
  return new GraphQLError(MASKED, {
    ...(error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {}),
    originalError: original instanceof Error ? original : new Error(String(original)),
    extensions: { code: 'INTERNAL' },
  })
}

function isWorded(error: GraphQLError): boolean {
  const original = error.originalError
  if (!original) return true
  return original instanceof GraphQLError && isWorded(original)
}

/** Every error names its request; what was masked is written to the log under the same name. */
export function tellRequestId(log: Logger): Plugin<object, ServerContext> {
  return {
    onResultProcess({ result, setResult, serverContext: { requestId } }) {
      const tell = (one: ExecutionResult): ExecutionResult => withRequestId(one, requestId, log)
      if (Array.isArray(result)) return
      setResult(
        isAsyncIterable(result) ? mapAsyncIterator(result as AsyncIterable<ExecutionResult>, tell) : tell(result),
      )
    },
  }
}

function withRequestId(result: ExecutionResult, requestId: string, log: Logger): ExecutionResult {
  if (!result.errors) return result
  return { ...result, errors: result.errors.map((error) => named(error, requestId, log)) }
}

/** The longest message of an error. */
const mostLetters = 1_000

function named(error: GraphQLError, requestId: string, log: Logger): GraphQLError {
  const code = error.extensions['code'] ?? 'BAD_REQUEST'
  if (code === 'INTERNAL') log.error({ err: error.originalError, requestId, path: error.path }, 'an operation failed')
  // What was sent is told again, but not all of it.
  return new GraphQLError(error.message.slice(0, mostLetters), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { ...error.extensions, code, requestId },
  })
}
