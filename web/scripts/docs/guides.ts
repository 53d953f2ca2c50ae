import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { render, toWords, type Heading } from './markdown.ts'
import { webhookCatalogue } from './webhooks.ts'

/** A page of the documentation, written by hand. */
export interface Guide {
  slug: string
  title: string
  description: string
  section: string
  order: number
  html: string
  headings: Heading[]
  words: string
  markdown: string
}

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'docs/guide')

/** What is written elsewhere and shown on a page: `<!-- include: changelog -->`. */
const includes: Record<string, () => string> = {
  changelog: () => readFileSync(join(root, 'CHANGELOG.md'), 'utf8').replace(/^# .*\n/, ''),
  settings: () => ['```sh', readFileSync(join(root, '.env.example'), 'utf8').trim(), '```'].join('\n'),
  webhooks: webhookCatalogue,
}

/** Every page of docs/guide, in the order they are read in. */
export function readGuides(): Guide[] {
  const guides = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => toGuide(name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')))
  return guides.toSorted((a, b) => a.order - b.order)
}

function toGuide(slug: string, source: string): Guide {
  const [, head = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(source) ?? []
  const facts = Object.fromEntries(head.split('\n').map((line) => line.split(/:\s+(.*)/).slice(0, 2)))
  const { title, description, section, order } = facts as Record<string, string | undefined>
  if (!title || !description || !section || !order)
    throw new Error(`docs/guide/${slug}.md begins without its title, description, section and order.`)
  const markdown = body.replaceAll(/<!-- include: (\w+) -->/g, (_, name: string) => {
    const include = includes[name]
    if (!include) throw new Error(`docs/guide/${slug}.md includes ${name}, which there is not.`)
    return include()
  })
  return {
    ...{ slug, title, description, section, order: Number(order), markdown: `# ${title}\n\n${markdown.trim()}\n` },
    ...render(markdown),
    words: toWords(markdown),
  }
}
