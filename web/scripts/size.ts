import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a first visit to the invoice list may load in script, gzipped. */
const budget = 60_000
const pages = ['(app)/+layout', '(app)/invoices/+page']
const kit = join(import.meta.dirname, '..', '.svelte-kit')
const client = join(kit, 'output', 'client')

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
}

const manifest = JSON.parse(readFileSync(join(client, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>
const files = [...reach(entries())].map((file) => ({ file, size: gzipSync(readFileSync(join(client, file))).length }))
const total = files.reduce((sum, { size }) => sum + size, 0)

for (const { file, size } of files.toSorted((a, b) => b.size - a.size)) console.log(`${inKilobytes(size)}  ${file}`)
console.log(`${inKilobytes(total)}  the invoice list's first load, of ${inKilobytes(budget)}`)
if (total > budget) {
  console.error('The invoice list loads more script than it may. See which chunk grew above.')
  process.exit(1)
}

/** The two that start every page, and the nodes that make up this one. */
function entries(): string[] {
  const nodes = join(kit, 'generated', 'client-optimized', 'nodes')
  const wanted = readdirSync(nodes).filter((name) => {
    const source = readFileSync(join(nodes, name), 'utf8')
    return pages.some((page) => source.includes(`/src/routes/${page}.`)) || name === '0.js' || name === '1.js'
  })
  const starts = Object.keys(manifest).filter((key) => /(client\/entry|client-optimized\/app)\.js$/.test(key))
  const found = [...starts, ...wanted.map((name) => `.svelte-kit/generated/client-optimized/nodes/${name}`)]
  if (starts.length !== 2 || wanted.length < 4)
    throw new Error(`The build looks different from before: ${found.join(', ')}`)
  return found
}

function reach(keys: readonly string[], seen = new Set<string>()): Set<string> {
  for (const key of keys) {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build has no ${key}`)
    if (seen.has(chunk.file)) continue
    seen.add(chunk.file)
    reach(chunk.imports ?? [], seen)
  }
  return seen
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(5)} kB`
}
