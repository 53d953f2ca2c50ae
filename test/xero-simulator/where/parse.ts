import { QueryError, tokenise, type Token } from './tokens.ts'

/** A value in an expression. Dates are milliseconds. */
export type Value = string | number | boolean | null | Date

/** A parsed `where` expression. */
export type Expression =
  | { kind: 'and' | 'or'; left: Expression; right: Expression }
  | { kind: 'not'; inner: Expression }
  | { kind: 'compare'; path: string; sign: string; value: Value }
  | { kind: 'method'; path: string; method: string; argument: string }
  | { kind: 'is'; path: string }

/** Parses `Type=="ACCREC" AND Contact.ContactID==Guid("…")`; throws QueryError. */
export function parseWhere(expression: string): Expression {
  const parser = new Parser(tokenise(expression))
  const parsed = parser.either()
  parser.finish()
  return parsed
}

class Parser {
  readonly #tokens: Token[]
  #at = 0

  constructor(tokens: Token[]) {
    this.#tokens = tokens
  }

  either(): Expression {
    let left = this.#both()
    while (this.#take('||', 'OR')) left = { kind: 'or', left, right: this.#both() }
    return left
  }

  finish(): void {
    const rest = this.#tokens[this.#at]
    if (rest) throw new QueryError(`Syntax error at '${rest.value}'`)
  }

  #both(): Expression {
    let left = this.#single()
    while (this.#take('&&', 'AND')) left = { kind: 'and', left, right: this.#single() }
    return left
  }

  #single(): Expression {
    if (this.#take('!', 'NOT')) return { kind: 'not', inner: this.#single() }
    if (this.#take('(')) {
      const inner = this.either()
      this.#expect(')')
      return inner
    }
    return this.#comparison()
  }

  #comparison(): Expression {
    const path = this.#name()
    const method = /^(.+)\.(Contains|StartsWith|EndsWith)$/i.exec(path)
    if (method?.[1] && method[2]) {
      this.#expect('(')
      const argument = String(this.#value())
      this.#expect(')')
      return { kind: 'method', path: method[1], method: method[2].toLowerCase(), argument }
    }
    const sign = this.#tokens[this.#at]
    if (sign?.kind !== 'sign' || !['==', '!=', '>', '>=', '<', '<='].includes(sign.value)) return { kind: 'is', path }
    this.#at += 1
    return { kind: 'compare', path, sign: sign.value, value: this.#value() }
  }

  #value(): Value {
    const token = this.#next()
    if (token.kind === 'text') return token.value
    if (token.kind === 'number') return Number(token.value)
    if (token.kind !== 'name') throw new QueryError(`Syntax error at '${token.value}'`)
    const word = token.value.toLowerCase()
    if (word === 'null') return null
    if (word === 'true' || word === 'false') return word === 'true'
    return this.#constructed(word)
  }

  #constructed(word: string): Value {
    this.#expect('(')
    const values = [this.#value()]
    while (this.#take(',')) values.push(this.#value())
    this.#expect(')')
    if (word === 'guid') return String(values[0]).toLowerCase()
    if (word === 'datetime.parse') return new Date(`${String(values[0]).slice(0, 10)}T00:00:00Z`)
    if (word !== 'datetime') throw new QueryError(`No applicable method '${word}' exists`)
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = values.map(Number)
    return new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  }

  #name(): string {
    const token = this.#next()
    if (token.kind !== 'name') throw new QueryError(`Syntax error at '${token.value}'`)
    return token.value
  }

  #next(): Token {
    const token = this.#tokens[this.#at]
    if (!token) throw new QueryError('Expression expected')
    this.#at += 1
    return token
  }

  #take(...words: string[]): boolean {
    const token = this.#tokens[this.#at]
    if (!token || token.kind === 'text' || !words.includes(token.value.toUpperCase())) return false
    this.#at += 1
    return true
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw new QueryError(`'${sign}' expected`)
  }
}
