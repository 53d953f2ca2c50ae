import type { Plugin } from 'vite'
import { readDocuments, toTrusted } from './scripts/operations.ts'

/**
 * A build sends the ids of its operations, which the server has in schema/trusted-documents.json, and ships none of their
 * text. While developing, the text itself is sent.
 */
export function trustedDocuments(): Plugin {
  return idsForTexts
}

const idsForTexts: Plugin = {
  name: 'tieout-ids-for-texts',
  apply: 'build',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('.graphql.ts')) return undefined
    const documents = Object.entries(await readDocuments(id))
    return documents
      .map(([name, document]) => `export const ${name} = ${JSON.stringify(toTrusted(document) ?? {})}`)
      .join('\n')
  },
}
