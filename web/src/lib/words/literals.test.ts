import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'svelte/compiler'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
/** The same in every language. */
const untranslated = /^[\s·]*Tieout[\s·]*$/
const elsewhere = [/\/words\//, /^generated\//, /\.test\.ts$/, /\.graphql\.ts$/, /developer\/Example\.svelte$/]
const spoken = new Set(['title', 'alt', 'placeholder', 'label', 'hint', 'summary', 'heading', 'lead', 'text'])

/** What code says to code: names of types, of classes, of headers. */
const technical = new Set([
  ...['Invoice', 'Bill', 'Expense', 'Document', 'btn pri', 'none lastc'],
  ...['private, no-cache', 'public, max-age=600', 'application/graphql-response+json, application/json;q=0.9'],
])

interface Node {
  type: string
  [field: string]: unknown
}

test('every word a person reads or hears stands under words/', () => {
  const files = globSync('**/*.{svelte,ts}', { cwd: root }).filter((file) => !elsewhere.some((one) => one.test(file)))
  expect(files.length).toBeGreaterThan(200)
  expect(files.flatMap((file) => literals(file, readFileSync(join(root, file), 'utf8')))).toEqual([])
}, 30_000)

test.each([
  '<p>Hello there</p>',
  '<button aria-label="Close it"></button>',
  '<Field label="Name" />',
  '<p>{many ? "Many things" : ""}</p>',
  '<p>{`${n} is left`}</p>',
  '<script>const told = "Nothing was sent."</script>',
])('a word outside is found: %s', (source) => {
  expect(literals('Made.svelte', source)).toHaveLength(1)
})

test.each([
  '<p class="one two" data-kind="Three">{words.title} · Tieout</p>',
  '<p class={["btn pri", on && "one two"]}></p>',
  '<script>const escaped = event.key === "Escape"; throw new Error("Not for people")</script>',
])('what is not for people is left alone: %s', (source) => {
  expect(literals('Made.svelte', source)).toEqual([])
})

/** What reads like words in markup, in the attributes that are shown or spoken, and in the code around. */
function literals(file: string, text: string): string[] {
  const source = file.endsWith('.ts') ? `<script lang="ts">${text}</script>` : text
  const { fragment, instance, module } = parse(source, { modern: true })
  const found: string[] = []
  const say = (node: Node, words: string) =>
    found.push(`${file}:${source.slice(0, Number(node['start'])).split('\n').length} ${words.trim()}`)
  for (const part of [fragment, instance?.content, module?.content]) visit(part, [], say)
  return found
}

function visit(value: unknown, above: readonly Node[], say: (node: Node, words: string) => void): void {
  if (Array.isArray(value)) return value.forEach((one) => visit(one, above, say))
  if (!isNode(value)) return
  const words = wordsIn(value, above)
  if (words !== undefined && !untranslated.test(words) && !technical.has(words)) say(value, words)
  if (value.type === 'ImportDeclaration' || isTechnical(value)) return
  for (const [field, inner] of Object.entries(value)) if (field !== 'metadata') visit(inner, [...above, value], say)
}

function wordsIn(node: Node, above: readonly Node[]): string | undefined {
  const attribute = above.findLast(({ type }) => type === 'Attribute')
  if (node.type === 'Text') {
    const { data } = node as unknown as { data: string }
    return /\p{L}{2}/u.test(data) && (!attribute || isSpoken(attribute)) ? data : undefined
  }
  if (node.type === 'Literal' && typeof node['value'] === 'string') return sentence(node['value'])
  if (node.type !== 'TemplateElement') return undefined
  const { cooked } = node['value'] as { cooked: string }
  return /\p{L}{2,} |(^| )\p{L}{2,}$/u.test(cooked) && / /.test(cooked) ? sentence(`A ${cooked}`) : undefined
}

/** "Two words", "Capital": what code never needs to say to itself. */
function sentence(text: string): string | undefined {
  return /^\p{Lu}\p{Ll}+$|\p{L}[,.…]? \p{L}+/u.test(text) ? text : undefined
}

function isSpoken({ name }: Node): boolean {
  return (
    spoken.has(String(name)) || /^aria-(label|description|roledescription|valuetext|placeholder)$/.test(String(name))
  )
}

/** Where text is for machines: classes and other attributes, comparisons, type names, errors nobody is shown. */
function isTechnical(node: Node): boolean {
  const { name, key, callee } = node as {
    name?: unknown
    key?: { name?: string }
    callee?: { name?: string; object?: { name?: string } }
  }
  if (node.type === 'Attribute')
    return !isSpoken(node) && /^(class|style|d|data-.*|role|type|id|key)$/.test(String(name))
  if (node.type === 'Property') return key?.name === '__typename' || key?.name === 'key'
  if (node.type === 'NewExpression') return callee?.name === 'Error'
  if (node.type === 'CallExpression') return callee?.object?.name === 'console'
  return (
    node.type === 'BinaryExpression' ||
    node.type === 'SwitchCase' ||
    /^TS(Type|Literal|Union|Interface)/.test(node.type)
  )
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}
