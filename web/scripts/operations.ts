import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { kindOf, print, type Trusted } from '../src/lib/graph/document.ts'

const sources = join(import.meta.dirname, '..', 'src')

/** Every operation of the app: the id it is sent under, and its text. Sorted, so that the same app gives the same list. */
export async function readOperations(): Promise<Record<string, string>> {
  const texts: string[] = []
  for (const file of globSync('**/*.graphql.ts', { cwd: sources })) {
    const documents = Object.values(await readDocuments(join(sources, file)))
    texts.push(...documents.filter((document) => kindOf(document)).map(print))
  }
  const entries = texts.map((text): [string, string] => [idOf(text), text])
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** What a module of operations and fragments exports, by name. */
export async function readDocuments(file: string): Promise<Record<string, object>> {
  return (await import(file)) as Record<string, object>
}

/** What a build sends of this document; undefined for a fragment, which no one sends alone. */
export function toTrusted(document: object): Trusted | undefined {
  return kindOf(document) ? { sha256Hash: idOf(print(document)) } : undefined
}

function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
