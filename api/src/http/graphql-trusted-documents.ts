import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import documents from '@tieout/schema/trusted-documents.json' with { type: 'json' }
import type { Plugin } from 'graphql-yoga'
import type { ServerContext } from '../context.ts'

/**
 * Our web app sends the hashes of its operations (schema/trusted-documents.json) instead of their texts, as
 * `extensions.persistedQuery`. Everybody else sends any operation they like, within the limits.
 */
export function trustedDocuments(): Plugin<object, ServerContext> {
  const texts = new Map(Object.entries(documents))
  return usePersistedOperations<ServerContext & Record<string, unknown>>({
    allowArbitraryOperations: true,
    getPersistedOperation: (id) => texts.get(id) ?? null,
    customErrors: {
      notFound: {
        message: 'No operation has this sha256Hash. Reload the page, or send the text of the operation as query.',
        extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 404 } },
      },
    },
  }) as Plugin<object, ServerContext>
}
