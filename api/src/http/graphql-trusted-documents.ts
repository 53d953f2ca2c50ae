import {
  defaultExtractPersistedOperationId,
  type ExtractPersistedOperationId,
  usePersistedOperations,
} from '@graphql-yoga/plugin-persisted-operations'
import documents from '@tieout/schema/trusted-documents.json' with { type: 'json' }
import type { Plugin } from 'graphql-yoga'
import type { ServerContext } from '../context.ts'

/** The parameter that names an operation instead of its text. */
export const DOCUMENT_ID = 'documentId'

/**
 * Our web app sends the hashes of its operations (schema/trusted-documents.json) instead of their texts, as `documentId`
 * (GraphQL over HTTP, persisted documents); pages opened before that one was taken, as `extensions.persistedQuery`.
 * Everybody else sends any operation they like, within the limits.
 */
export function trustedDocuments(): Plugin<object, ServerContext> {
  const texts = new Map(Object.entries(documents))
  return usePersistedOperations<ServerContext & Record<string, unknown>>({
    allowArbitraryOperations: true,
    extractPersistedOperationId: readId,
    getPersistedOperation: (id) => texts.get(id) ?? null,
    customErrors: {
      notFound: {
        message: 'No operation has this documentId. Reload the page, or send the text of the operation as query.',
        extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 404 } },
      },
    },
  }) as Plugin<object, ServerContext>
}

function readId(...[params, request, context]: Parameters<ExtractPersistedOperationId>): string | null {
  const { [DOCUMENT_ID]: named } = params as { [DOCUMENT_ID]?: unknown }
  // Of an address, which is all an EventSource can send, Yoga reads only the parameters it knows.
  const id = named ?? (request.method === 'GET' ? new URL(request.url).searchParams.get(DOCUMENT_ID) : undefined)
  if (typeof id === 'string' && id.startsWith('sha256:')) return id.slice('sha256:'.length)
  return defaultExtractPersistedOperationId(params, request, context)
}
