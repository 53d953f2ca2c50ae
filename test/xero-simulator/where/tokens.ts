/** A word of a `where` expression. */
export interface Token {
  kind: 'name' | 'text' | 'number' | 'sign'
  value: string
}

const pattern = /\s*(?:("(?:[^"\\]|"")*")|(-?\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_.]*)|(==|!=|>=|<=|&&|\|\||[><!(),]))/y

/** A `where` expression Xero cannot read. */
export class QueryError extends Error {}

/** Cuts an expression into words. A quote inside text is doubled; a backslash is an error, as it is at Xero. */
export function tokenise(expression: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  const end = expression.trimEnd().length
  while (pattern.lastIndex < end) {
    const position = pattern.lastIndex
    const [, text, number, name, sign] = pattern.exec(expression) ?? []
    if (text !== undefined) tokens.push({ kind: 'text', value: text.slice(1, -1).replaceAll('""', '"') })
    else if (number !== undefined) tokens.push({ kind: 'number', value: number })
    else if (name !== undefined) tokens.push({ kind: 'name', value: name })
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign })
    else throw new QueryError(`Syntax error at position ${position}`)
  }
  return tokens
}
