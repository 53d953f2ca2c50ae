import { parseSync, type Plugin } from 'vite'

/**
 * A language nobody speaks, made of the English words, two fifths longer: `[Séénd íínvóóíícéé]`. What a page shows without accents does
 * not come from `src/lib/words`; what no longer fits would not fit in German either.
 */
export function pseudoWords(): Plugin {
  return accented
}

const accented: Plugin = {
  name: 'tieout-pseudo-words',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/lib\/words\/[\w-]+\.ts$/ },
    handler: (code, id) => accent(id, code),
  },
}

interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

/** A replacement of what stands between two places. */
type Edit = readonly [start: number, end: number, text: string]

const accents: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  y: 'ý',
  Y: 'Ý',
}

/** The source of a module of words, with its words in accents and its functions and keys as they were. */
export function accent(file: string, code: string): string {
  const edits: Edit[] = []
  collect(parseSync(file, code).program, edits)
  edits.sort(([a], [b]) => b - a)
  return edits.reduce((text, [start, end, made]) => text.slice(0, start) + made + text.slice(end), code)
}

function collect(value: unknown, edits: Edit[]): void {
  if (Array.isArray(value)) for (const one of value) collect(one, edits)
  if (!isNode(value) || isTechnical(value)) return
  if (value.type === 'Literal' && typeof value['value'] === 'string' && isSpoken(value['value']))
    edits.push([value.start, value.end, JSON.stringify(`[${lengthen(value['value'])}]`)])
  if (value.type === 'TemplateLiteral') edits.push(...template(value))
  for (const [field, inner] of Object.entries(value)) if (!isKey(value, field)) collect(inner, edits)
}

/** Only the words around what is put in; brackets show where the whole begins and ends. */
function template({ start, end, quasis }: Node): Edit[] {
  const parts = quasis as (Node & { value: { raw: string; cooked: string } })[]
  if (!parts.some(({ value }) => /\p{L}{2}/u.test(value.cooked))) return []
  // A part's place includes what opens it: the backtick, or the brace before it.
  const words = parts.map(({ start, value: { raw } }): Edit => [start + 1, start + 1 + raw.length, lengthen(raw)])
  return [...words, [start + 1, start + 1, '['], [end - 1, end - 1, ']']]
}

function lengthen(text: string): string {
  return text.replace(/[aeiouy]/gi, (vowel) => {
    const made = accents[vowel] ?? vowel
    return made + made.toLowerCase()
  })
}

function isSpoken(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/^[A-Z\d_]+$|^[/#]|^https?:/.test(text)
}

function isKey({ type, computed, callee }: Node, field: string): boolean {
  if (type === 'Property') return field === 'key' && !computed
  // What a text is asked: whether it starts with this, what stands between two.
  if (type === 'CallExpression') return field === 'arguments' && isNode(callee) && callee.type === 'MemberExpression'
  return type === 'MemberExpression' && field === 'property'
}

/** What code says to code: types, imports, comparisons, options of Intl, addresses. */
function isTechnical({ type, operator, key }: Node): boolean {
  if (type === 'Property') return /^(path|href|icon|page)$/.test(String((key as { name?: unknown }).name))
  if (type === 'BinaryExpression') return operator !== '+'
  return /^TS(Type|Interface)|^(Import|ExportAll)Declaration$|^NewExpression$/.test(type)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}
