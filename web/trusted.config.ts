import type { Plugin } from 'vite'
import { readDocuments, toTrusted } from './scripts/operations.ts'

/**
 * A build sends the ids of its operations, which the server has in schema/trusted-documents.json: neither their text
 * nor a parser is shipped. While developing, the text itself is sent.
 */
export function trustedDocuments(): Plugin[] {
  return [idsForTexts, noParser]
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

const parser = '@0no-co/graphql.web'

/** urql brings a parser for texts; there are none. */
const noParser: Plugin = {
  name: 'tieout-no-parser',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (source !== parser || importer === undefined) return undefined
    const real = await this.resolve(source, importer, { skipSelf: true })
    return real && `\0without-parser:${real.id}`
  },
  load(id) {
    const real = id.startsWith('\0without-parser:') ? id.slice('\0without-parser:'.length) : undefined
    if (real === undefined) return undefined
    return `export { GraphQLError, Kind } from ${JSON.stringify(real)}
export function parse() { throw new Error('A build sends ids of operations, never their text.') }
export const print = parse`
  },
}
