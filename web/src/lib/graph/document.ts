interface Written {
  text: string
  fragments: readonly Written[]
}

/** What a build keeps of an operation: the name its text has in schema/trusted-documents.json. */
export interface Trusted {
  sha256Hash: string
}

/** The id it is sent under (GraphQL over HTTP, persisted documents). */
export function idOf({ sha256Hash }: Trusted): string {
  return `sha256:${sha256Hash}`
}

/** Keeps an operation or fragment as it was written, with the fragments it names. */
export function write(text: string, fragments: readonly Written[] = []): Written {
  return { text, fragments }
}

/** The text to send: every fragment once, without the marks that are for types only. */
export function print(document: object): string {
  const texts = new Set<string>()
  gather(document as Written, texts)
  return [...texts].join('\n').replaceAll(' @_unmask', '')
}

function gather({ text, fragments }: Written, texts: Set<string>): void {
  texts.add(text)
  for (const fragment of fragments) gather(fragment, texts)
}

/** What an operation does; undefined for a fragment. */
export function kindOf(document: object): string | undefined {
  return /^\s*(query|mutation|subscription)\b/.exec((document as Written).text)?.[1]
}
