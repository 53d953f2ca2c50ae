/** A typed operation: one written with `graphql`, or a string document of another generator. */
export interface Operation<Data, Variables> {
  toString(): string
  __apiType?: (variables: Variables) => Data
}

interface Written {
  text: string
  fragments: readonly Written[]
  toString(): string
}

/** Keeps an operation or fragment as it was written, with the fragments it names. */
export function write(text: string, fragments: readonly Written[] = []): Written {
  const written = { text, fragments, toString: () => [...gather(written, new Set())].join('\n') }
  return written
}

function gather({ text, fragments }: Written, texts: Set<string>): Set<string> {
  texts.add(text.replaceAll(' @_unmask', ''))
  for (const fragment of fragments) gather(fragment, texts)
  return texts
}

/** How many fields the operation of a mutation asks for: an `Idempotency-Key` stands for one. */
export function countRootFields(text: string): number {
  const bare = text.replaceAll(/"""[^]*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*/g, ' ')
  const start = bodyStart(bare)
  let depth = 0
  let level = ''
  for (const letter of bare.slice(start)) {
    if (letter === '{' || letter === '(' || letter === '[') depth++
    if (depth === 1 && letter !== '{') level += letter
    if (letter === '}' || letter === ')' || letter === ']') depth--
    if (depth === 0) break
  }
  // What is left is names, aliases and directives: `one: two @include x`.
  return (level.replaceAll(/@\s*\w+|\w+\s*:/g, ' ').match(/\w+/g) ?? []).length
}

/** Where the selection begins: the first brace that is not within the variables' parentheses. */
function bodyStart(text: string): number {
  const begin = Math.max(text.search(/\b(mutation|query|subscription)\b/), 0)
  let depth = 0
  for (let at = begin; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')') depth--
    if (text[at] === '{' && depth === 0) return at
  }
  return text.length
}
